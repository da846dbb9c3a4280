"""What a certificate says, drawn from its case: the frozen scope, the decision, the report and the scheme version."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Case
from catalog.models import SchemeVersion
from catalog.modes import mode_of
from catalog.scheme_types import SURVEILLED
from certificates.models import Certificate
from evaluations.grading import grades_of
from evaluations.models import Decision
from lib.clock import months_later
from lib.text import bilingual, localized

SURVEILLANCE_MONTHS = 12  # where a scheme says nothing
SURVEILLANCE_PARTS = ("samples_market", "samples_factory", "assesses_process", "audits_system")


@dataclass(frozen=True)
class Limits:
    """What the registrar may not go beyond: all of it was decided or is the scheme's rule."""

    models: tuple[str, ...]
    licenses_mark: bool
    needs_surveillance: bool
    validity_months: int | None
    surveillance_months: int


def limits_of(case: Case, decision: Decision) -> Limits:
    version = case.scheme_version
    return Limits(
        models=tuple(decision.scope.get("models", [])),
        licenses_mark=version.gives_mark,
        needs_surveillance=version.scheme_type in SURVEILLED,
        validity_months=decision.scope.get("validity_months", version.validity_months),
        surveillance_months=version.surveillance_months or SURVEILLANCE_MONTHS,
    )


def fixed_content(case: Case, decision: Decision) -> dict[str, Any]:
    """What nobody may change any more: who and what was applied for, and what was found and decided about it."""
    asked, version, scope = case.scope_asked, case.scheme_version, decision.scope
    mode = scope.get("mode") or mode_of(version)
    return {
        "case": case.pk,
        "organisation_id": case.organisation_id,
        "scheme": version.scheme_id,
        "scheme_version": version.number,
        "scheme_name_zh": version.name_zh,
        "scheme_name_en": version.name_en,
        "product_zh": asked["product"].get("zh", ""),
        "product_en": asked["product"].get("en", ""),
        "trademark": asked.get("trademark", ""),
        "standards": _standards(version, scope.get("standards", [])),
        "factories": [{"name": asked["factory"]["name"], "address": asked["factory"]["address"]}],
        "grade": scope.get("grade", ""),
        "measured": scope.get("measured", []),
        "mode_zh": mode.get("zh", ""),
        "mode_en": mode.get("en", ""),
        **_named("holder", asked["client"]),
        **_named("manufacturer", asked["manufacturer"]),
    }


def proposed_models(limits: Limits) -> list[dict[str, str]]:
    """The models granted, as a certificate lists them: the registrar may add what is printed beside each, or leave some out."""
    return [{"model": model, "specification": ""} for model in limits.models]


def dated(day: date, limits: Limits) -> dict[str, date | None]:
    """The dates of a certificate that is signed on a day: nobody types them."""
    until = last_day(day, limits.validity_months) if limits.validity_months else None
    return {"issued_on": day, "first_issued_on": day, "valid_from": day, "valid_until": until}


@dataclass(frozen=True)
class ComparedLine:
    """One thing a certificate says beside where it comes from: what the report found and what was decided."""

    label: str
    reported: list[str]
    decided: list[str]
    printed: list[str]
    agrees: bool


def comparison_of(certificate: Certificate, case: Case, decision: Decision) -> list[ComparedLine]:
    """Result, decision and certificate side by side, for whoever issues and whoever signs."""
    report, scope = decision.report.content or {}, decision.scope
    models = [row["model"] for row in certificate.covered_models]
    standards = [row["number"] for row in certificate.standards]
    evaluated = report.get("scope_evaluated", {})
    mode = [localized(mode_words) for mode_words in (report.get("mode"), scope.get("mode"), certificate.mode)]
    lines = [
        _parts_of(_("Models"), evaluated.get("models", []), scope.get("models", []), models),
        _parts_of(_("Standards"), evaluated.get("standards", []), scope.get("standards", []), standards),
        _same(_("Certification mode"), *mode),
    ]
    if case.scheme_version.grades:
        grades = dict(grades_of(case.scheme_version))
        graded = [report.get("grade", ""), scope.get("grade", ""), certificate.grade]
        lines.append(_same(_("Grade"), *(grades.get(grade, grade) for grade in graded)))
    return lines + _values(report.get("measured", []), scope.get("measured", []), certificate.measured)


def _values(*documents: list[dict[str, Any]]) -> list[ComparedLine]:
    """Each measured value as it stands in the report, in the decision and on the certificate."""
    tables = [
        {localized(row["name"]): f"{row['value']} {row['unit']}".strip() for row in values} for values in documents
    ]
    names = dict.fromkeys(name for values in tables for name in values)
    return [_same(name, *(values.get(name, "") for values in tables)) for name in names]


def _parts_of(label: str, reported: list[str], decided: list[str], printed: list[str]) -> ComparedLine:
    return ComparedLine(label, reported, decided, printed, agrees=set(printed) <= set(decided) <= set(reported))


def _same(label: str, *values: str) -> ComparedLine:
    reported, decided, printed = values
    return ComparedLine(label, [reported], [decided], [printed], agrees=reported == decided == printed)


def surveillance_parts(version: SchemeVersion) -> list[str]:
    return [part for part in SURVEILLANCE_PARTS if getattr(version, part)]


def last_day(first: date, months: int) -> date:
    """The last day of a validity of so many months."""
    return months_later(first, months) - timedelta(days=1)


def _named(role: str, party: dict[str, Any]) -> dict[str, str]:
    name, address = party.get("name", {}), party.get("address", {})
    return {
        f"{role}_{what}_{language}": texts.get(language, "")
        for what, texts in (("name", name), ("address", address))
        for language in ("zh", "en")
    }


def _standards(version: SchemeVersion, numbers: list[str]) -> list[dict[str, Any]]:
    titles = {row.reference: bilingual(row.name_zh, row.name_en) for row in version.standards.all()}
    return [{"number": number, "title": titles.get(number, bilingual("", ""))} for number in numbers]
