"""A body may make fapiao only once an invoice is paid in full: what was asked for waits until then, and says so."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from billing import actions
from billing.fapiao_bulk import actions as bulk
from billing.models import Fapiao, FapiaoRow
from billing.queries import counts_of, fapiao_due, fapiao_waiting_for_payment, invoices_of, waits_for_payment
from lib import clock
from lib.refusal import Refused
from tests.billing.making import pay
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
CODE = "91110000600037341L"
NUMBER = "26112000000000000001"
WAITS = "waits for payment"


@pytest.fixture
def after_payment(northseal, fin):
    said = {"item_name": "", "item_code": "", "tax_rate": Decimal(6)}
    return bulk.set_fapiao_settings(northseal, **said, when="paid", by=fin)


@pytest.fixture
def asked(invoice, after_payment, alice):
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=alice)
    return invoice


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


@pytest.fixture
def client_desk(visit, northseal, alice):
    return signed_in(visit(northseal), alice)


def due(body) -> tuple[int, int, int]:
    """In the list, in the count of the tab, in the sheet."""
    return invoices_of(body, "fapiao").count(), counts_of(body)["fapiao"], fapiao_due(body).count()


def read(client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def test_what_is_asked_for_is_made_at_once_unless_the_body_says_otherwise(northseal, invoice, alice):
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=alice)
    assert due(northseal) == (1, 1, 1)
    assert not waits_for_payment(invoice)


def test_it_waits_until_the_invoice_is_paid_in_full(northseal, asked, fin):
    assert due(northseal) == (0, 0, 0)
    pay(asked, 100_000, fin)
    assert due(northseal) == (0, 0, 0)
    pay(asked, asked.total - 100_000, fin, "TX-2")
    assert due(northseal) == (1, 1, 1)


def test_it_waits_again_where_the_payment_was_a_mistake(northseal, asked, fin):
    payment = pay(asked, asked.total, fin)
    actions.reverse_payment(payment, reason="Another client's", by=fin)
    assert fapiao_waiting_for_payment(northseal).get() == asked


def test_no_sheet_holds_it_while_it_waits(northseal, asked, fin):
    for chosen in (None, [asked.pk]):
        with pytest.raises(Refused, match="No fapiao waits to be made"):
            bulk.export_fapiao(northseal, chosen=chosen, by=fin)


def test_the_client_is_told_as_it_asks_and_afterwards(invoice, after_payment, client_desk):
    there = f"/invoices/{invoice.pk}/fapiao/"
    assert "It is made once the invoice is paid in full." in read(client_desk, there)
    client_desk.post(there, {"kind": "special", "title": "爱克米电器", "tax_number": CODE})
    assert WAITS in read(client_desk, f"/invoices/{invoice.pk}/")


def test_whoever_has_paid_reads_nothing_of_waiting(asked, client_desk, fin):
    pay(asked, asked.total, fin)
    assert "once the invoice is paid" not in read(client_desk, f"/invoices/{asked.pk}/fapiao/")
    assert WAITS not in read(client_desk, f"/invoices/{asked.pk}/")


def test_finance_has_one_made_earlier_by_one_press(northseal, asked, desk, fin):
    there = f"/desk/invoices/{asked.pk}/"
    page = read(desk, there)
    assert WAITS in page
    assert "Record fapiao" not in page
    assert "1 more waits for payment" in read(desk, "/desk/fapiao/")
    desk.post(f"{there}fapiao/early/")
    assert due(northseal) == (1, 1, 1)
    page = read(desk, there)
    assert "Record fapiao" in page
    assert "Fapiao to be made before payment" in page
    assert Fapiao.objects.get().early_by == fin


def test_one_that_does_not_wait_is_not_made_early(asked, fin, gus):
    with pytest.raises(Refused, match="own staff"):
        actions.make_fapiao_early(asked, by=gus)
    pay(asked, asked.total, fin)
    with pytest.raises(Refused, match="does not wait for payment"):
        actions.make_fapiao_early(asked, by=fin)


def test_another_bodys_is_not_there(asked, visit, greenmark, gus):
    assert signed_in(visit(greenmark), gus).post(f"/desk/invoices/{asked.pk}/fapiao/early/").status_code == 404


def test_one_that_is_in_a_sheet_already_does_not_wait(northseal, invoice, alice, fin, request):
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=alice)
    bulk.export_fapiao(northseal, by=fin)
    request.getfixturevalue("after_payment")
    assert due(northseal) == (1, 1, 1)


def test_one_that_was_made_all_the_same_is_recorded_from_the_list(northseal, asked, fin):
    said = "数电发票号码,购方识别号,购买方名称,开票日期,金额,税额,价税合计,发票状态,备注"
    row = f"{NUMBER},{CODE},爱克米电器,2026-11-20,24500.00,1470.00,25970.00,正常,{asked.reference}"
    file = SimpleUploadedFile("list.csv", f"{said}\n{row}".encode())
    columns = {"number": 0, "buyer_tax_number": 1, "buyer": 2, "issued_on": 3, "net": 4, "tax": 5, "total": 6,
               "state": 7, "remarks": 8}  # fmt: skip
    received = bulk.receive_fapiao_list(file, body=northseal, by=fin)
    if not received.read_at:
        bulk.say_fapiao_columns(received, columns=columns, by=fin)
    done = bulk.take_fapiao_rows(FapiaoRow.objects.waiting().select_related("body"), by=fin)
    assert (len(done.taken), Fapiao.objects.get().number) == (1, NUMBER)


def test_the_body_says_it_on_the_page_of_fapiao(northseal, desk, after_payment):
    assert "Once the invoice is paid in full" in read(desk, "/desk/fapiao/settings/")
    desk.post("/desk/fapiao/settings/", {"tax_rate": "6", "when": "asked"})
    after_payment.refresh_from_db()
    assert after_payment.when == "asked"


def test_the_database_asks_who_had_it_made_early(asked):
    with pytest.raises(IntegrityError):
        Fapiao.objects.update(early_at=clock.now())
