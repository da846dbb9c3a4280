"""Check many: ten thousand rows that are all in the register, from the pasted text to every answer, against one `= ANY()`.

The floor fetches the same certificates whole, by their numbers, and does nothing with them.
"""

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

ROWS, REGISTERED = 10_000, 20_000
SAME_ROWS = "SELECT * FROM register_registerentry WHERE folded_number <> '' AND folded_number = ANY(%s)"


def measure(rounds: int = 9) -> list[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    stated = [number_of(place) for place in range(REGISTERED)]
    actions.record_statements(
        Kind.CERTIFICATE,
        [Stated(UUID(int=place), 1, said(number=number)) for place, number in enumerate(stated)],
        body=body,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE register_registerentry")
    asked = stated[:ROWS]
    text = "".join(f"{number}\tAcme Appliances Co., Ltd.\n" for number in asked)
    folded = [numbers.folded(number) for number in asked]

    def ours() -> None:
        assert check(read(text), None).holds == ROWS

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(SAME_ROWS, [folded])
            assert len(cursor.fetchall()) == ROWS

    figures = interleaved(lambda: seconds(ours) * 1000, lambda: seconds(bare) * 1000, rounds=rounds)
    return [Ratio("check 10,000 rows ÷ one = ANY()", "ms", *figures, promised=6)]


def number_of(place: int) -> str:
    return f"NS2026-{place:05d}-01"
