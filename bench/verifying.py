"""Verify takes a file: one of 2 MB whose hash is known against hashing it, and a scan from upload to answer."""

from hashlib import sha256
from time import perf_counter
from uuid import uuid4

from bench.pairs import Ratio
from lib import clock
from register import actions, answers
from register.actions import Stated
from register.files import record_file
from register.models import CertificateFile, Kind
from tenants.models import CertificationBody
from tests.making import SITE_HOST
from tests.papers.making import drawn
from tests.papers.scanning import scan_of
from tests.register.making import said

ROUNDS = 15
SIZE = 2_000_000


def measure() -> list[Ratio]:
    body, pk, content = CertificationBody.objects.get(slug="northseal"), uuid4(), b"%PDF-1.7" + b"x" * SIZE
    actions.record_statements(Kind.CERTIFICATE, [Stated(pk, 1, said())], body=body)
    record_file(
        CertificateFile(
            id=uuid4(), body=body, certificate=pk, number="NS2026-0471-01", revision=1, language="both", size=SIZE, pages=2,
            sha256=sha256(content).hexdigest(), made_at=clock.now(),
        )
    )  # fmt: skip
    address = f"http://{SITE_HOST}/certificates/{pk}/"
    scan = scan_of(drawn(check_at=address), "JPEG")
    assert answers.about_file(content).kind == "issued"
    known = [_timed(lambda: answers.about_file(content)) for _round in range(ROUNDS)]
    floor = [_timed(lambda: sha256(content).hexdigest()) for _round in range(ROUNDS)]
    scans = [_timed(lambda: _is_picture(scan)) for _round in range(5)]
    return [
        Ratio("verify: a file of 2 MB with a known hash", "ms", known, floor, 20),
        Ratio("verify: a scan, to its answer", "ms", scans, [2_000.0], 1),
    ]


def _is_picture(scan: bytes) -> None:
    assert answers.about_file(scan).kind == "picture"


def _timed(what) -> float:  # type: ignore[no-untyped-def]
    begun = perf_counter()
    what()
    return (perf_counter() - begun) * 1000
