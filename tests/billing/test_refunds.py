"""Money goes back to whoever paid: by two people, never more than was paid, and on record."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Notice, Organisation
from billing import actions
from billing.models import Refund, RefundState
from billing.queries import needs_you, statement_of
from lib import clock
from lib.refusal import Refused
from outbox.models import Fact
from staff.models import Role
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.cast import works_for
from tests.support.asking import others
from tests.support.racing import at_once
from tests.support.signing_in import signed_in

WHY = {"zh": "服务未提供", "en": "Not delivered"}
PAGES = ["", "approve/", "paid/", "drop/"]


@pytest.fixture
def penny(northseal):
    """A second person of finance."""
    return works_for(northseal, "penny", Role.FINANCE)


@pytest.fixture
def paid(invoice, fin):
    pay(invoice, invoice.total, fin)
    invoice.refresh_from_db()
    return invoice


@pytest.fixture
def opened(paid, fin) -> Refund:
    return actions.open_refund(paid, amount=500_000, reason=WHY, by=fin)


@pytest.fixture
def approved(opened, ada) -> Refund:
    return actions.approve_refund(opened, by=ada)


def settled(refund, by) -> Refund:
    return actions.settle_refund(
        refund, settled_on=clock.today(), bank_reference="OUT-1", paid_to="Acme, account 6222 0001", by=by
    )


def said_to(user) -> str:
    return Notice.objects.filter(user=user).latest("created_at").text_en


@pytest.mark.django_db
def test_two_people_bring_money_back_and_the_others_hear(approved, paid, fin, alice):
    settled(approved, fin)
    paid.refresh_from_db()
    assert (paid.refunded, paid.refund_open, paid.state) == (500_000, 0, "paid")
    fact = Fact.objects.get(name="billing.Refunded").payload
    assert (fact["subject"], fact["is_whole"]) == (str(APPLICATION.id), False)
    assert "¥5,000.00 CNY was sent" in said_to(alice)


@pytest.mark.django_db
def test_all_of_it_may_go_back(paid, fin, ada):
    whole = actions.open_refund(paid, amount=paid.paid, reason=WHY, by=fin)
    settled(actions.approve_refund(whole, by=ada), fin)
    assert Fact.objects.get(name="billing.Refunded").payload["is_whole"]


@pytest.mark.django_db
def test_what_is_promised_counts_and_no_more_than_was_paid_goes_back(opened, paid, fin):
    with pytest.raises(Refused, match="is more than the"):
        actions.open_refund(paid, amount=paid.paid - 499_999, reason=WHY, by=fin)
    actions.open_refund(paid, amount=paid.paid - 500_000, reason=WHY, by=fin)


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_is_not_given_back(paid, fin, amount):
    with pytest.raises(Refused, match="Give the amount"):
        actions.open_refund(paid, amount=amount, reason=WHY, by=fin)


@pytest.mark.django_db
def test_an_unpaid_invoice_gives_nothing_back(invoice, fin):
    with pytest.raises(Refused, match="Nothing was paid"):
        actions.open_refund(invoice, amount=1, reason=WHY, by=fin)


@pytest.mark.django_db
def test_a_refund_says_why(paid, fin):
    with pytest.raises(Refused, match="Say why"):
        actions.open_refund(paid, amount=1, reason={"zh": " "}, by=fin)


@pytest.mark.django_db
def test_whoever_opened_it_does_not_approve_it(opened, fin):
    with pytest.raises(Refused, match="second person"):
        actions.approve_refund(opened, by=fin)


@pytest.mark.django_db
def test_whoever_approved_it_does_not_pay_it_out(opened, penny):
    with pytest.raises(Refused, match="does not pay it out"):
        settled(actions.approve_refund(opened, by=penny), penny)


@pytest.mark.django_db
def test_what_the_product_opens_still_takes_two(paid, fin, penny):
    opened = actions.open_refund(paid, amount=1, reason=WHY, by=None)
    approved = actions.approve_refund(opened, by=fin)
    with pytest.raises(Refused, match="does not pay it out"):
        settled(approved, fin)
    assert settled(approved, penny).opened_by is None


@pytest.mark.django_db
def test_nothing_is_paid_out_before_it_is_approved(opened, fin):
    with pytest.raises(Refused, match="approve this refund first"):
        settled(opened, fin)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"settled_on": clock.today() + timedelta(days=2)}, "future"),
        ({"bank_reference": " "}, "bank's reference"),
        ({"paid_to": ""}, "account of the payer"),
    ],
)
def test_paying_out_names_day_reference_and_account(approved, fin, wrong, words):
    told = {"settled_on": clock.today(), "bank_reference": "OUT-1", "paid_to": "Acme 6222"}
    with pytest.raises(Refused, match=words):
        actions.settle_refund(approved, by=fin, **told | wrong)


@pytest.mark.django_db
def test_a_refund_is_dropped_with_a_reason_and_frees_what_it_promised(approved, paid, ada, alice):
    with pytest.raises(Refused, match="Say why"):
        actions.drop_refund(approved, reason=" ", by=ada)
    dropped = actions.drop_refund(approved, reason="Delivered after all", by=ada)
    paid.refresh_from_db()
    assert (dropped.state, paid.refund_open) == (RefundState.DROPPED, 0)
    assert "Delivered after all" in said_to(alice)
    with pytest.raises(Refused, match="ended already"):
        actions.drop_refund(dropped, reason="Again", by=ada)


@pytest.mark.django_db
def test_a_payment_that_went_back_is_not_taken_back(opened, paid, fin):
    with pytest.raises(Refused, match="went back"):
        actions.reverse_payment(paid.payments.get(), reason="Wrong invoice", by=fin)


@pytest.mark.django_db
def test_another_bodys_people_have_no_part_in_it(opened, paid, gus, alice):
    for stranger in (gus, alice):
        with pytest.raises(Refused, match="own staff"):
            actions.open_refund(paid, amount=1, reason=WHY, by=stranger)
        with pytest.raises(Refused, match="own staff"):
            actions.approve_refund(opened, by=stranger)


@pytest.mark.django_db
def test_the_client_is_told_what_goes_back(approved, paid, fin):
    paid.refresh_from_db()
    assert statement_of(paid).refund_open == 500_000
    settled(approved, fin)
    paid.refresh_from_db()
    assert (statement_of(paid).refunded, statement_of(paid).refund_open) == (500_000, None)


@pytest.mark.django_db
def test_the_desk_asks_those_who_may(opened, in_northseal, fin, penny, ada, otto):
    def asked(user, *roles):
        return [str(need.words) for need in needs_you(user, roles=frozenset(roles)) if "efund" in str(need.words)]

    assert asked(fin, "finance") == []
    assert asked(penny, "finance") == asked(ada, "body_admin") == ["Refunds to approve"]
    assert asked(otto, "decision_maker") == []
    actions.approve_refund(opened, by=penny)
    assert asked(fin, "finance") == ["Refunds to pay out"]
    assert asked(penny, "finance") == asked(ada, "body_admin") == []


# The database


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"amount": 1}, "stays as it was opened|does not go from"),
        ({"state": "settled"}, "does not go from"),
        ({"state": "approved", "approved_at": clock.now()}, "says_who_approved_it"),
    ],
)
def test_a_refund_goes_its_way_whoever_writes(opened, change, words):
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        Refund.objects.filter(pk=opened.pk).update(**change)


@pytest.mark.django_db
def test_the_second_person_is_another_whoever_writes(opened, fin):
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        Refund.objects.filter(pk=opened.pk).update(state="approved", approved_by=fin, approved_at=clock.now())


@pytest.mark.django_db
def test_refunds_never_pass_what_was_paid_whoever_writes(opened, paid):
    with pytest.raises(IntegrityError, match="no_more_goes_back"), transaction.atomic():
        type(paid).objects.filter(pk=paid.pk).update(refund_open=paid.paid + 1)


@pytest.mark.django_db
def test_an_invoice_says_what_its_refunds_come_to_whoever_writes(opened, paid):
    with pytest.raises(IntegrityError, match="sum of its refunds"), transaction.atomic():
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        type(paid).objects.filter(pk=paid.pk).update(refund_open=0)


@pytest.mark.django_db
def test_a_refund_is_never_deleted(opened):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Refund.objects.filter(pk=opened.pk).delete()


# Pages


@pytest.mark.django_db
def test_the_way_by_the_pages(paid, visit, northseal, fin, ada, alice):
    desk, admin = signed_in(visit(northseal), fin), signed_in(visit(northseal), ada)
    answer = desk.post(f"/desk/invoices/{paid.pk}/refund/", {"amount": "12.50", "reason_en": "Not delivered"})
    there = answer["Location"]
    assert "second person of finance or administration" in desk.get(there).content.decode()
    assert admin.post(f"{there}approve/").status_code == 302
    told = {"settled_on": clock.today().isoformat(), "bank_reference": "OUT-7", "paid_to": "Acme 6222"}
    assert desk.post(f"{there}paid/", told).status_code == 302
    assert "Paid back" in admin.get("/desk/refunds/").content.decode()
    page = signed_in(visit(northseal), alice).get(f"/invoices/{paid.pk}/").content.decode()
    assert "¥12.50 CNY" in page
    assert "OUT-7" in page


@pytest.mark.django_db
def test_the_form_keeps_what_was_typed_where_it_is_refused(paid, visit, northseal, fin):
    desk = signed_in(visit(northseal), fin)
    page = desk.post(f"/desk/invoices/{paid.pk}/refund/", {"amount": "99999999", "reason_en": "Why"}).content.decode()
    assert "is more than the" in page
    assert "99999999" in page


@pytest.mark.django_db
def test_whoever_decides_sees_no_refund(opened, visit, northseal, otto, rex, mira, cleo):
    pages = ["/desk/refunds/", *(f"/desk/refunds/{opened.pk}/{page}" for page in PAGES)]
    for person in (otto, rex, mira, cleo):
        assert others(signed_in(visit(northseal), person), pages, than={403}) == []


@pytest.mark.django_db
def test_another_bodys_refund_is_not_there(opened, visit, greenmark, gus):
    desk = signed_in(visit(greenmark), gus)
    assert others(desk, [f"/desk/refunds/{opened.pk}/{page}" for page in PAGES], than={404}) == []
    assert "Not delivered" not in desk.get("/desk/refunds/").content.decode()


@pytest.mark.django_db
def test_an_administrator_pays_nothing_out(approved, visit, northseal, ada):
    assert signed_in(visit(northseal), ada).post(f"/desk/refunds/{approved.pk}/paid/").status_code == 403


# At once


@pytest.fixture
def promised(committed, monkeypatch):
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    body = CertificationBody.objects.get(slug="northseal")
    people = [works_for(body, name, Role.FINANCE) for name in ("fin", "penny", "pat")]
    actions.set_bank_account(body, by=people[0], holder="N", bank="B", number="1")
    client = Organisation.objects.create(name_en="Any")
    drafted = actions.draft_invoice(client, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=people[0])
    issued = actions.issue(drafted, by=people[0])
    pay(issued, issued.total, people[0])
    return actions.open_refund(issued, amount=issued.total, reason=WHY, by=people[0]), people


@pytest.mark.slow
def test_of_two_who_approve_at_once_one_takes_effect(promised):
    refund, (_fin, penny, pat) = promised
    acts = [partial(actions.approve_refund, refund, by=by) for by in (penny, pat)]
    assert at_once(*acts) == ["", "This refund waits for no approval any more."]


@pytest.mark.slow
def test_of_two_who_pay_out_at_once_one_takes_effect(promised):
    refund, (fin, penny, pat) = promised
    approved = actions.approve_refund(refund, by=penny)
    done, refused = at_once(*(partial(settled, approved, by) for by in (fin, pat)))
    assert (done, refused) == ("", "This refund has ended already.")


@pytest.mark.slow
def test_of_two_refunds_at_once_no_more_goes_back_than_was_paid(promised):
    refund, (fin, penny, _pat) = promised
    actions.drop_refund(refund, reason="Again", by=penny)
    more = partial(actions.open_refund, refund.invoice, amount=refund.amount, reason=WHY)
    done, refused = at_once(partial(more, by=fin), partial(more, by=penny))
    assert done == ""
    assert "is more than the" in refused
