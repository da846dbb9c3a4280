"""What tests of register begin with, and tests elsewhere too."""

from hashlib import sha256
from uuid import UUID, uuid4

from lib import clock
from register.actions import Stated, record_statements
from register.files import record_file
from register.models import CertificateFile, Kind, RegisterEntry, Supplier

PAPER = b"%PDF-1.7 as it was issued"


def said(status="VALID", **more) -> dict:
    """A whole statement, short."""
    return {
        "number": "NS2026-0471-01",
        "status": status,
        "status_since": "2026-03-01T00:00:00+08:00",
        "origin": "imported",
        "stated_at": "2026-02-01T00:00:00+08:00",
        "product": {"zh": "电冰箱", "en": "Refrigerator"},
        "holder": {"name": {"zh": "爱克米电器", "en": "Acme Appliances"}, "address": {"zh": "佛山", "en": "Foshan"}},
        "standards": [{"number": "GB/T 23119-2017", "title": {"zh": "", "en": ""}}],
        "models": [{"model": "BCD-180", "specification": "220 V"}],
        "issued_on": "2026-01-05",
        "valid_from": "2026-01-05",
        "valid_until": "2099-01-04",
        "time_zone": "Asia/Shanghai",
        "history": [
            {"what": "imported", "status": "VALID", "effective": "2026-01-05T00:00:00+08:00",
             "recorded": "2026-02-01T00:00:00+08:00", "reason": None, "words": None},
        ],
    } | more  # fmt: skip


def scheme_said(**more) -> dict:
    """A whole statement of a scheme, short."""
    return {
        "slug": "green-refrigerators",
        "status": "PUBLISHED",
        "version": 1,
        "published_at": "2026-01-05T00:00:00+08:00",
        "name": {"zh": "绿色冰箱", "en": "Green refrigerators"},
    } | more


def scheme(body, **said) -> UUID:
    """The register has heard of a scheme of a body."""
    pk = uuid4()
    record_statements(Kind.SCHEME, [Stated(pk, 1, scheme_said(**said))], body=body)
    return pk


def happened(what: str, status: str, day: str = "2026-03-01", **more) -> dict:
    moment = f"{day}T00:00:00+08:00"
    return {
        "what": what,
        "status": status,
        "effective": moment,
        "recorded": moment,
        "reason": None,
        "words": None,
    } | more


NUMBER = "NS2026-0471-01"


def ask(site, number=NUMBER, **more):
    return site.get("/verify/", {"number": number} | more)


def answer(site, number=NUMBER, **more):
    return ask(site, number, **more).context["answer"]


def supplier_of(entry: RegisterEntry) -> Supplier | None:
    """The supplier that a certificate's holder is, at the end of all joins."""
    return (entry.supplier.joined or entry.supplier) if entry.supplier else None


def issued_file(body, pk: UUID, content: bytes = PAPER, **more) -> CertificateFile:
    """The register has heard that this is a certificate's file."""
    file = CertificateFile(
        id=uuid4(), body=body, certificate=pk, sha256=sha256(content).hexdigest(), made_at=clock.now(),
        **{"number": NUMBER, "revision": 1, "language": "both", "size": len(content), "pages": 1} | more,
    )  # fmt: skip
    record_file(file)
    return file
