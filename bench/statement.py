"""A bank statement of ten thousand lines matched with as many open invoices, against one join of the same in the database."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

from django.db import connection

from bench.pairs import Ratio, interleaved, seconds
from billing.bank.matching import OpenInvoice, proposals
from billing.references import new_reference
from tenants.roles import APP
from tests.support.database import by_the_owner

LINES = 10_000
ROUNDS = 7
TABLES = f"""
CREATE TABLE bench_invoice (id uuid PRIMARY KEY, reference text, currency text, owed bigint);
CREATE TABLE bench_line (id bigint GENERATED ALWAYS AS IDENTITY, amount bigint, currency text, payer text, words text);
GRANT ALL ON bench_invoice, bench_line TO {APP};
"""
JOIN = """
SELECT line.id, invoice.id FROM bench_line AS line
LEFT JOIN bench_invoice AS invoice ON upper(replace(line.words, ' ', '')) = invoice.reference AND line.currency = invoice.currency
"""


@dataclass
class Line:
    amount: int
    currency: str
    payer_name: str
    words: str
    payer_account: str = ""


def measure() -> Iterator[Ratio]:
    invoices, lines = world()
    by_the_owner(TABLES)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO bench_invoice VALUES (%s, %s, %s, %s)",
            [(one.id, one.reference, one.currency, one.asked) for one in invoices],
        )
        cursor.executemany(
            "INSERT INTO bench_line (amount, currency, payer, words) VALUES (%s, %s, %s, %s)",
            [(one.amount, one.currency, one.payer_name, one.words) for one in lines],
        )
    by_the_owner("ANALYZE bench_invoice; ANALYZE bench_line")
    assert sum(match.is_sure for match in proposals(lines, invoices)) > LINES * 0.8
    figures = interleaved(lambda: seconds(lambda: proposals(lines, invoices)), lambda: seconds(joined), rounds=ROUNDS)
    yield Ratio(f"{LINES:,} lines matched ÷ one join", "s", *figures, promised=10)


def joined() -> None:
    with connection.cursor() as cursor:
        cursor.execute(JOIN)
        assert len(cursor.fetchall()) == LINES


def world() -> tuple[list[OpenInvoice], list[Line]]:
    """Open invoices of two thousand clients; of the lines nine in ten name a reference, the others a name or nothing."""
    chance = random.Random("statement")
    clients = [(uuid4(), (f"某某检测技术{number}有限公司", f"Company {number} Ltd")) for number in range(2_000)]
    invoices = []
    for number in range(LINES):
        client, names = clients[number % len(clients)]
        owed = chance.randrange(100_00, 100_000_00)
        invoices.append(
            OpenInvoice(uuid4(), client, names, f"2026-{number + 1:05d}", new_reference(), owed, currency="CNY")
        )
    lines = []
    for number, invoice in enumerate(invoices):
        spaced = " ".join(invoice.reference[at : at + 4] for at in range(0, len(invoice.reference), 4))
        words = spaced if number % 10 else "货款"
        lines.append(Line(invoice.asked, "CNY", invoice.names[number % 2], words))
    chance.shuffle(lines)
    return invoices, lines
