"""Two sides of an invoice: finance staff work on it, its organisation reads it, nobody else knows of it."""

from datetime import timedelta

import pytest

from billing import actions
from billing.models import Invoice, Payment, State
from lib import clock
from look.statuses import LOOKS
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.support.asking import others
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db

OFFICE = ["", "edit/", "issue/", "payment/", "cancel/", "print/"]
CLIENT = ["", "print/", "fapiao/"]


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


@pytest.fixture
def client_desk(visit, northseal, alice):
    return signed_in(visit(northseal), alice)


def test_another_bodys_invoice_is_not_there(invoice, visit, greenmark, gus):
    pages = [f"/desk/invoices/{invoice.pk}/{page}" for page in OFFICE]
    assert others(signed_in(visit(greenmark), gus), pages, than={404}) == []


def test_whoever_reviews_or_decides_sees_no_money(visit, northseal, rex, otto, mira, cleo, invoice):
    pages = ["/desk/invoices/", "/desk/invoices/new/", "/desk/invoices/account/", f"/desk/invoices/{invoice.pk}/"]
    for person in (rex, otto, mira, cleo):
        client = signed_in(visit(northseal), person)
        assert others(client, pages, than={403}) == []
        assert client.post(f"/desk/invoices/{invoice.pk}/payment/", {"amount": "1"}).status_code == 403


def test_another_organisations_invoice_is_not_there(invoice, visit, northseal, globex):
    pages = [f"/invoices/{invoice.pk}/{page}" for page in CLIENT]
    assert others(signed_in(visit(northseal), globex), pages, than={404}) == []


def test_an_invoice_is_not_on_another_bodys_host(invoice, visit, greenmark, alice):
    pages = [f"/invoices/{invoice.pk}/{page}" for page in CLIENT]
    assert others(signed_in(visit(greenmark), alice), pages, than={404}) == []


def test_a_draft_is_the_bodys_own(draft, client_desk):
    assert client_desk.get(f"/invoices/{draft.pk}/").status_code == 404


def test_a_cancelled_draft_never_reached_the_client(draft, fin, client_desk):
    actions.cancel(draft, reason="Not needed", by=fin)
    assert client_desk.get(f"/invoices/{draft.pk}/").status_code == 404


def test_strangers_sign_in_first(invoice, visit, northseal):
    for path in (f"/desk/invoices/{invoice.pk}/", f"/invoices/{invoice.pk}/"):
        assert visit(northseal).get(path)["Location"].startswith("/sign-in/")


def test_pages_change_nothing_when_looked_at(invoice, desk):
    before = list(Invoice.objects.values())
    assert others(desk, [f"/desk/invoices/{invoice.pk}/{page}" for page in OFFICE], than={200, 302}) == []
    assert list(Invoice.objects.values()) == before


def test_the_client_reads_where_to_pay(invoice, client_desk):
    page = client_desk.get(f"/invoices/{invoice.pk}/").content.decode()
    assert invoice.typed_reference in page
    assert "6222 0000 1111 2222" in page
    assert "¥25,970.00 CNY" in page


def test_the_client_does_not_read_who_did_it(invoice, fin, client_desk):
    pay(invoice, 100, fin)
    page = client_desk.get(f"/invoices/{invoice.pk}/").content.decode()
    assert "Fin" not in page
    assert "Cleo" not in page


def test_from_draft_to_paid_on_pages(desk, northseal, acme, fin):
    account = {"holder": "N", "bank": "B", "number": "1", "days_to_pay": "10"}
    desk.post("/desk/invoices/account/", account)
    said = {
        "organisation": acme.credit_code,
        "about_zh": "培训",
        "currency": "CNY",
        "lines-TOTAL_FORMS": "2",
        "lines-INITIAL_FORMS": "0",
        "lines-0-description_zh": "公开培训",
        "lines-0-quantity": "2",
        "lines-0-price": "500",
        "lines-0-tax_rate": "6",
        "lines-0-tax_included": "on",
        "lines-1-quantity": "1",
        "lines-1-tax_rate": "6",
    }
    page = desk.post("/desk/invoices/new/", said)["Location"]
    desk.post(f"{page}issue/", {"due_on": (clock.today() + timedelta(days=3)).isoformat()})
    today = clock.today().isoformat()
    desk.post(f"{page}payment/", {"amount": "1000.00", "received_on": today, "bank_reference": "TX 9"})
    assert Invoice.objects.get().state == State.PAID
    assert desk.get(page).status_code == 200


