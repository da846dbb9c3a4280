"""What a certificate says, drawn from its case: the frozen scope, the decision, the report and the scheme version."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from applications.models import Case
from catalog.models import SchemeVersion
from catalog.scheme_types import SURVEILLED
from evaluations.models import Decision
from lib import clock
from lib.clock import months_later
from lib.text import bilingual
from tenants.context import current_body

SURVEILLANCE_MONTHS = 12  # where a scheme says nothing
PARTS = {
    "initial": ("初始评价", "initial evaluation"),
    "needs_factory_visit": ("初始工厂检查", "initial factory inspection"),
    "plan_batch": ("批次评价", "evaluation of the batch"),
    "samples_market": ("获证后市场抽样检测", "samples from the market"),
    "samples_factory": ("获证后工厂抽样检测", "samples from the factory"),
    "assesses_process": ("生产过程评审", "assessment of the process"),
    "audits_system": ("质量管理体系审核", "audit of the management system"),
}
SURVEILLANCE_PARTS = ("samples_market", "samples_factory", "assesses_process", "audits_system")


@dataclass(frozen=True)
class Limits:
    """What the registrar may not go beyond: all of it was decided or is the scheme's rule."""

    models: tuple[str, ...]
    grades: tuple[tuple[str, dict[str, str]], ...]
    licenses_mark: bool
    needs_surveillance: bool
    decided_on: date
    validity_months: int | None
    surveillance_months: int


def limits_of(case: Case, decision: Decision) -> Limits:
    version = case.scheme_version
    return Limits(
        models=tuple(decision.scope.get("models", [])),
        grades=tuple((grade["code"], grade.get("name", {})) for grade in version.grades),
        licenses_mark=version.gives_mark,
        needs_surveillance=version.scheme_type in SURVEILLED,
        decided_on=clock.day_of(decision.decided_at, current_body().time_zone),
        validity_months=version.validity_months,
        surveillance_months=version.surveillance_months or SURVEILLANCE_MONTHS,
    )


def fixed_content(case: Case, decision: Decision) -> dict[str, Any]:
    """What nobody may change any more: who and what was applied for and decided."""
    asked, version = case.scope_asked, case.scheme_version
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
        "standards": _standards(version, decision.scope.get("standards", [])),
        "factories": [{"name": asked["factory"]["name"], "address": asked["factory"]["address"]}],
        **_named("holder", asked["client"]),
        **_named("manufacturer", asked["manufacturer"]),
    }


def proposed_content(case: Case, decision: Decision) -> dict[str, Any]:
    """What the registrar may still set, as it would be by the scheme's rule."""
    limits, day = limits_of(case, decision), clock.today(current_body().time_zone)
    parts = _parts(case.scheme_version)
    until = last_day(day, limits.validity_months) if limits.validity_months else None
    return {
        "covered_models": [{"model": model, "specification": ""} for model in limits.models],
        "mode_zh": "＋".join(PARTS[part][0] for part in parts),
        "mode_en": ", ".join(PARTS[part][1] for part in parts).capitalize(),
        "grade": "",
        "measured": _measured(case.scheme_version, decision),
        "may_bear_mark": limits.licenses_mark,
        "issued_on": day,
        "first_issued_on": day,
        "valid_from": day,
        "valid_until": until,
    }


def surveillance_parts(version: SchemeVersion) -> list[str]:
    return [part for part in SURVEILLANCE_PARTS if getattr(version, part)]


def last_day(first: date, months: int) -> date:
    """The last day of a validity of so many months."""
    return months_later(first, months) - timedelta(days=1)


def _named(role: str, party: dict[str, Any]) -> dict[str, str]:
    name, address = party.get("name", {}), party.get("address", {})
    return {
        f"{role}_{what}_{language}": said.get(language, "")
        for what, said in (("name", name), ("address", address))
        for language in ("zh", "en")
    }


def _standards(version: SchemeVersion, numbers: list[str]) -> list[dict[str, Any]]:
    titles = {row.reference: bilingual(row.name_zh, row.name_en) for row in version.standards.all()}
    return [{"number": number, "title": titles.get(number, bilingual("", ""))} for number in numbers]


def _parts(version: SchemeVersion) -> list[str]:
    return [part for part in PARTS if part == "initial" or getattr(version, part)]


def _measured(version: SchemeVersion, decision: Decision) -> list[dict[str, Any]]:
    """Of the values the scheme puts on its certificates, those the report gives."""
    found = {row.criterion: row for row in decision.report.results.all() if row.value}
    rows = []
    for measure in version.measures:
        name = measure["name"]
        result = found.get(name.get("en", "")) or found.get(name.get("zh", ""))
        if result:
            rows.append({"name": name, "value": result.value, "unit": result.unit or measure.get("unit", "")})
    return rows
