"""Schemes for tests of any app: `from tests.catalog.schemes import draft_scheme, published_scheme` (inside a body's schema)."""

from datetime import date
from typing import Any

from accounts.models import User
from catalog import actions
from catalog.models import Fee, Scheme, SchemeVersion, StandardReference

COMPLETE: dict[str, Any] = {
    "name_en": "Green refrigerators",
    "summary_zh": "家用电冰箱的节能与材料评价。",
    "summary_en": "Energy use and materials of household refrigerators.",
    "proves_zh": "所列型号已按标准完成检测，工厂具备稳定生产能力。",
    "proves_en": "The models listed were tested against the standard, and the factory can keep making them so.",
    "does_not_prove_zh": "不代表每一台产品均无缺陷。",
    "does_not_prove_en": "Not that every single piece is free of faults.",
    "rule_kind": "filed",
    "rule_number": "NS-R-017",
    "filing_number": "CNCA-2026-0017",
    "rule_text_zh": "第一条 适用范围\n第二条 认证模式",
    "rule_text_en": "1 Scope\n2 Mode of certification",
    "objects_certified": ["product"],
    "characteristics": ["energy", "reliability"],
    "lifecycle": ["use"],
    "green": ["energy_saving"],
    "attestation": ["certification"],
    "categories": ["appliances.refrigeration"],
    "markets": ["CN"],
    "scheme_type": "5",
    "licenses_mark": True,
    "samples_factory": True,
    "assesses_process": True,
    "audits_system": True,
    "needs_factory_visit": True,
    "factory_days": 2,
    "validity_months": 60,
    "surveillance_months": 12,
}


def give_passport(by: User, **values: Any) -> None:
    """The body is approved for everything its tests certify."""
    approved = {
        "approval_number": "CNCA-R-2020-001",
        "approved_categories": ["appliances", "building", "batteries", "iot", "charging", "services"],
    }
    actions.save_passport(values=approved | values, by=by)


def draft_scheme(
    by: User, *, slug: str = "green-refrigerators", name_zh: str = "绿色电冰箱", **values: Any
) -> SchemeVersion:
    """A draft that could be published; needs a scheme manager."""
    draft = actions.write_scheme(slug=slug, name_zh=name_zh, by=by)
    return actions.save_section(
        draft,
        values=COMPLETE | values,
        rows={
            StandardReference: [StandardReference(reference="GB 12021.2-2015")],
            Fee: [
                Fee(per="application", label_zh="申请费", label_en="Application fee", amount=50_000),
                Fee(per="unit", label_zh="检测费", label_en="Test fee", amount=800_000),
                Fee(per="factory_day", label_zh="工厂检查费", label_en="Factory inspection", amount=250_000),
                Fee(per="year", label_zh="年费", label_en="Annual fee", amount=100_000),
            ],
        },
        by=by,
    )


def published_scheme(by: User, **values: Any) -> SchemeVersion:
    """Version 1, in force."""
    give_passport(by)
    return actions.publish(draft_scheme(by, **values), by=by)


def next_version(scheme: Scheme, by: User, **values: Any) -> SchemeVersion:
    """The next version of a published scheme, in force."""
    draft = actions.start_draft(scheme, by=by)
    given = {"transition_ends_on": date(2099, 12, 31), "change_note_en": "Shorter."} | values
    return actions.publish(actions.save_section(draft, values=given, by=by), by=by)
