"""What tests of portfolio begin with, and tests elsewhere too."""

from datetime import timedelta
from uuid import UUID, uuid4

from accounts.models import Organisation
from lib import clock


def case(pk: UUID | None = None, **more) -> dict:
    """A case's statement, as applications makes it; it waits for the client."""
    return {
        "number": "C-2026-0007",
        "application": str(uuid4()),
        "kind": "initial",
        "state": "INFO_REQUESTED",
        "holder": "client",
        "since": (clock.now() - timedelta(days=3)).isoformat(),
        "due_at": (clock.now() + timedelta(days=4)).isoformat(),
        "needs": {"zh": "请回答机构提出的问题", "en": "Answer the questions"},
        "scheme": {"id": str(uuid4()), "name": {"zh": "绿色冰箱", "en": "Green refrigerators"}},
        "product": {"zh": "电冰箱", "en": "Refrigerator"},
        "unit": "BCD-200",
        "outcome": "",
        "certificate": "",
        "path": f"/cases/{pk or uuid4()}/",
        "is_open": True,
        **more,
    }


def certificate(organisation: Organisation | None, **more) -> dict:
    return {
        "number": "NS-001",
        "status": "VALID",
        "product": {"zh": "电冰箱", "en": "Refrigerator"},
        "organisation": str(organisation.pk) if organisation else None,
        "valid_until": (clock.today() + timedelta(days=700)).isoformat(),
        "suspension": None,
        **more,
    }


def invoice(**more) -> dict:
    return {
        "number": "2026-00001",
        "state": "issued",
        "about": {"zh": "认证费", "en": "Certification fee"},
        "total": 2_597_000,
        "paid": 0,
        "currency": "CNY",
        "due_on": (clock.today() + timedelta(days=2)).isoformat(),
        "issued_on": clock.today().isoformat(),
        "reference": "RF47",
        "path": f"/invoices/{uuid4()}/",
        **more,
    }
