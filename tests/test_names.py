"""Names are the trade's: a type's name is of one thing, and the narrator's words name nothing (docs/glossary.md)."""

import ast
from collections import defaultdict

from tests.support.sources import app_of, modules

OF_SEVERAL_THINGS = {
    "Command": "Django finds a management command by this name",
    "Comparison": "of schemes side by side; of our books with a provider's, a table",
    "Delivery": "tables: of a fact to an app that hears it; of a part of an order to its buyer",
    "Difference": "between two files of an import; between our books and a provider's, a table",
    "Kind": "choices: what a case is about; what a statement is about; and what can be found, and how",
    "Letter": "tables: a mail that goes out; a letter of the body about a case",
    "Look": "what an import looks like before it is read; a status's word, icon and tone",
    "Plan": "tables: how an evaluation is done; what a body subscribes to",
    "Order": "what a buyer orders of a seller, a table; in which order a list is read",
    "Question": "tables: what a scheme asks everybody; what a case officer asks about one application",
    "Report": "tables: of an evaluation; of a laboratory on tests",
    "Review": "tables: what a reviewer of a body finds in a case (复核); what a client thinks of a seller's work (评价)",
    "Rule": "what must hold before a step of a case; the table of what operators may set",
    "Sample": "samples on their way to a laboratory, a table; the words by which a guide is checked",
    "State": "choices of two machines: a case and an invoice",
}
NARRATORS = {"place", "said", "told", "found", "kept"}
NOT_YET = {"imports"}  # reads strangers' files and grew a language of its own; its names change with its next change


def parameters_of(node: ast.FunctionDef | ast.Lambda) -> set[str]:
    given = node.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    return {parameter.arg for parameter in named if parameter}


def fields_of(node: ast.ClassDef) -> set[str]:
    return {
        part.target.id for part in node.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
    }


def test_a_public_type_has_a_name_of_its_own():
    homes: dict[str, list[str]] = defaultdict(list)
    for module, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(module)
    assert {name for name, where in homes.items() if len(where) > 1} == OF_SEVERAL_THINGS.keys()


def test_no_parameter_and_no_field_has_a_narrators_name():
    vague = {
        f"{module}:{node.lineno} {name}"
        for module, tree in modules().items()
        if app_of(module) not in NOT_YET
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef))
        for name in (fields_of(node) if isinstance(node, ast.ClassDef) else parameters_of(node)) & NARRATORS
    }
    assert vague == set()
