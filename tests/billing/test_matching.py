"""What a line of a bank statement pays, by reference, number, amount and the payer's name, with a reason and a score."""

from uuid import UUID, uuid4

import pytest

from billing.bank.matching import Matcher, OpenInvoice
from tests.billing.making import BankLine

ACME, OTHER = UUID(int=1), UUID(int=2)
NAMES = {ACME: ("爱克米电器有限公司", "Müller Appliances GmbH"), OTHER: ("远山贸易有限公司", "")}


def invoice(owed: int, *, client=ACME, number="2026-00001", reference="RF471234567890", currency="CNY") -> OpenInvoice:
    return OpenInvoice(uuid4(), client, NAMES[client], number, reference, owed, currency)


FIRST = invoice(100_00)
SECOND = invoice(250_00, number="2026-00002", reference="RF201234567891")
THIRD = invoice(100_00, client=OTHER, number="2026-00003", reference="RF901234567892")


@pytest.mark.parametrize(
    ("line", "invoices", "score"),
    [
        (BankLine(100_00, "RF47 1234 5678 90", "爱克米电器"), [FIRST], 105),
        (BankLine(100_00, "pay rf471234567890"), [FIRST], 90),
        (BankLine(350_00, "RF47 1234 5678 90, RF20 1234 5678 91"), [FIRST, SECOND], 90),
        (BankLine(90_00, "RF47 1234 5678 90"), [FIRST], 60),
        (BankLine(100_00, "账单 2026-00001"), [FIRST], 70),
        (BankLine(100_00, "", "爱克米電器（有限公司）"), [FIRST], 45),
        (BankLine(100_00, "", "Mueller Appliances GmbH"), [FIRST], 45),
        (BankLine(350_00, "", "爱克米电器有限公司"), [FIRST, SECOND], 45),
        (BankLine(250_00), [SECOND], 30),
        (BankLine(100_00), [], 0),
        (BankLine(100_00, "RF47 1234 5678 91"), [], 0),
        (BankLine(100_00, "RF47 1234 5678 90", currency="EUR"), [], 60),
        (BankLine(7, "", "有限公司"), [], 0),
    ],
)
def test_a_line_is_matched_with_a_reason_and_a_score(line, invoices, score):
    found = Matcher([FIRST, SECOND, THIRD]).propose(line)
    assert [one.number for one in found.invoices] == [one.number for one in invoices]
    if invoices:
        assert found.score == score
        assert found.reasons


PAID = [("6222 0001 1111", ACME), ("6222 0002 2222", ACME), ("6222 0002 2222", OTHER)]


@pytest.mark.parametrize(
    ("line", "invoices", "score"),
    [
        (BankLine(250_00, payer_account="622200011111"), [SECOND], 55),
        (BankLine(100_00, "2026-00001", payer_account="622200011111"), [FIRST], 95),
        (BankLine(350_00, payer_account="6222-0001-1111"), [FIRST, SECOND], 55),
        (BankLine(1, payer_account="622200011111"), [], 0),
        (BankLine(250_00, payer_account="622200022222"), [SECOND], 55),
        (BankLine(100_00, payer_account="622200022222"), [], 0),  # of two clients one such invoice each
        (BankLine(90_00, "RF47 1234 5678 90", "爱克米电器", payer_account="622200011111"), [FIRST], 79),
    ],
)
def test_an_account_that_paid_before_speaks_for_its_clients_and_never_makes_sure_without_the_amount(
    line, invoices, score
):
    found = Matcher([FIRST, SECOND, THIRD], PAID).propose(line)
    assert ([one.number for one in found.invoices], found.score) == ([one.number for one in invoices], score)
