"""Balance of an account at a million entries, against one at ten thousand: one row is read, however many lie behind it."""

from collections.abc import Iterator

from django.db import connection

from bench.pairs import Ratio, interleaved, seconds
from billing.models import AccountKind, LedgerAccount
from billing.queries import balances_of
from lib import clock
from tenants.models import CertificationBody

MANY, FEW = 1_000_000, 10_000
READS = 200
PROMISED = 1.5

# Entries of one account in transactions of two, so many at a time that the trigger's sum is one statement's.
FILL = """
WITH booked AS (
    INSERT INTO billing_ledgertransaction (id, body_id, number, act, source, reference, day, booked_at)
    SELECT gen_random_uuid(), %(body)s, n, 'transfer', gen_random_uuid(), 'TX-' || n, %(day)s, now()
    FROM generate_series(%(first)s, %(last)s) AS n RETURNING id
)
INSERT INTO billing_ledgerentry (transaction_id, account_id, amount)
SELECT booked.id, account, amount FROM booked, (VALUES (%(one)s::uuid, 100), (%(other)s::uuid, -100)) AS moved (account, amount)
"""
AT_ONCE = 50_000


def measure() -> Iterator[Ratio]:
    large, small = CertificationBody.objects.order_by("slug")[:2]
    fill(large, MANY)
    fill(small, FEW)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE billing_ledgerentry; ANALYZE billing_ledgeraccount")
    assert balances_of(large)[AccountKind.RECEIVED, "CNY"] == 100 * MANY
    ours, floor = interleaved(lambda: reading(large), lambda: reading(small), rounds=15)
    yield Ratio(f"balance at {MANY:,} entries / {FEW:,}", "s", ours, floor, PROMISED)


def fill(body: CertificationBody, count: int) -> None:
    accounts = {
        kind: LedgerAccount.objects.create(body=body, kind=kind, currency="CNY")
        for kind in (AccountKind.RECEIVED, AccountKind.REVENUE)
    }
    for first in range(1, count + 1, AT_ONCE):
        given = {
            "body": body.pk,
            "day": clock.today(),
            "first": first,
            "last": min(first + AT_ONCE - 1, count),
            "one": accounts[AccountKind.RECEIVED].pk,
            "other": accounts[AccountKind.REVENUE].pk,
        }
        with connection.cursor() as cursor:
            cursor.execute(FILL, given)


def reading(body: CertificationBody) -> float:
    return seconds(lambda: [balances_of(body) for _ in range(READS)])
