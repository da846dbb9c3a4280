"""Balance of an account at a million entries, against one at ten thousand: one row is read, however many lie behind it."""

from collections.abc import Iterator

from django.db import connection

from bench.pairs import Ratio, interleaved, seconds
from billing.models import AccountKind, LedgerAccount
from billing.queries import balances_of
from lib import clock
from tenants.models import CertificationBody
from tests.support.database import by_the_owner, guards_at_rest

MANY, FEW = 1_000_000, 10_000
READS = 200
PROMISED = 1.5

# Entries of one account in transactions of two, so many at a time; then what the guard would have added up as they came.
FILL = """
WITH booked AS (
    INSERT INTO billing_ledgertransaction (id, body_id, number, act, source, reference, day, booked_at)
    SELECT gen_random_uuid(), %(body)s, n, 'transfer', gen_random_uuid(), 'TX-' || n, %(day)s, now()
    FROM generate_series(%(first)s, %(last)s) AS n RETURNING id
)
INSERT INTO billing_ledgerentry (transaction_id, account_id, amount)
SELECT booked.id, account, amount FROM booked, (VALUES (%(one)s::uuid, 100), (%(other)s::uuid, -100)) AS moved (account, amount)
"""
BALANCES = """
UPDATE billing_ledgeraccount AS account SET balance = summed.amount
FROM (SELECT account_id, sum(amount) AS amount FROM billing_ledgerentry GROUP BY account_id) AS summed
WHERE account.id = summed.account_id AND account.body_id = %s
"""
AT_ONCE = 50_000


def measure() -> Iterator[Ratio]:
    large, small = CertificationBody.objects.order_by("slug")[:2]
    with guards_at_rest():  # which ask of each of so many rows at commit whether its transaction balances
        fill(large, MANY)
        fill(small, FEW)
    by_the_owner("ANALYZE billing_ledgertransaction; ANALYZE billing_ledgerentry; ANALYZE billing_ledgeraccount")
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
    with connection.cursor() as cursor:
        cursor.execute(BALANCES, [body.pk])


def reading(body: CertificationBody) -> float:
    return seconds(lambda: [balances_of(body) for _ in range(READS)])
