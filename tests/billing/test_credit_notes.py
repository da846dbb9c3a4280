"""An issued invoice is taken off in whole or part; where a fapiao was made, once its red-letter fapiao stands."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Notice, Organisation
from billing import actions
from billing.models import CreditNote, Invoice, NoteState, RedFapiao, RedState
from billing.queries import differences, is_settled, needs_you, statement_of
from lib import clock
from lib.refusal import Refused
from outbox import relay
from outbox.models import Fact
from papers.models import IssuedPaper
from staff.models import Role
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, TEST_FEE, pay
from tests.cast import works_for
from tests.support.asking import others
from tests.support.racing import at_once
from tests.support.signing_in import signed_in

WHY = {"zh": "费用调整", "en": "Fee corrected"}
CODE = "91110000600037341L"
BLUE, RED = "25312000000000000001", "26312000000000000002"


def credited(invoice, by, wanted=None) -> CreditNote:
    return actions.open_credit_note(invoice, wanted=wanted, reason=WHY, by=by)


def back(invoice, amount, fin, ada):
    refund = actions.approve_refund(actions.open_refund(invoice, amount=amount, reason=WHY, by=fin), by=ada)
    told = {"settled_on": clock.today(), "bank_reference": "O-1", "paid_to": "Acme"}
    return actions.settle_refund(refund, by=fin, **told)


@pytest.fixture
def with_fapiao(invoice, alice, fin) -> Invoice:
    actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=alice)
    actions.record_fapiao(invoice, number=BLUE, by=fin)
    return invoice


@pytest.fixture
def waiting(with_fapiao, fin) -> CreditNote:
    return credited(with_fapiao, fin, {1: 106_000})


@pytest.mark.django_db
def test_a_part_lowers_what_is_owed(invoice, fin, alice):
    note = credited(invoice, fin, {1: 106_000})
    invoice.refresh_from_db()
    assert (note.number, note.net, note.tax) == (f"C{clock.today().year}-00001", 100_000, 6_000)
    assert (invoice.owed, invoice.state) == (2_491_000, "issued")
    assert "¥24,910.00 CNY is owed now" in Notice.objects.filter(user=alice).latest("created_at").text_en
    assert list(differences()) == []


@pytest.mark.django_db
def test_the_whole_leaves_nothing_owed_and_the_others_hear(invoice, fin):
    credited(invoice, fin)
    invoice.refresh_from_db()
    assert (invoice.owed, invoice.state, invoice.shown_status) == (0, "credited", "credited")
    assert is_settled(APPLICATION.kind, APPLICATION.id)
    assert Fact.objects.get(name="billing.InvoiceCredited").payload["is_settled"]
    assert statement_of(invoice).credited == invoice.total
    assert list(differences()) == []


@pytest.mark.django_db
def test_the_rest_of_a_part_is_paid_in_full(invoice, fin):
    credited(invoice, fin, {1: 106_000})
    with pytest.raises(Refused, match="still owed"):
        pay(invoice, invoice.total, fin)
    pay(invoice, invoice.total - 106_000, fin)
    invoice.refresh_from_db()
    assert invoice.state == "paid"


@pytest.mark.django_db
def test_what_a_note_gave_back_is_no_payment_to_take_back(invoice, fin):
    pay(invoice, invoice.total, fin)
    credited(invoice, fin, {1: 106_000})
    with pytest.raises(Refused, match="A credit note gave this back"):
        actions.reverse_payment(invoice.payments.get(amount=-106_000), reason="Wrong", by=fin)


@pytest.mark.django_db
def test_what_was_paid_of_it_becomes_the_clients_credit(invoice, fin, alice):
    payment = pay(invoice, invoice.total, fin)
    note = credited(invoice, fin, {1: 106_000})
    invoice.refresh_from_db()
    assert (note.frees, invoice.paid, invoice.state) == (106_000, invoice.total - 106_000, "paid")
    assert payment.transfer.rest == 106_000
    assert "is your credit now" in Notice.objects.filter(user=alice).latest("created_at").text_en
    assert list(differences()) == []


@pytest.mark.django_db
def test_it_stands_for_what_was_refunded_before(invoice, fin, ada):
    pay(invoice, invoice.total, fin)
    back(invoice, 100_000, fin, ada)
    note = credited(Invoice.objects.get(pk=invoice.pk), fin, {1: 106_000})
    invoice.refresh_from_db()
    assert (note.covers, note.frees, invoice.lowered, invoice.state) == (100_000, 6_000, 6_000, "paid")
    assert list(differences()) == []


@pytest.mark.django_db
def test_a_refund_that_a_note_stands_for_is_not_dropped(invoice, fin):
    pay(invoice, invoice.total, fin)
    refund = actions.open_refund(invoice, amount=100, reason=WHY, by=fin)
    credited(invoice, fin, {1: 100})
    with pytest.raises(Refused, match="stands for this refund"):
        actions.drop_refund(refund, reason="After all", by=fin)


@pytest.mark.django_db
def test_no_more_is_credited_than_was_charged(invoice, fin):
    credited(invoice, fin, {1: 2_120_000})
    with pytest.raises(Refused, match="left of line 1"):
        credited(invoice, fin, {1: 1})
    assert credited(invoice, fin).total == 477_000
    with pytest.raises(Refused, match="Only an issued invoice"):
        credited(invoice, fin)


@pytest.mark.django_db
def test_tax_by_rate_sums_to_the_invoice(northseal, acme, account, fin):
    actions.set_bank_account(northseal, by=fin, tax_rounding="per_rate")
    line = actions.LineData({"zh": "费", "en": "Fee"}, 333, tax_rate=6, tax_included=False)
    drafted = actions.draft_invoice(acme, body=northseal, about=APPLICATION.about, lines=[line] * 30, by=fin)
    invoice = actions.issue(drafted, by=fin)
    first = credited(invoice, fin, dict.fromkeys(range(1, 30), 353))
    last = credited(invoice, fin)
    assert (first.total + last.total, last.rounding) == (invoice.total, -1)
    assert list(differences()) == []


@pytest.mark.django_db
def test_a_draft_and_a_cancelled_invoice_are_not_credited(draft, account, fin):
    with pytest.raises(Refused, match="Only an issued"):
        credited(draft, fin)
    cancelled = actions.cancel(actions.issue(draft, by=fin), reason="Wrong", by=fin)
    with pytest.raises(Refused, match="Only an issued"):
        credited(cancelled, fin)


@pytest.mark.django_db
def test_a_credited_invoice_is_not_cancelled(invoice, fin):
    credited(invoice, fin, {1: 100})
    with pytest.raises(Refused, match="has a credit note"):
        actions.cancel(invoice, reason="Wrong", by=fin)


@pytest.mark.django_db
def test_it_says_why_and_is_the_bodys_own(invoice, fin, gus):
    with pytest.raises(Refused, match="Say why"):
        actions.open_credit_note(invoice, reason={"zh": ""}, by=fin)
    with pytest.raises(Refused, match="own staff"):
        credited(invoice, gus)


@pytest.mark.django_db
def test_its_paper_is_asked_for(invoice, fin, in_northseal):
    note = credited(invoice, fin, {1: 106_000})
    said = IssuedPaper.objects.get(kind="credit_note", subject=note.pk).statement
    assert (said["number"], said["invoice"], said["total"]) == (note.number, invoice.number, "¥1,060.00 CNY")


# The red-letter fapiao


@pytest.mark.django_db
def test_with_a_fapiao_it_waits_and_changes_nothing(waiting, with_fapiao):
    with_fapiao.refresh_from_db()
    assert (waiting.state, waiting.number, waiting.blue_number) == (NoteState.OPEN, "", BLUE)
    assert (with_fapiao.owed, with_fapiao.credit_open) == (with_fapiao.total, 106_000)


@pytest.mark.django_db
def test_the_other_side_confirms_and_the_red_one_issues_it(waiting, with_fapiao, fin, alice):
    red = actions.request_red_fapiao(waiting, form_number="F-1", must_confirm=True, by=fin)
    assert red.confirm_until - red.requested_at == timedelta(hours=72)
    assert "within 72 hours" in Notice.objects.filter(user=alice).latest("created_at").text_en
    with pytest.raises(Refused, match="has to be confirmed"):
        actions.record_red_fapiao(red, number=RED, by=fin)
    actions.answer_red_fapiao(red, agrees=True, by=fin)
    note = actions.record_red_fapiao(red, number=RED, by=fin)
    with_fapiao.refresh_from_db()
    assert (note.state, with_fapiao.credited, with_fapiao.credit_open) == (NoteState.ISSUED, 106_000, 0)
    said = Notice.objects.filter(user=alice).latest("created_at").text_en
    assert f"red-letter fapiao is {RED}, for fapiao {BLUE}" in said
    assert list(differences()) == []


@pytest.mark.django_db
def test_where_nobody_booked_it_nobody_confirms(waiting, fin):
    red = actions.request_red_fapiao(waiting, form_number="F-1", must_confirm=False, by=fin)
    assert red.state == RedState.CONFIRMED


@pytest.mark.django_db
def test_a_refused_form_is_followed_by_another(waiting, fin):
    red = actions.request_red_fapiao(waiting, form_number="F-1", must_confirm=True, by=fin)
    with pytest.raises(Refused, match="under way"):
        actions.request_red_fapiao(waiting, form_number="F-2", must_confirm=True, by=fin)
    with pytest.raises(Refused, match="Say why"):
        actions.answer_red_fapiao(red, agrees=False, by=fin)
    actions.answer_red_fapiao(red, agrees=False, refusal="Wrong amount", by=fin)
    again = actions.request_red_fapiao(waiting, form_number="F-2", must_confirm=True, by=fin)
    assert [one.state for one in waiting.red_fapiaos.all()] == ["refused", "to_confirm"]
    assert again.form_number == "F-2"


@pytest.mark.django_db
def test_a_form_lapses_after_three_days(waiting, fin, monkeypatch):
    red = actions.request_red_fapiao(waiting, form_number="F-1", must_confirm=True, by=fin)
    actions.lapse_red_fapiao(red.pk)
    assert RedFapiao.objects.get().state == RedState.TO_CONFIRM
    later = clock.now() + timedelta(hours=73)
    monkeypatch.setattr(clock, "now", lambda: later)
    relay.deliver_all()
    actions.lapse_red_fapiao(red.pk)
    assert RedFapiao.objects.get().state == RedState.LAPSED


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "words"), [(BLUE, "has its own"), ("12", "digits")])
def test_the_red_one_has_a_number_of_its_own(waiting, fin, number, words):
    red = actions.request_red_fapiao(waiting, form_number="F-1", must_confirm=False, by=fin)
    with pytest.raises(Refused, match=words):
        actions.record_red_fapiao(red, number=number, by=fin)


@pytest.mark.django_db
def test_a_red_number_stands_once(waiting, with_fapiao, fin):
    def made(note):
        red = actions.request_red_fapiao(note, form_number="1", must_confirm=False, by=fin)
        return actions.record_red_fapiao(red, number=RED, by=fin)

    made(waiting)
    with pytest.raises(Refused, match="number of a red-letter"):
        made(credited(with_fapiao, fin, {1: 1_000}))


@pytest.mark.django_db
def test_what_went_back_without_a_credit_note_asks_for_its_red_letter(with_fapiao, fin, ada, visit, northseal):
    pay(with_fapiao, with_fapiao.total, fin)
    back(with_fapiao, 106_000, fin, ada)
    page = signed_in(visit(northseal), fin).get(with_fapiao.get_absolute_url()).content.decode()
    assert "still names it: credit that much" in page
    assert f"/desk/invoices/{with_fapiao.pk}/credit/?of=refunds" in page
    typed = signed_in(visit(northseal), fin).get(f"/desk/invoices/{with_fapiao.pk}/credit/?of=refunds")
    assert 'name="line_2" value="1060"' in typed.content.decode()


@pytest.mark.django_db
def test_the_client_reads_which_form_to_confirm_until_when_and_then_the_red_number(
    waiting, with_fapiao, visit, northseal, fin, alice
):
    red = actions.request_red_fapiao(waiting, form_number="F-77", must_confirm=True, by=fin)
    client, there = signed_in(visit(northseal), alice), f"/invoices/{with_fapiao.pk}/"
    assert "red-letter form F-77" in client.get(there).content.decode()
    actions.record_red_fapiao(actions.answer_red_fapiao(red, agrees=True, by=fin), number=RED, by=fin)
    page = client.get(there).content.decode()
    assert RED in page
    assert "F-77" not in page


@pytest.mark.django_db
def test_a_note_that_waits_is_dropped_once_its_form_has_ended(waiting, with_fapiao, fin):
    red = actions.request_red_fapiao(waiting, form_number="F-1", must_confirm=True, by=fin)
    with pytest.raises(Refused, match="Withdraw"):
        actions.drop_credit_note(waiting, reason="No", by=fin)
    actions.answer_red_fapiao(red, agrees=False, refusal="Withdrawn", by=fin)
    actions.drop_credit_note(waiting, reason="Not needed", by=fin)
    with_fapiao.refresh_from_db()
    assert with_fapiao.credit_open == 0
    with pytest.raises(Refused, match="Only a credit note that waits"):
        actions.drop_credit_note(waiting, reason="Again", by=fin)


@pytest.mark.django_db
def test_the_client_is_told_that_no_credit_is_made_and_not_why(waiting, with_fapiao, fin, alice):
    actions.drop_credit_note(waiting, reason="They shouted at us", by=fin)
    told = Notice.objects.filter(user=alice, subject_en__contains="No credit is made").get()
    assert f"fapiao {BLUE} stays valid" in told.text_en
    assert "shouted" not in told.text_en + told.text_zh


@pytest.mark.django_db
@pytest.mark.parametrize("must_confirm", [True, False])
def test_who_was_asked_to_confirm_a_form_hears_that_it_ended(waiting, fin, alice, must_confirm):
    red = actions.request_red_fapiao(waiting, form_number="F-9", must_confirm=must_confirm, by=fin)
    actions.answer_red_fapiao(red, agrees=False, refusal="Theirs is a mess", by=fin)
    told = Notice.objects.filter(user=alice, subject_en__contains="has ended")
    assert [("F-9" in one.text_en, "mess" in one.text_en) for one in told] == [(True, False)] * must_confirm


@pytest.mark.django_db
def test_who_did_not_confirm_in_time_hears_that_the_form_is_void(waiting, fin, alice, monkeypatch):
    red = actions.request_red_fapiao(waiting, form_number="F-9", must_confirm=True, by=fin)
    later = clock.now() + timedelta(hours=73)
    monkeypatch.setattr(clock, "now", lambda: later)
    for _twice in range(2):
        actions.lapse_red_fapiao(red.pk)
    assert Notice.objects.filter(user=alice, text_en__contains="not confirmed in time and is void").count() == 1


@pytest.mark.django_db
def test_the_desk_asks_for_form_and_fapiao(waiting, in_northseal, fin):
    def asked():
        needs = needs_you(fin, roles=frozenset({"finance"}))
        return [str(need.words) for need in needs if "ed-letter" in str(need.words)]

    assert asked() == ["Red-letter forms to file"]
    actions.request_red_fapiao(waiting, form_number="F-1", must_confirm=False, by=fin)
    assert asked() == ["Red-letter fapiao to make"]


# The database


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"total": 1, "net": 1, "tax": 0}, {"state": "open"}, {"reason_en": "Other"}])
def test_an_issued_note_stays_whoever_writes(invoice, fin, change):
    credited(invoice, fin, {1: 106_000})
    with pytest.raises(IntegrityError, match="stays as it was opened"), transaction.atomic():
        CreditNote.objects.update(**change)


@pytest.mark.django_db
def test_an_invoice_is_credited_no_further_than_charged_whoever_writes(invoice):
    with pytest.raises(IntegrityError, match="no_more_is_credited"), transaction.atomic():
        Invoice.objects.update(credit_open=invoice.total + 1)


@pytest.mark.django_db
def test_a_form_goes_forward_whoever_writes(waiting, fin):
    actions.request_red_fapiao(waiting, form_number="F-1", must_confirm=False, by=fin)
    with pytest.raises(IntegrityError, match="does not go from"), transaction.atomic():
        RedFapiao.objects.update(state="to_confirm", answered_at=None, confirm_until=clock.now())


# Pages


@pytest.mark.django_db
def test_the_way_by_the_pages(with_fapiao, visit, northseal, fin, alice):
    desk = signed_in(visit(northseal), fin)
    typed = {"line_1": "99999999", "reason_en": "Fee corrected"}
    assert "left of line 1" in desk.post(f"/desk/invoices/{with_fapiao.pk}/credit/", typed).content.decode()
    there = desk.post(f"/desk/invoices/{with_fapiao.pk}/credit/", typed | {"line_1": "1060"})["Location"]
    assert "File its form" in desk.get(there).content.decode()
    assert desk.post(f"{there}red-form/", {"form_number": "F-1", "must_confirm": "on"}).status_code == 302
    assert "has to confirm" in desk.get(there).content.decode()
    assert "Say why" in desk.post(f"{there}red-answer/", {"agrees": "no"}).content.decode()
    assert desk.post(f"{there}red-answer/", {"agrees": "yes"}).status_code == 302
    assert desk.post(f"{there}red-fapiao/", {"number": RED}).status_code == 302
    page = desk.get(there).content.decode()
    assert RED in page
    assert f"C{clock.today().year}-00001" in desk.get("/desk/credit-notes/").content.decode()
    own = signed_in(visit(northseal), alice).get(f"/invoices/{with_fapiao.pk}/").content.decode()
    assert f"C{clock.today().year}-00001" in own


@pytest.mark.django_db
def test_credit_notes_are_for_finance_of_this_body(waiting, visit, northseal, greenmark, gus, otto, globex):
    pages = [f"/desk/credit-notes/{waiting.pk}/{page}" for page in ("", "red-form/", "drop/", "paper.pdf")]
    assert others(signed_in(visit(northseal), otto), ["/desk/credit-notes/", *pages], than={403}) == []
    assert others(signed_in(visit(greenmark), gus), pages, than={404}) == []
    client = signed_in(visit(northseal), globex)
    assert others(client, [f"/invoices/credit-notes/{waiting.pk}/paper.pdf"], than={404}) == []


# At once


@pytest.fixture
def issued(committed, monkeypatch):
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    body = CertificationBody.objects.get(slug="northseal")
    people = [works_for(body, name, Role.FINANCE) for name in ("fin", "penny")]
    actions.set_bank_account(body, by=people[0], holder="N", bank="B", number="1")
    client = Organisation.objects.create(name_en="Any")
    drafts = [
        actions.draft_invoice(client, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=people[0])
        for _ in range(2)
    ]
    return [actions.issue(draft, by=people[0]) for draft in drafts], people


@pytest.mark.slow
def test_two_notes_at_once_get_two_numbers(issued):
    invoices, people = issued
    acts = [partial(credited, invoice, by) for invoice, by in zip(invoices, people, strict=True)]
    assert at_once(*acts) == ["", ""]
    assert sorted(CreditNote.objects.values_list("sequence", flat=True)) == [1, 2]


@pytest.mark.slow
def test_of_two_who_credit_all_at_once_one_takes_effect(issued):
    (invoice, _other), people = issued
    done, refused = at_once(*(partial(credited, invoice, by) for by in people))
    assert done == ""
    assert "Only an issued invoice" in refused
