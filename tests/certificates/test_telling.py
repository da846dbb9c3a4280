"""People hear what happens to a certificate: its holder of every status, the body's people of what is theirs to do."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Notice
from billing import actions as billing
from billing.events import InvoiceGotTime, InvoiceStaysUnpaid
from billing.models import Invoice
from cases.models import Case
from cases.transitions import State
from certificates import actions
from certificates.queries import needs_you, numbers_by_holder
from lib import clock
from lib.text import spelled_day
from outbox import relay
from outbox.actions import announce
from oversight.actions import reopen_body, suspend_body, take_back_closing
from staff.queries import roles_of
from tests.certificates.making import CONDITIONS, content, suspend_at_request
from tests.oversight.making import announce as announce_closing

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(case_at, rita):
    return actions.issue_for_case(case_at(State.DECIDED), by=rita)


@pytest.fixture
def certificate(issued, sig):
    return actions.sign_certificate(issued, by=sig, has_read=True)


def told(user) -> list[str]:
    relay.deliver_all()
    return list(Notice.objects.filter(user=user).order_by("created_at").values_list("subject_en", flat=True))


def needs(user) -> list[str]:
    return [need.words for need in needs_you(user, roles=roles_of(user))]


def test_the_registrars_desk_then_the_signatorys(case_at, rita, sig):
    case = case_at(State.DECIDED)
    assert (needs(rita), needs(sig)) == (["Issue certificate"], [])
    issued = actions.issue_for_case(case, by=rita)
    assert (needs(rita), needs(sig)) == ([], ["Read and sign certificate"])
    assert f"Certificate {issued.number} waits for your signature" in told(sig)


def test_the_holder_hears_of_each_status_and_why(certificate, alice, rita):
    suspend_at_request(certificate, by=rita)
    number = certificate.number
    assert told(alice)[-2:] == [f"Certificate {number} is issued", f"Certificate {number} is suspended"]
    words = Notice.objects.filter(user=alice).latest("created_at").text_en
    assert "Stop using the mark" in words
    assert CONDITIONS["en"] in words


def test_a_proposal_is_told_to_who_decides_and_its_decision_to_who_proposed(certificate, rita, otto):
    measure = actions.propose_measure(certificate, outcome="withdraw", evidence="Seen.", reason="not-restored", by=rita)
    assert told(otto)[-1] == f"To decide: withdraw certificate {certificate.number}"
    assert needs(otto) == ["Decide: Withdraw"]
    actions.decide_measure(measure, agree=False, words={"zh": "", "en": "Too hard."}, by=otto)
    assert told(rita)[-1] == f"Certificate {certificate.number}, withdraw: refused"


def test_payment_of_what_was_held_back_is_told_to_the_signatory(issued, northseal, quinn, sig, fin):
    actions.set_rules(number_pattern="NS{year}-{serial}", holds_back_unpaid=True, by=quinn)
    before = len(told(sig))
    assert "not settled" in needs_you(sig, roles=roles_of(sig))[0].why
    billing.set_bank_account(northseal, by=fin, holder="Northseal", bank="Demo Bank", number="6222 0000")
    application = Case.objects.get(pk=issued.case).subject
    invoice = billing.issue(Invoice.objects.for_body(northseal).get(subject=application), by=fin)
    today = clock.today(northseal.time_zone)
    billing.record_payment(invoice, amount=invoice.total, received_on=today, bank_reference="TX-1", by=fin)
    assert len(told(sig)) == before + 1
    assert needs_you(sig, roles=roles_of(sig))[0].why == "Acme Appliances (demo) Ltd"


def test_the_signatory_hears_when_it_is_owed_again(issued, northseal, quinn, sig, fin):
    actions.set_rules(number_pattern="NS{year}-{serial}", holds_back_unpaid=True, by=quinn)
    billing.set_bank_account(northseal, by=fin, holder="Northseal", bank="Demo Bank", number="6222 0000")
    application = Case.objects.get(pk=issued.case).subject
    invoice = billing.issue(Invoice.objects.for_body(northseal).get(subject=application), by=fin)
    today = clock.today(northseal.time_zone)
    payment = billing.record_payment(invoice, amount=invoice.total, received_on=today, bank_reference="TX-1", by=fin)
    relay.deliver_all()
    billing.reverse_payment(payment, reason="Another client's money", by=fin)
    assert told(sig)[-1] == f"Certificate {issued.number} is held back again: something is owed"


def test_it_is_not_held_back_for_what_only_waits_for_a_red_letter(issued, northseal, quinn, sig, fin, alice):
    actions.set_rules(number_pattern="NS{year}-{serial}", holds_back_unpaid=True, by=quinn)
    billing.set_bank_account(northseal, by=fin, holder="Northseal", bank="Demo Bank", number="6222 0000")
    application = Case.objects.get(pk=issued.case).subject
    invoice = billing.issue(Invoice.objects.for_body(northseal).get(subject=application), by=fin)
    billing.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number="91110000600037341L", by=alice)
    billing.record_fapiao(invoice, number="25312000000000000001", by=fin)
    before = len(told(sig))
    note = billing.open_credit_note(invoice, reason={"zh": "费用调整", "en": "Fee corrected"}, by=fin)
    assert len(told(sig)) == before + 1
    billing.drop_credit_note(note, reason="After all", by=fin)
    assert told(sig)[-1] == f"Certificate {issued.number} is held back again: something is owed"


@pytest.mark.parametrize("kind", ["application", "yearly_fee"])
def test_the_case_desk_hears_that_an_invoice_got_time(issued, northseal, cleo, kind):
    case = Case.objects.get(pk=issued.case)
    with transaction.atomic():
        until = date(2027, 1, 31)
        announce(InvoiceGotTime(uuid4(), case.organisation_id, kind, case.subject, until), body=northseal)
    assert told(cleo)[-1] == f"An invoice for case {case.number} is due later"
    assert "2027年1月31日" in Notice.objects.filter(user=cleo).latest("created_at").text_zh


@pytest.mark.parametrize("kind", ["application", "yearly_fee"])
def test_the_case_desk_hears_that_a_fee_stays_unpaid_and_no_amount(issued, northseal, cleo, kind):
    case = Case.objects.get(pk=issued.case)
    with transaction.atomic():
        announce(InvoiceStaysUnpaid(uuid4(), case.organisation_id, kind, case.subject), body=northseal)
    assert told(cleo)[-1] == f"An invoice for case {case.number} stays unpaid"
    assert "¥" not in Notice.objects.filter(user=cleo).latest("created_at").text_zh


def test_of_a_case_that_came_to_nothing_nobody_hears_that_it_is_unpaid(case_at, cleo):
    case = case_at(State.ACCEPTED)
    Case.objects.filter(pk=case.pk).update(state=State.WITHDRAWN_BY_APPLICANT)
    actions.tell_case_desk_of_unpaid(case.subject)
    assert not Notice.objects.filter(user=cleo, subject_en__endswith="stays unpaid").exists()


def test_the_registrars_desk_reads_a_line_off_the_case_and_no_unit_for_it(case_at, rita):
    case = case_at(State.DECIDED)
    with CaptureQueriesContext(connection) as asked:
        (need,) = needs_you(rita, roles=roles_of(rita))
    assert need.subject == f"{case.number} · {case.unit.main_model}"
    assert not [query["sql"] for query in asked.captured_queries if "applications_unit" in query["sql"]]


def test_its_holder_hears_once_that_the_body_leaves_with_the_day_and_that_it_stays(certificate, alice, olga, northseal):
    body = announce_closing(northseal, by=olga)
    assert told(alice)[-1] == f"Northseal (demo) leaves on {spelled_day(body.closes_on)['en']}"
    notice = Notice.objects.get(user=alice, text_en__contains=certificate.number, subject_en__contains="leaves")
    assert "其他认证机构申请转换" in notice.text_zh
    take_back_closing(body, reason="A mistake.", by=olga)
    assert told(alice)[-1] == "Northseal (demo) stays"


def test_of_a_body_that_is_suspended_as_before_its_holder_does_not_hear_that_work_goes_on(
    certificate, alice, olga, northseal
):
    suspend_body(northseal, reason="Looked into.", by=olga)
    take_back_closing(announce_closing(northseal, by=olga), reason="A mistake.", by=olga)
    assert told(alice)[-1] == "Northseal (demo) stays"
    for notice in Notice.objects.filter(user=alice, subject_en="Northseal (demo) stays"):
        assert "suspended, as it was before" in notice.text_en
        assert "work goes on" not in notice.text_en


def test_its_holder_hears_of_a_body_that_had_left_and_is_reopened(certificate, alice, olga, northseal):
    body = announce_closing(northseal, by=olga)
    assert told(alice)[-1].startswith("Northseal (demo) leaves on ")
    with clock.frozen_at(body.closes_at):
        relay.deliver_all()
        reopen_body(body, reason="It is back.", by=olga)
        assert "Northseal (demo) stays" in told(alice)


def test_news_that_comes_after_it_was_taken_back_is_no_news(certificate, alice, olga, northseal):
    before = told(alice)
    take_back_closing(announce_closing(northseal, by=olga), reason="A mistake.", by=olga)
    assert set(told(alice)[len(before) :]) == {"Northseal (demo) stays"}


def test_whose_certificates_they_are_is_asked_in_two_questions(
    certificate, acme, rita, quinn, django_assert_num_queries
):
    prepared = actions.prepare_import(content(holder_code=acme.credit_code), by=rita)
    moved_in = actions.confirm_import(prepared, by=quinn, takes_responsibility=True)
    with django_assert_num_queries(2):
        held = numbers_by_holder()
    assert {holder: sorted(numbers) for holder, numbers in held.items()} == {
        acme.pk: sorted([certificate.number, moved_in.number])
    }


def test_whoever_has_an_open_case_hears_that_it_goes_no_further(case_at, alice, olga, northseal):
    case = case_at(State.ACCEPTED)
    announce_closing(northseal, by=olga)
    assert told(alice)[-1].startswith("Northseal (demo) leaves on ")
    notice = Notice.objects.filter(user=alice).latest("created_at")
    assert case.number in notice.text_en
    assert "go no further" in notice.text_en
