"""Check many: ten thousand rows that are all in the register, from the pasted text to every answer, against one `= ANY()`.

The floor fetches the same certificates whole, by their numbers, and does nothing with them.
"""

from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection

from bench.pairs import Ratio, interleaved, seconds
from lib.text import numbers
from purchasing.checking import check
from purchasing.lists import read
from register import actions
from register.actions import Stated
from register.models import Kind
from tenants.models import CertificationBody
from tests.register.making import said

ROWS, REGISTERED, AT_ONCE = 10_000, 12_000, 1_000
HOLDERS = 400  # suppliers, who come again and again in a buyer's list
SAME_ROWS = "SELECT * FROM register_registerentry WHERE folded_number <> '' AND folded_number = ANY(%s)"


def measure(rounds: int = 5) -> list[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    fill(body)
    asked = range(ROWS)
    text = "".join(f"{number_of(place)}\t{holder_of(place)} Co., Ltd.\n" for place in asked)
    folded = [numbers.folded(number_of(place)) for place in asked]

    def ours() -> None:
        assert check(read(text), None).holds == ROWS

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(SAME_ROWS, [folded])
            assert len(cursor.fetchall()) == ROWS

    figures = interleaved(lambda: seconds(ours) * 1000, lambda: seconds(bare) * 1000, rounds=rounds)
    return [Ratio("check 10,000 rows ÷ one = ANY()", "ms", *figures, promised=6)]


def fill(body: CertificationBody) -> None:
    """Some at a time, each in a transaction of its own, and said: on a machine with other work it takes minutes."""
    for some in batched(range(REGISTERED), AT_ONCE):
        stated = [Stated(UUID(int=place), 1, certificate(place)) for place in some]
        actions.record_statements(Kind.CERTIFICATE, stated, body=body)
        print(f"  {some[-1] + 1:,} of {REGISTERED:,} certificates", end="\r", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE register_registerentry")


def certificate(place: int) -> dict[str, Any]:
    holder = {"name": {"zh": f"爱克米电器{place % HOLDERS}厂", "en": holder_of(place)}}
    return said(number=number_of(place), holder=holder)


def holder_of(place: int) -> str:
    return f"Acme Appliances {place % HOLDERS}"


def number_of(place: int) -> str:
    return f"NS2026-{place:05d}-01"
