"""Services for tests of any app: `from tests.catalog.services import published_service` (inside a seller's schema).

Whoever sells must be of a kind that offers it: `becomes("laboratory")` makes the body whose schema we are in one.
"""

from datetime import date, datetime, timedelta
from typing import Any

from accounts.models import User
from catalog.actions.dates import add_date
from catalog.actions.scope import add_scope
from catalog.actions.service_drafts import publish_service, save_service, start_service_draft, write_service
from catalog.models import BookableDate, LabLine, ScopeLine, Service, ServiceVersion
from lib import clock
from tenants.context import current_body
from tenants.models import CertificationBody

DESCRIBED: dict[str, Any] = {
    "summary_zh": "由有经验的人员完成，结果写成文件。",
    "summary_en": "Done by experienced people; the result is put in writing.",
    "description_zh": "我们先了解需求，再按约定完成工作并提交成果。",
    "description_en": "We learn what is needed, do the work as agreed and hand over the result.",
    "deliverables": [{"zh": "成果文件", "en": "The result in writing"}],
    "terms_zh": "按约定期限交付；如需变更，双方书面确认。",
    "terms_en": "Delivered as agreed; changes are confirmed in writing by both sides.",
    "places": ["at_seller"],
    "languages": ["zh", "en"],
    "milestones": [{"name": {"zh": "交付", "en": "Delivery"}, "percent": 100, "days": 20}],
}
FIXED: dict[str, Any] = {"price": "fixed", "amount": 280_000}
ON_REQUEST: dict[str, Any] = {
    "price": "on_request",
    "method_zh": "按人员、范围和工作日计算。",
    "method_en": "By people, extent and working days.",
}
NAMES = {
    "testing": ("冰箱能效检测", "Energy test of refrigerators"),
    "inspection": ("出货前检验", "Inspection before shipment"),
    "training": ("节能标准公开课", "Open course on energy standards"),
    "comparison": ("同类产品比对", "Comparison of like products"),
    "coaching": ("精益生产辅导", "Coaching in lean methods"),
    "diagnosis": ("能耗诊断", "Diagnosis of energy use"),
    "insurance": ("产品质量责任险", "Product liability insurance"),
}
BY_KIND: dict[str, dict[str, Any]] = {
    "testing": {
        "price": "from",
        "amount": 120_000,
        "samples_to_zh": "佛山市顺德区检测路 8 号样品室",
        "samples_to_en": "Sample room, 8 Jiance Road, Shunde, Foshan",
        "samples_contact": "Sample reception 0757 2200 0001",
        "milestones": [
            {"name": {"zh": "样品初检", "en": "First look at the sample"}, "percent": 40, "days": 10},
            {"name": {"zh": "检测报告", "en": "Test report"}, "percent": 60, "days": 25},
        ],
        "options": [{"number": 1, "name": {"zh": "英文报告", "en": "Report in English"}, "amount": 30_000}],
    },
    "training": FIXED
    | {"amount": 68_000, "per_zh": "人", "per_en": "seat", "free_until_days": 7, "cancel_percent": 50},
    "insurance": ON_REQUEST,
}


def becomes(kind: str) -> CertificationBody:
    """The body whose schema we are in as a partner of another kind."""
    body = current_body()
    CertificationBody.objects.filter(pk=body.pk).update(kind=kind)
    body.kind = kind
    return body


def lab_line(**changes: Any) -> LabLine:
    """One test, unsaved: a plain report, which needs no scope."""
    values: dict[str, Any] = {
        "product_zh": "家用电冰箱", "product_en": "Household refrigerators", "standard": "GB 12021.2-2015",
        "clause": "5.1", "method": "", "amount": 120_000, "days": 15, "samples": 2, "sample_size_zh": "整机",
        "sample_size_en": "whole appliances", "reports": ["plain"],
    }  # fmt: skip
    return LabLine(**values | changes)


def in_scope(by: User, *, of: str = "cma", until: date | None = None, **changes: Any) -> ScopeLine:
    """A line of the laboratory's scope that covers `lab_line()`, for a year unless it is said until when."""
    today = clock.today(current_body().time_zone)
    values: dict[str, Any] = {
        "of": of, "certificate_number": f"{of.upper()}-2026-001", "standard": "GB 12021.2-2015", "clause": "5",
        "valid_from": today - timedelta(days=30), "valid_until": until or today + timedelta(days=365),
    }  # fmt: skip
    return add_scope([ScopeLine(**values | changes)], by=by)[0]


def draft_service(
    by: User, kind: str = "comparison", *, slug: str = "", lines: list[LabLine] | None = None, **changes: Any
) -> ServiceVersion:
    """A draft that could be published; needs a scheme manager of a seller that may offer this type."""
    zh, en = NAMES.get(kind, ("其他服务", "Another service"))
    draft = write_service(slug=slug or kind.replace("_", "-"), type=kind, name_zh=zh, name_en=en, by=by)
    values = DESCRIBED | BY_KIND.get(kind, FIXED) | changes
    if lines is None:
        lines = [lab_line()] if kind == "testing" else []
    return save_service(draft, values=values, lines=lines, by=by)


def published_service(by: User, kind: str = "comparison", **changes: Any) -> ServiceVersion:
    """Version 1, on offer: a fixed price, of a test from a price, of insurance on request. A training has no dates yet.

    `changes` are columns of the version, besides `slug` and, for tests, `lines` (of `lab_line()`).
    """
    return publish_service(draft_service(by, kind, **changes), by=by)


def next_service_version(service: Service, by: User, **changes: Any) -> ServiceVersion:
    """The next version of a published service, on offer."""
    return publish_service(save_service(start_service_draft(service, by=by), values=changes, by=by), by=by)


def date_of(service: Service, by: User, *, in_days: int = 30, seats: int = 12, **changes: Any) -> BookableDate:
    """A day of a training, with seats."""
    starts_at: datetime = clock.now() + timedelta(days=in_days)
    values: dict[str, Any] = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=7), "seats": seats}
    places = {"place_zh": "杭州（演示）", "place_en": "Hangzhou (demo)"}
    return add_date(service, BookableDate(**values | places | changes), by=by)
