"""Whatever is undone has the effects of what it undoes: the same facts go out, the same people hear, the file goes too.

Each pair is walked once: do, undo. What belongs to other apps' tables stands here too, so that the list is in one place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from accounts.models import Letter, Notice
from billing import actions, queries
from billing.models import Fapiao
from certificates import actions as certifying
from lib import clock
from lib.refusal import Refused
from lib.text import spelled_day
from outbox import relay
from outbox.models import Fact
from oversight import actions as overseeing
from oversight.models import BodyRequest
from tests.billing.making import pay
from tests.certificates.making import CONDITIONS, content, in_days
from tests.oversight.making import announce as announce_closing
from tests.support.pdfs import a_pdf_of
from tests.support.private import keep_private_files_in
from tests.support.refusing import is_kept
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
FIRST, SECOND = "25312000000000000001", "25312000000000000099"
CODE = "91110000600037341L"


@dataclass(frozen=True)
class Effects:
    facts: set[str]
    told: set[str]  # to whom a letter went: every notice is one


def effects_of(act: Callable[[], Any]) -> Effects:
    facts, letters = set(Fact.objects.values_list("pk", flat=True)), set(Letter.objects.values_list("pk", flat=True))
    act()
    relay.deliver_all()
    return Effects(
        set(Fact.objects.exclude(pk__in=facts).values_list("name", flat=True)),
        set(Letter.objects.exclude(pk__in=letters).values_list("to", flat=True)),
    )


@pytest.fixture
def files(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


@pytest.fixture
def asked(invoice, alice, files) -> Fapiao:
    return actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE, by=alice)


def a_fapiao(words: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{words}.pdf", a_pdf_of(words))


@pytest.fixture
def paying(invoice, alice, fin):
    made: list[Any] = []
    return (
        lambda: made.append(pay(invoice, invoice.total, fin)),
        lambda: actions.reverse_payment(made[0], reason="Another client's money", by=fin),
        {"billing.PaymentReceived": "billing.PaymentTakenBack"},
    )


@pytest.fixture
def recording(asked, invoice, fin):
    return (
        lambda: actions.record_fapiao(invoice, number=FIRST, file=a_fapiao("FIRST"), by=fin),
        lambda: actions.record_fapiao(invoice, number=SECOND, by=fin),
        {},
    )


@pytest.fixture
def issuing(draft, account, alice, fin):
    return lambda: actions.issue(draft, by=fin), lambda: actions.cancel(draft, reason="Wrong client", by=fin), {}


@pytest.fixture
def suspending(in_northseal, acme, alice, rita, quinn, otto):
    prepared = certifying.prepare_import(content("N-1") | {"holder_code": acme.credit_code}, by=rita)
    valid = certifying.confirm_import(prepared, by=quinn, takes_responsibility=True)
    relay.deliver_all()

    def decide(outcome: str, **terms: Any) -> None:
        measure = certifying.propose_measure(valid, outcome=outcome, evidence="Report 7", by=rita, **terms)
        certifying.decide_measure(measure, agree=True, words={"zh": "", "en": "See report 7"}, by=otto)

    terms = {"reason": "conditions-not-met", "ends_on": in_days(60), "conditions": CONDITIONS}
    return lambda: decide("suspend", **terms), lambda: decide("restore", verified_by=rita), {}


@pytest.fixture
def approving(olga):
    asked = BodyRequest.objects.create(name_zh="远山认证（演示）", contact_name="Fay", email="fay@example.org")
    made: list[Any] = []

    def approve() -> None:
        made.append(overseeing.approve_request(asked, slug="farhill", by=olga))

    def close() -> None:
        made[0].memberships.update(accepted_at=clock.now())
        announce_closing(made[0], by=olga)

    return approve, close, {"oversight.BodyOpened": "oversight.BodyStated"}


@pytest.mark.parametrize("pair", ["paying", "recording", "issuing", "suspending", "approving"])
def test_what_is_undone_is_told_as_what_was_done(pair, request):
    do, undo, counterparts = request.getfixturevalue(pair)
    done, undone = effects_of(do), effects_of(undo)
    assert done.told
    assert done.told <= undone.told
    assert {counterparts.get(name, name) for name in done.facts} <= undone.facts


def last_words(user) -> str:
    return Notice.objects.filter(user=user).latest("created_at").text_en


def test_a_payment_taken_back_says_why_and_what_is_owed_until_when(invoice, alice, fin):
    payment = pay(invoice, invoice.total, fin)
    actions.reverse_payment(payment, reason="Another client's money", by=fin)
    said = last_words(alice)
    assert "Another client's money" in said
    assert "¥25,970.00 CNY is owed now" in said
    assert f"due {spelled_day(invoice.due_on)['en']}" in said


def test_a_new_number_takes_the_file_of_the_old_one_away(asked, invoice, fin, alice, visit, northseal):
    actions.record_fapiao(invoice, number=FIRST, file=a_fapiao("FIRST"), by=fin)
    corrected = actions.record_fapiao(invoice, number=SECOND, by=fin)
    assert not corrected.file
    assert "no longer offered" in last_words(alice)
    assert signed_in(visit(northseal), alice).get(f"/invoices/{invoice.pk}/fapiao/file/").status_code == 404
    assert [(kept.number, bool(kept.file)) for kept in corrected.versions.all()] == [(FIRST, True), (SECOND, False)]


def test_a_new_number_hands_out_its_own_file(asked, invoice, fin, alice, visit, northseal):
    actions.record_fapiao(invoice, number=FIRST, file=a_fapiao("FIRST"), by=fin)
    actions.record_fapiao(invoice, number=SECOND, file=a_fapiao("SECOND"), by=fin)
    answer = signed_in(visit(northseal), alice).get(f"/invoices/{invoice.pk}/fapiao/file/")
    assert b"SECOND" in b"".join(answer.streaming_content)
    assert SECOND in answer["Content-Disposition"]


def test_number_and_file_stay_together_whoever_writes(asked, invoice, fin):
    actions.record_fapiao(invoice, number=FIRST, file=a_fapiao("FIRST"), by=fin)
    with pytest.raises(IntegrityError, match="does not belong"), transaction.atomic():
        Fapiao.objects.filter(invoice=invoice).update(number=SECOND)


@pytest.mark.parametrize("what", ["UPDATE billing_fapiaoversion SET number = '1'", "DELETE FROM billing_fapiaoversion"])
def test_what_was_recorded_stays_on_record(asked, invoice, fin, what):
    actions.record_fapiao(invoice, number=FIRST, by=fin)
    is_kept(lambda: connection.cursor().execute(what))


def test_recording_the_same_again_changes_nothing(asked, invoice, fin):
    actions.record_fapiao(invoice, number=FIRST, by=fin)
    with pytest.raises(Refused, match="recorded already"):
        actions.record_fapiao(invoice, number=FIRST, by=fin)


def test_no_fapiao_is_due_for_a_cancelled_invoice(asked, invoice, northseal, fin):
    assert queries.counts_of(northseal)["fapiao"] == 1
    actions.cancel(invoice, reason="Wrong client", by=fin)
    assert queries.counts_of(northseal)["fapiao"] == 0
    with pytest.raises(Refused, match="cancelled"):
        actions.record_fapiao(invoice, number=FIRST, by=fin)


def test_what_a_fapiao_was_made_for_is_credited_and_never_cancelled(asked, invoice, fin, cleo):
    actions.record_fapiao(invoice, number=FIRST, by=fin)
    with pytest.raises(Refused, match="credit the invoice instead"):
        actions.cancel(invoice, reason="Wrong client", by=fin)
    actions.give_up([invoice], owed=0, reason={"en": "Given up"}, by=cleo)
    invoice.refresh_from_db()
    assert (invoice.state, invoice.credit_notes.get().state, invoice.asked) == ("issued", "open", 0)
