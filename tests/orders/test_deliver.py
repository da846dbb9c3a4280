"""Parts are delivered, accepted once, sent back as often as it needs, or accepted by silence; with the last the order closes."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from accounts.models import Notice
from billing.events import InvoiceGotTime, InvoiceStaysUnpaid
from billing.models import Invoice
from lib import clock
from lib.refusal import Refused
from orders import actions
from orders.actions.stating import statement_of
from orders.models import Delivery, DeliveryFile, Milestone
from outbox.actions import announce
from outbox.models import Due
from outbox.relay import deliver_all
from portfolio.models import OrderCopy
from tests.catalog.services import becomes, published_service
from tests.orders.making import a_file, delivered, ordered, part
from web.uploads import checked

pytestmark = pytest.mark.django_db

TWO = [
    {"name": {"zh": "初稿", "en": "Draft"}, "percent": 30, "days": 5},
    {"name": {"zh": "终稿", "en": "Final"}, "percent": 70, "days": 10},
]


class TwoGigabytes:
    """A file that is read as long as somebody asks for more of it."""

    name, left = "raw.zip", 2 * 1024**3

    def seek(self, _where):
        self.left = 2 * 1024**3

    def read(self, size):
        taken = min(size, self.left)
        self.left -= taken
        return bytes(taken)


@pytest.fixture
def order(in_northseal, sima, acme, alice):
    return ordered(published_service(sima, milestones=TWO, amount=100_001), acme, alice)


def test_what_is_delivered_waits_for_the_buyer_with_its_files_and_hashes(order, cleo):
    milestone = delivered(order, cleo, files=[a_file()])
    file = DeliveryFile.objects.get(delivery__milestone=milestone)
    assert (milestone.state, file.name, file.sha256) == ("delivered", "result.pdf", a_file().sha256)
    assert milestone.silent_at - clock.now() > timedelta(days=9)


def test_the_parts_come_to_what_was_agreed(order):
    assert [each.amount for each in order.milestones.order_by("position")] == [30_000, 70_001]


def test_an_accepted_part_is_invoiced_by_itself(order, cleo, alice):
    actions.accept(delivered(order, cleo), by=alice)
    invoice = Invoice.objects.get(subject=order.pk)
    assert (invoice.total, invoice.subject_kind, part(order).invoice) == (30_000, "order", invoice.pk)


def test_who_runs_the_order_hears_that_its_invoice_stays_unpaid(order, cleo, northseal):
    with transaction.atomic():
        announce(InvoiceStaysUnpaid(order.pk, order.organisation_id, "order", order.pk), body=northseal)
    deliver_all()
    notice = Notice.objects.get(user=cleo, subject_en=f"Order {order.number}: an invoice stays unpaid")
    assert "decided by whoever runs it" in notice.text_en


def test_who_runs_the_order_hears_that_its_invoice_got_time(order, cleo, northseal):
    with transaction.atomic():
        fact = InvoiceGotTime(order.pk, order.organisation_id, "order", order.pk, date(2027, 1, 31))
        announce(fact, body=northseal)
    deliver_all()
    notice = Notice.objects.get(user=cleo, subject_en=f"Order {order.number}: its invoice is due later")
    assert "31 January 2027" in notice.text_en


def test_a_part_is_accepted_once(order, cleo, alice, bob):
    milestone = delivered(order, cleo)
    actions.accept(milestone, by=alice)
    with pytest.raises(Refused, match="accepted already"):
        actions.accept(milestone, by=bob)
    assert Invoice.objects.filter(subject=order.pk).count() == 1


def test_the_order_closes_with_its_last_part(order, cleo, alice):
    for position in (1, 2):
        actions.accept(delivered(order, cleo, position), by=alice)
    order.refresh_from_db()
    assert (order.state, order.ended_at is not None) == ("closed", True)


def test_what_is_sent_back_says_why_and_is_delivered_again(order, cleo, alice):
    milestone = delivered(order, cleo)
    with pytest.raises(Refused, match="what is to be reworked"):
        actions.send_back(milestone, reason="  ", by=alice)
    actions.send_back(milestone, reason="Table 2 is missing.", by=alice)
    assert part(order).rework_reason == "Table 2 is missing."
    again = delivered(order, cleo)
    assert list(again.deliveries.values_list("number", flat=True)) == [2, 1]


def test_what_was_sent_back_cannot_be_accepted(order, cleo, alice):
    milestone = actions.send_back(delivered(order, cleo), reason="Table 2 is missing.", by=alice)
    with pytest.raises(Refused, match="Nothing has been delivered"):
        actions.accept(milestone, by=alice)


def test_silence_accepts_after_the_days_agreed_and_not_before(order, cleo):
    milestone = delivered(order, cleo)
    actions.accept_by_silence(milestone.pk)
    assert part(order).state == "delivered"
    with clock.frozen_at(milestone.silent_at):
        actions.accept_by_silence(milestone.pk)
        actions.accept_by_silence(milestone.pk)
    assert (part(order).state, part(order).accepted_by_id) == ("accepted", None)
    assert Invoice.objects.filter(subject=order.pk).count() == 1


def test_two_days_before_silence_the_buyer_is_told(order, cleo, alice):
    milestone = delivered(order, cleo)
    due = Due.objects.get(kind="orders.remind_of_silence", subject=milestone.pk)
    assert milestone.silent_at - due.due_at == timedelta(days=2)
    actions.remind_of_silence(milestone.pk)
    assert "counts as accepted" in Notice.objects.filter(user=alice).latest("created_at").text_en


def test_what_was_accepted_waits_for_no_silence(order, cleo, alice):
    milestone = actions.accept(delivered(order, cleo), by=alice)
    assert not Due.objects.filter(subject=milestone.pk).exists()


def test_a_deliverable_of_two_gigabytes_is_refused_in_words_and_nothing_is_half_done(order):
    with pytest.raises(Refused, match="larger than 50 MB"):
        checked(TwoGigabytes())
    assert not Delivery.objects.exists()
    assert part(order).state == Milestone.State.WAITING


def test_a_stranger_delivers_nothing(order, gus, otto):
    for somebody in (gus, otto):
        with pytest.raises(Refused, match="Orders are worked on by"):
            delivered(order, somebody)


def test_only_the_buyer_accepts(order, cleo, petra):
    milestone = delivered(order, cleo)
    for somebody in (cleo, petra):
        with pytest.raises(Refused, match="do not act for"):
            actions.accept(milestone, by=somebody)


def test_colleagues_go_on_when_somebody_leaves_the_organisation(order, cleo, alice, bob):
    milestone = delivered(order, cleo)
    alice.organisation_memberships.update(ended_at=clock.now())
    with pytest.raises(Refused, match="do not act for"):
        actions.accept(milestone, by=alice)
    assert actions.accept(milestone, by=bob).accepted_by_id == bob.pk


def test_a_suspended_seller_still_delivers_and_the_buyer_accepts(order, cleo, alice, in_northseal):
    in_northseal.standing = "suspended"
    assert actions.accept(delivered(order, cleo), by=alice).state == "accepted"


def test_silence_means_nothing_while_the_sellers_host_rests(order, cleo, in_northseal):
    milestone = delivered(order, cleo)
    in_northseal.standing = "suspended"
    with clock.frozen_at(milestone.silent_at):
        actions.accept_by_silence(milestone.pk)
    again = part(order)
    assert (again.state, again.silent_at - milestone.silent_at) == ("delivered", timedelta(days=10))


def test_a_part_that_is_added_is_one_when_the_buyer_agrees(order, fin, sima, alice):
    added = {"name_zh": "复测", "name_en": "Retest", "amount": 5_000, "days": 7, "why": "The first sample broke."}
    proposed = actions.propose_part(order, **added, by=sima)
    with pytest.raises(Refused, match="another than you read"):
        actions.answer_proposal(proposed, is_agreed=True, amount=1, by=alice)
    assert actions.answer_proposal(proposed, is_agreed=True, amount=5_000, by=alice).state == "waiting"


def test_an_order_closes_as_the_last_proposal_is_declined(order, sima, cleo, alice):
    proposed = actions.propose_part(order, name_zh="复测", name_en="Retest", amount=0, days=7, why="Broke.", by=sima)
    for position in (1, 2):
        actions.accept(delivered(order, cleo, position), by=alice)
    actions.answer_proposal(proposed, is_agreed=False, amount=0, by=alice)
    order.refresh_from_db()
    assert order.state == "closed"


def test_a_suspended_seller_adds_no_part(order, sima, alice, in_northseal):
    asked = {"name_zh": "复测", "name_en": "Retest", "amount": 5_000, "days": 7, "why": "Broke."}
    proposed = actions.propose_part(order, **asked, by=sima)
    in_northseal.standing = "suspended"
    with pytest.raises(Refused, match="no new orders"):
        actions.propose_part(order, **asked, by=sima)
    with pytest.raises(Refused, match="no new orders"):
        actions.answer_proposal(proposed, is_agreed=True, amount=5_000, by=alice)


def test_a_cancelled_order_is_reviewed_where_something_was_delivered(order, cleo):
    delivered(order, cleo)
    actions.cancel_as_seller(order, reason="We stop.", by=cleo)
    order.refresh_from_db()
    assert statement_of(order).may_be_reviewed


def test_an_order_of_which_nothing_came_is_not_reviewed(order, cleo):
    actions.cancel_as_seller(order, reason="We stop.", by=cleo)
    order.refresh_from_db()
    assert not statement_of(order).may_be_reviewed


def test_the_same_words_with_another_file_are_another_message(order, alice):
    for name in ("one.pdf", "two.pdf"):
        actions.write_message(order, text="See attached.", files=[a_file(name, words=name)], by=alice)
    assert order.messages.count() == 2


def test_the_same_words_and_file_again_are_one_message(order, alice):
    for _time in range(2):
        actions.write_message(order, text="See attached.", files=[a_file()], by=alice)
    assert order.messages.count() == 1


def test_who_sees_no_money_names_no_amount(order, cleo):
    with pytest.raises(Refused, match="Amounts are named by finance staff"):
        actions.propose_part(order, name_zh="复测", name_en="", amount=5_000, days=7, why="Broken.", by=cleo)


def test_responsibility_is_taken_or_given(order, cleo, sima, otto):
    assert actions.name_responsible(order, cleo, by=sima).responsible_id == cleo.pk
    with pytest.raises(Refused, match="does not work on orders"):
        actions.name_responsible(order, otto, by=sima)


def test_each_change_reaches_the_buyers_desk(order, cleo, alice, acme):
    milestone = delivered(order, cleo, files=[a_file()])
    deliver_all()
    copy = OrderCopy.objects.for_organisation(acme).get(pk=order.pk)
    assert (copy.waits_for_client, copy.due_at, [file.name for file in copy.files]) == (
        True,
        milestone.silent_at,
        ["result.pdf"],
    )
    actions.accept(milestone, by=alice)
    deliver_all()
    copy.refresh_from_db()
    assert (copy.holder, copy.accepted, copy.parts) == ("seller", 1, 2)


def test_samples_are_sent_received_and_count_the_days_from_then(in_northseal, sima, cleo, acme, alice):
    becomes("laboratory")
    order = ordered(published_service(sima, "testing"), acme, alice)
    assert part(order).due_on is None
    sample = actions.send_samples(order.lines.get(), count=2, carrier="SF", tracking="SF1", by=alice)
    actions.receive_samples(sample, condition="Intact.", by=cleo)
    assert part(order).due_on == clock.today() + timedelta(days=10)
    with pytest.raises(Refused, match="received already"):
        actions.receive_samples(sample, condition="Intact.", by=cleo)


def test_samples_end_after_they_came(in_northseal, sima, cleo, acme, alice):
    becomes("laboratory")
    order = ordered(published_service(sima, "testing"), acme, alice)
    sample = actions.send_samples(order.lines.get(), count=2, by=alice)
    with pytest.raises(Refused, match="have not come yet"):
        actions.end_samples(sample, end="returned", by=cleo)
    actions.receive_samples(sample, condition="Intact.", by=cleo)
    assert actions.end_samples(sample, end="disposed", by=cleo).end == "disposed"
