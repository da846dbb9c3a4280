"""Some sixty schemes on real standards (`rows`), each written, furnished and published by its manager."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from accounts.actions import notify
from accounts.models import User
from accounts.queries import people_of
from catalog import actions
from catalog.models import Fee, Question, SchemeVersion, StandardReference, VersionPart
from catalog.scheme_types import PLAN_FIELDS, SURVEILLED
from certificates.models import Certificate
from lib import clock
from lib.text import bilingual
from marketplace.demo import asking, green, rules
from marketplace.demo.rows import Before, Closed, SchemeRow, Words
from marketplace.demo.tariffs import fees
from tenants.context import current_body

PLANS = {
    "1a": set(),
    "1b": {"plan_batch", "licenses_mark"},
    "2": {"licenses_mark", "samples_market"},
    "3": {"licenses_mark", "samples_factory", "assesses_process"},
    "4": {"licenses_mark", "samples_market", "assesses_process"},
    "5": {"licenses_mark", "samples_factory", "assesses_process", "audits_system"},
    "6": {"licenses_mark", "assesses_process", "audits_system"},
}
FIRST_PUBLISHED = 1400  # days ago
PROMISED = {"northseal": 60, "greenmark": 75, "southgate": 45, "iotrust": 60, "lingnan": 25}  # working days


def promise(days: int) -> list[dict[str, Any]]:
    return [
        {
            "promise": bilingual(f"受理后 {days} 个工作日内作出认证决定", f"A decision within {days} working days of acceptance"),
            "condition": bilingual("样品和资料齐全，整改时间不计", "Samples and documents complete; time for corrections not counted"),
            "redress": bilingual("逾期退还申请费", "The application fee is returned"),
        }
    ]  # fmt: skip


def publish(row: SchemeRow, *, number: int, body_name: Words, by: User) -> list[SchemeVersion]:
    """Write a scheme as its manager would, four years ago, and publish it; and what became of it since. Gives its versions."""
    began = clock.now() - timedelta(days=FIRST_PUBLISHED - number % 250)
    standards = row.before.standards if row.before else row.standards
    with clock.frozen_at(began):
        draft = actions.write_scheme(slug=row.slug, name_zh=row.name[0], name_en=row.name[1], by=by)
        values = facts(row, number) | rules.text(row, standards) | {"owner_zh": body_name[0], "owner_en": body_name[1]}
        lists: dict[type[VersionPart], Any] = {Fee: fees(row), Question: asking.questions(row)}
        lists[StandardReference] = _references(standards)
        versions = [actions.publish(actions.save_section(draft, values=values, rows=lists, by=by), by=by)]
    if row.before:
        with clock.frozen_at(clock.now() - timedelta(days=row.before.days_ago)):
            versions.append(_publish_next(versions[0], row, row.before, by=by))
    return versions


def close(version: SchemeVersion, closed: Closed, *, by: User) -> None:
    """Take a scheme from offer on its day, and tell those who hold certificates under it."""
    with clock.frozen_at(clock.now() - timedelta(days=closed.days_ago)):
        actions.withdraw_scheme(version.scheme, reason_zh=closed.reason[0], reason_en=closed.reason[1], by=by)
        subject = bilingual(f"方案已停止受理：{version.name_zh}", f"A scheme was closed: {version.name_en}")
        holders = Certificate.objects.filter(scheme=version.scheme_id, organisation__isnull=False)
        page = reverse("catalog:scheme", args=[version.scheme.slug])
        for organisation in holders.order_by("organisation").values_list("organisation", flat=True).distinct():
            for person in people_of(organisation):
                notify(person, subject=subject, text=bilingual(*closed.reason), url=page, body=current_body())


def _publish_next(version: SchemeVersion, row: SchemeRow, before: Before, *, by: User) -> SchemeVersion:
    values = rules.text(row, row.standards) | {
        "transition_ends_on": clock.today() + timedelta(days=before.transition_days),
        "change_note_zh": before.note[0],
        "change_note_en": before.note[1],
    }
    draft = actions.start_draft(version.scheme, by=by)
    lists: dict[type[VersionPart], Any] = {StandardReference: _references(row.standards)}
    return actions.publish(actions.save_section(draft, values=values, rows=lists, by=by), by=by)


def _references(standards: list[str]) -> list[StandardReference]:
    return [StandardReference(reference=reference) for reference in standards]


def facts(row: SchemeRow, number: int) -> dict[str, Any]:
    texts = {"summary": row.summary, "who_needs_it": row.who, "proves": row.proves, "does_not_prove": row.is_not}
    return {
        **{f"{name}_{language}": words for name, both in texts.items() for language, words in _by_language(both)},
        "purposes": row.purposes,
        "rule_kind": row.rule,
        "rule_number": f"DEMO-{row.slug.upper()}",
        "filing_number": f"DEMO-F-2022-{number:04d}" if row.rule == "filed" else "",
        "objects_certified": ["characteristic"] if row.attestation[0] in {"marking", "grading"} else ["product"],
        "characteristics": row.characteristics,
        "lifecycle": ["production", "use"] + (["recycling"] if "circular" in row.green else []),
        "green": row.green,
        "green_rows": green.rows_of(row),
        "attestation": row.attestation,
        "grades": row.grades,
        "measures": [{"name": bilingual(measure.zh, measure.en), "unit": measure.unit} for measure in row.measures],
        "categories": row.categories,
        "markets": row.markets,
        "scheme_type": row.type,
        **{field: field in PLANS[row.type] for field in PLAN_FIELDS},
        "needs_factory_visit": bool(row.days),
        "accepts_reports": row.reports,
        "is_accredited": row.accredited,
        "factory_days": row.days,
        "surveillance_days": row.surveillance_days,
        "lead_times": asking.lead_times(row),
        "commitments": promise(PROMISED[row.body]) if row.body in PROMISED else [],
        "validity_months": row.months,
        "surveillance_months": 12 if row.type in SURVEILLED else None,
    }


def _by_language(both: Words) -> list[tuple[str, str]]:
    return [("zh", both[0]), ("en", both[1])]
