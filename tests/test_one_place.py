"""A rule stands in one place: no table twice, no shared name with a second meaning, no function written out again."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.support.sources import APPS, app_of, modules

ALIKE_BY_CHANCE = 25  # nodes of a function's body: two shorter ones may well be alike
TABLES = (ast.Dict, ast.Set, ast.Tuple, ast.List, ast.Call, ast.DictComp, ast.SetComp, ast.ListComp)

TWICE = {
    "BY_KEY": "the fields of an import and those of a check of many, each by its key",
    "TEXT": "a text area of four rows: a widget of two apps' forms, no rule",
    "timedelta": "spans of time that happen to be as long as another",
}
OF_ANOTHER_MEANING = {
    "BIGGEST": "the biggest file of a kind: an upload, a file of certificates, an old workbook",
    "BODY": "a body's look, the host of a delivery, and who is paid: each its app's own word",
    "EDGES": "a case and a certificate are two machines",
    "TERMINAL": "a case and a certificate are two machines",
    "INVOICE": "the columns of an export; the look of an invoice",
    "KINDS": "kinds of case; kinds of change between two versions of a scheme",
    "REASONS": "what a scheme begins with; why a row of an import stays out",
}
WRITTEN_AGAIN = {
    "print_invoice": "the same page through two doors: the body's and the client's",
    "in_one_cell": "of a party and of a factory, which share no base",
}
WRITTEN_FIRST = "asked before the record is written, whose constraint would else answer with an error"
OF_GUARDS_AND_ACTIONS = {  # what a guard refuses and something else refuses in the same words
    "Declining needs a reason, for the client and for the file (7.3.4).": WRITTEN_FIRST,
    "Confirm the division into units.": WRITTEN_FIRST,
    "State who has the competence and the means for this evaluation (7.3.3).": WRITTEN_FIRST,
    "List the evidence you still need.": WRITTEN_FIRST,
    "The scope decided goes beyond the scope asked.": "the draft's scope is built from what was chosen, before a rule sees it",
    "A granted case is completed by issuing its certificate.": "before the letter is asked for",
    "The agreement has not been signed by both sides.": "before a certificate is prepared, long before its case moves",
    "You are not authorised to decide under this scheme today (7.6.3).": "measures, which are no cases yet",
    "People the body has from outside never decide (7.6.3-4).": "measures, which are no cases yet",
    "The application review is not on record (7.3).": "two rules rest on it",
}
AT_HOME = {"organisations_of": "accounts.queries", "acts_for": "accounts.queries", "money_of": "lib.money"}


def constants() -> Iterator[tuple[str, str, ast.expr]]:
    """Module, name and value of every constant of a module."""
    for module, tree in modules().items():
        for node in tree.body:
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if isinstance(target, ast.Name) and target.id.isupper() and getattr(node, "value", None):
                yield module, target.id, node.value


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for module, tree in modules().items():
        yield from ((module, node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def is_table(value: ast.expr) -> bool:
    """A value that says a rule: a list of things and not a single one; what names its own file is each folder's own."""
    return isinstance(value, TABLES) and len(list(ast.walk(value))) > 4 and "__file__" not in ast.unparse(value)


def test_no_table_is_written_down_twice():
    found: dict[str, list[str]] = defaultdict(list)
    for module, name, value in constants():
        if is_table(value) and not module.startswith("marketplace.settings"):
            known = name in TWICE or (isinstance(value, ast.Call) and getattr(value.func, "id", "") in TWICE)
            found[ast.dump(value)] += [] if known else [f"{module}.{name}"]
    assert [places for places in found.values() if len(places) > 1] == []


def test_a_constant_that_others_import_has_one_meaning():
    shared = {
        alias.name
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and app_of(node.module or "") in {*APPS} - {app_of(module)}
        for alias in node.names
    }
    places: dict[str, set[str]] = defaultdict(set)
    for module, name, _value in constants():
        places[name].add(app_of(module))
    assert {name for name in shared if len(places[name]) > 1} - OF_ANOTHER_MEANING.keys() == set()


def test_no_function_is_written_out_again():
    bodies: dict[str, list[str]] = defaultdict(list)
    for module, function in functions():
        body = function.body[1:] if ast.get_docstring(function) else function.body
        if sum(len(list(ast.walk(part))) for part in body) >= ALIKE_BY_CHANCE and function.name not in WRITTEN_AGAIN:
            bodies["".join(map(ast.dump, body))].append(f"{module}.{function.name}")
    assert [places for places in bodies.values() if len(places) > 1] == []


def refusals() -> Iterator[tuple[str, str]]:
    """Module and sentence of every refusal in words."""
    for module, tree in modules().items():
        calls = (
            node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused"
        )
        texts = (text for call in calls for text in ast.walk(call) if isinstance(text, ast.Constant))
        yield from ((module, text.value) for text in texts if isinstance(text.value, str) and " " in text.value.strip())


def test_what_a_guard_refuses_nothing_else_refuses_in_the_same_words():
    """The same sentence in an action is the same rule a second time."""
    places: dict[str, list[str]] = defaultdict(list)
    for module, sentence in refusals():
        places[sentence].append(module)
    twice = {
        sentence
        for sentence, found in places.items()
        if len(found) > 1 and any(module.endswith("guards.__init__") for module in found)
    }
    assert twice == OF_GUARDS_AND_ACTIONS.keys()


def test_what_the_ground_answers_no_app_answers_again():
    elsewhere = {f"{module}.{function.name}" for module, function in functions() if function.name in AT_HOME}
    assert elsewhere == {f"{module}.{name}" for name, module in AT_HOME.items()}
