"""Services as the register hears them, for tests that find or show one."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from lib import clock
from register.actions import Stated, record_statements
from register.models import Kind
from tenants.models import CertificationBody

TRAINING: dict[str, Any] = {
    "slug": "training-gbt-19001",
    "status": "PUBLISHED",
    "version": 1,
    "published_at": "2026-03-01T00:00:00+08:00",
    "seller_kind": "body",
    "type": "training",
    "service_class": "neutral",
    "name": {"zh": "质量管理体系公开课", "en": "Open course on quality management"},
    "summary": {"zh": "两天公开课", "en": "Two days, open to everybody"},
    "deliverables": [{"zh": "培训证明", "en": "Attendance slip"}],
    "price": "fixed",
    "amount": 180_000,
    "per": {"zh": "每人", "en": "a seat"},
    "places": ["at_seller", "online"],
    "regions": ["440000"],
    "languages": ["zh", "en"],
    "standards": [{"key": "GBT19001-2016", "reference": "GB/T 19001-2016"}],
}
TESTS: dict[str, Any] = TRAINING | {
    "slug": "appliance-tests",
    "seller_kind": "laboratory",
    "type": "testing",
    "name": {"zh": "家电安全试验", "en": "Appliance safety tests"},
    "summary": {"zh": "按标准逐条试验", "en": "Clause by clause"},
    "deliverables": [{"zh": "试验报告", "en": "Report"}],
    "price": "from",
    "amount": 90_000,
    "places": ["at_seller"],
    "regions": [],
    "languages": ["zh"],
    "standards": [],
    "categories": [{"code": "appliances.refrigeration", "name": {"zh": "制冷器具", "en": "Refrigerating appliances"}}],
    "lines": [
        {
            "number": 1, "product": {"zh": "洗碗机", "en": "Dishwasher"}, "standard": "GB 4706.25-2008", "clause": "13.2",
            "method": "leakage current at working temperature", "amount": 90_000, "days": 10, "samples": 2,
            "reports": ["cma", "cnas"], "cma_until": "2099-01-01",
        }
    ],
}  # fmt: skip
COACHING: dict[str, Any] = TRAINING | {
    "slug": "lean",
    "seller_kind": "adviser",
    "type": "coaching",
    "service_class": "advisory",
    "name": {"zh": "精益辅导", "en": "Lean coaching"},
    "summary": {},
    "deliverables": [],
    "price": "on_request",
    "amount": None,
    "pricing_method": {"zh": "按人日", "en": "By days of work"},
    "places": ["at_client"],
    "regions": [],
    "standards": [],
}


def date_in(days: int, left: int = 3, **more: Any) -> dict[str, Any]:
    starts = clock.now() + timedelta(days=days)
    return {
        "id": str(uuid4()), "starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=8)).isoformat(),
        "venue": {"zh": "深圳", "en": "Shenzhen"}, "language": "zh", "seats": 12, "left": left,
    } | more  # fmt: skip


def service(body: CertificationBody, stated: dict[str, Any] = TRAINING, **more: Any) -> UUID:
    """The register has heard of a service; `id` and `revision` among the rest for a later word on it."""
    pk, revision = more.pop("id", None) or uuid4(), more.pop("revision", 1)
    record_statements(Kind.SERVICE, [Stated(pk, revision, stated | more)], body=body)
    return pk