def test_a_refusal_is_said_on_the_page(invoice, desk):
    said = {"amount": "99999999", "received_on": clock.today().isoformat(), "bank_reference": "TX"}
    answer = desk.post(f"/desk/invoices/{invoice.pk}/payment/", said)
    assert b"more than the" in answer.content
    assert not Payment.objects.exists()


def test_an_unknown_client_is_said_so(desk):
    said = {"organisation": "nobody", "lines-TOTAL_FORMS": "0", "lines-INITIAL_FORMS": "0", "currency": "CNY"}
    assert b"no such organisation" in desk.post("/desk/invoices/new/", said).content


def test_a_payment_is_taken_back_on_the_page(invoice, fin, desk):
    payment = pay(invoice, 100, fin)
    there = f"/desk/invoices/{invoice.pk}/payment/{payment.pk}/reverse/"
    assert desk.get(there).status_code == 200
    desk.post(there, {"reason": "Not ours"})
    assert invoice.payments.count() == 2


def test_a_payment_of_another_invoice_is_not_there(invoice, northseal, acme, fin, desk):
    other = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    payment = pay(actions.issue(other, by=fin), 100, fin)
    assert desk.get(f"/desk/invoices/{invoice.pk}/payment/{payment.pk}/reverse/").status_code == 404


def test_every_tab_opens(desk, invoice):
    tabs = ["all", "drafts", "open", "overdue", "paid", "cancelled", "fapiao", "nonsense"]
    assert others(desk, [f"/desk/invoices/?tab={tab}" for tab in tabs], than={200}) == []


@pytest.mark.parametrize("words", ["Acme", "爱克米", "RF", "2026-00001", "nothing", "9999999999999-1", "٣-٣"])
def test_an_invoice_is_found_by_what_is_printed_on_it(words, desk, invoice):
    page = desk.get("/desk/invoices/", {"q": words})
    shown = invoice.number in page.content.decode()
    assert shown == (words in {"Acme", "爱克米", "RF", f"{clock.today().year}-00001"})


def test_empty_desk_says_what_to_do(desk):
    page = desk.get("/desk/invoices/").content.decode()
    assert "No invoices yet" in page
    assert "Where do your clients pay?" in page


def test_late_is_shown_as_late(invoice):
    assert invoice.shown_status == "open"
    with clock.frozen_at(clock.now() + timedelta(days=20)):
        assert invoice.shown_status == "overdue"


def test_the_list_costs_the_same_for_one_and_many(desk, invoice, northseal, acme, fin, django_assert_max_num_queries):
    desk.get("/desk/invoices/")
    for _ in range(20):
        actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    with django_assert_max_num_queries(22):
        desk.get("/desk/invoices/")


def test_pages_speak_chinese(desk, invoice, client_desk):
    for client, path in ((desk, "/desk/invoices/"), (client_desk, f"/invoices/{invoice.pk}/")):
        page = client.get(path, headers={"accept-language": "zh-hans"}).content.decode()
        assert "账单" in page


@pytest.mark.parametrize("state", State.values)
def test_every_state_of_an_invoice_has_a_look_of_its_own(state, northseal, acme):
    invoice = Invoice(body=northseal, organisation=acme, state=state, total=5, due_on=clock.today())
    assert invoice.shown_status.upper() in LOOKS["invoice"]


def test_what_the_client_is_to_pay_the_desk_is_to_receive(invoice, desk, client_desk):
    chinese = {"accept-language": "zh-hans"}
    page = desk.get(f"/desk/invoices/{invoice.pk}/", headers=chinese).content.decode()
    assert "待收款" in page
    assert "待付款" not in page
    assert "待收款" in desk.get("/desk/invoices/", headers=chinese).content.decode()
    assert "待付款" in client_desk.get(f"/invoices/{invoice.pk}/", headers=chinese).content.decode()


def test_what_is_left_is_said_from_where_one_stands(invoice, fin, desk, client_desk):
    pay(invoice, 1000, fin)
    chinese = {"accept-language": "zh-hans"}
    assert "未收金额" in desk.get(f"/desk/invoices/{invoice.pk}/", headers=chinese).content.decode()
    assert "未付金额" in client_desk.get(f"/invoices/{invoice.pk}/", headers=chinese).content.decode()
