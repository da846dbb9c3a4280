"""What differs between the version in force and a draft, in the words in which the public reads it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.models import SchemeVersion
from catalog.statements import scheme_statement
from statements.showing import DiffLine, text_diff
from vocabulary.countries import market_name
from vocabulary.terms import TERMS

PASSED_OVER = {"version", "versions", "published_at", "transition_ends_on"}
TITLES: dict[str, str | Promise] = {
    "name": gettext_lazy("Name of the scheme"),
    "summary": gettext_lazy("Summary"),
    "proves": gettext_lazy("What it proves"),
    "does_not_prove": gettext_lazy("What it does not prove"),
    "who_needs_it": gettext_lazy("Who needs it"),
    "rule_text": gettext_lazy("The rule"),
    "owner": gettext_lazy("Scheme owner"),
    "licence": gettext_lazy("Licence"),
    "objects": gettext_lazy("Object"),
    "green_rows": gettext_lazy("Green claims"),
    "standards": gettext_lazy("Standards"),
    "fees": gettext_lazy("Fees"),
    "documents": gettext_lazy("Documents wanted"),
    "plan": gettext_lazy("Scheme type and plan"),
    "accreditation": gettext_lazy("Accreditation"),
    "publishes_papers": gettext_lazy("Anybody may download the certificate as a file"),
}
KINDS = {
    "purposes": "purpose", "rule_kind": "rule", "objects": "object", "characteristics": "characteristic",
    "lifecycle": "lifecycle", "green": "green", "attestation": "attestation", "scheme_type": "type", "step": "step",
    "per": "fee", "row": "green_row", "tax": "tax", "payee": "payee",
}  # fmt: skip
LANGUAGES = {"zh": "中文", "en": "English"}


@dataclass(frozen=True)
class VersionChange:
    """One part of the statement that differs, line by line."""

    title: str | Promise
    diff: list[DiffLine]


def changes_between(current: SchemeVersion, draft: SchemeVersion) -> list[VersionChange]:
    """Every part of the public statement in which the draft differs."""
    before = scheme_statement(current.scheme, current).model_dump(mode="json")
    after = scheme_statement(draft.scheme, draft).model_dump(mode="json")
    return [
        VersionChange(_title(name), text_diff(as_text(before[name], name), as_text(after[name], name)))
        for name in after
        if name not in PASSED_OVER and before[name] != after[name]
    ]


def as_text(value: Any, name: str = "") -> str:
    """A part of a statement as lines that can be compared, codes by their words."""
    if isinstance(value, dict):
        texts = {key: as_text(item, key) for key, item in value.items()}
        if set(texts) <= set(LANGUAGES):
            return "\n".join(f"{LANGUAGES[key]}: {text}" for key, text in texts.items() if text)
        return " · ".join(text.replace("\n", " / ") for text in texts.values() if text)
    if isinstance(value, list):
        return "\n".join(as_text(item, name) for item in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else _word(str(value), name)


def _word(value: str, name: str) -> str:
    if name in KINDS:
        return str(dict(TERMS[KINDS[name]].choices).get(value, value))
    return " / ".join(market_name(value).values()) if name == "markets" else value


def _title(name: str) -> str | Promise:
    if name in TITLES:
        return TITLES[name]
    field = next((field for field in SchemeVersion._meta.fields if field.name == name), None)
    return field.verbose_name if field else name.replace("_", " ")
