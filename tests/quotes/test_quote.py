"""A quote is drafted from the published fees and the brief, and held to both."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django_tenants.utils import tenant_context
from hypothesis import given, settings
from hypothesis import strategies as st

from applications import actions as quoting
from applications.actions.quoting import why_not_send
from applications.models import Quote
from applications.quote_form import QuoteForm
from applications.quoting import carried_over, faults_of, line_faults, typed_of, with_typed
from billing.actions import set_usual_rate
from cases.models import Assignment
from catalog.models import SchemeVersion
from catalog.statements import stated_fees
from enquiries import actions
from enquiries.models import InvitedBody, QuoteCopy
from lib import clock
from lib.canonical import hash_of
from lib.cost import Inputs, estimate
from lib.refusal import Refused
from outbox.models import Due
from outbox.relay import deliver_all
from papers import actions as papers
from papers.models import IssuedPaper
from staff.models import Role
from statements.enquiry import QuotedLine
from statements.revising import changes
from tenants.models import CertificationBody
from tests.cast import authorised, works_for
from tests.oversight.making import announce as announce_closing
from tests.papers.making import texts_of
from tests.quotes.making import BRIEF, COUNTS, after, named


def test_one_press_drafts_every_line_at_the_published_fee_in_the_rules_days(bodies):
    quote = bodies.draft(bodies.ask())
    with tenant_context(bodies.body("northseal")):
        fees = stated_fees(SchemeVersion.objects.get(pk=quote.scheme_version_id))
    days = {name: COUNTS[name] for name in ("factory_days", "surveillance_days")}
    page = estimate(fees, Inputs(units=1, models=3, factories=1, reported=1, **days))
    assert [(line.per, line.total) for line in quote.quoted_lines] == [
        (each.fee.per, each.amount) for each in page.lines
    ]


def test_a_quote_reaches_the_enterprise_whole_and_hashed(bodies):
    enquiry = bodies.ask()
    quote = bodies.quote(enquiry)
    copy = QuoteCopy.objects.get()
    assert (copy.pk, copy.sha256) == (quote.pk, hash_of(copy.content))
    assert bodies.invited(enquiry, "northseal").answer == "quoted"


def test_a_quote_that_was_changed_on_the_way_is_not_kept(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    copy = QuoteCopy.objects.get()
    forged = {"answer": "quoted", "quote": copy.content | {"number": 2}, "sha256": copy.sha256}
    with pytest.raises(ValueError, match="hash"):
        actions.hear_answer(copy.invited_id, 9, forged, body=bodies.body("northseal"))


def send(bodies, quote, slug="northseal"):
    with tenant_context(bodies.body(slug)):
        return quoting.send_quote(quote, by=bodies.quoters[slug])


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"application": {"amount": 90_001}}, "no more than is published"),
        ({"application": {"amount": 80_000}}, "say why it is not as published"),
        ({"factory_day": {"count": Decimal(1)}}, "the rule asks for 1.5 days at least"),
        ({"factory_day": {"count": Decimal(2)}}, "say why it is not as published"),
        ({"test_reused": {"payee_name": ""}}, "name who is paid"),
        ({"application": {"amount": 80_000, "reason": "shared_visit"}}, "a reason that fits"),
        ({"application": {"amount": 80_000, "reason": "more_work"}}, "a reason that fits"),
        ({"application": {"amount": 80_000, "reason": "a friend of ours"}}, "a reason that fits"),
        ({"factory_day": {"count": Decimal(2), "reason": "relief"}}, "need “More work"),
        ({"factory_day": {"count": Decimal(2), "amount": 1, "reason": "relief"}}, "why there are more days as well"),
    ],
)
def test_what_is_not_lawful_is_not_sent(bodies, changes, why):
    quote = bodies.draft(bodies.ask(), **changes)
    with pytest.raises(Refused, match=why):
        send(bodies, quote)
    assert not QuoteCopy.objects.exists()


def test_less_than_published_is_sent_with_its_reason(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry, travel={"amount": 60_000, "reason": "shared_visit"})
    line = next(line for line in QuoteCopy.objects.get().quote.lines if line.per == "travel" and not line.is_yearly)
    assert (line.amount, line.published, line.reason) == (60_000, 180_000, "shared_visit")


def test_no_line_of_the_plan_is_left_out_and_none_is_added(bodies):
    quote = bodies.draft(bodies.ask())
    lines = [line.model_copy(update={"payee_name": "X"}) for line in quote.quoted_lines]
    assert faults_of(lines, lines) == []
    assert "cannot be left out" in faults_of(lines[1:], lines)[0]
    assert "is not part of" in faults_of(lines, lines[1:])[0]


def test_a_draft_whose_line_was_taken_out_is_not_sent(bodies):
    quote = bodies.draft(bodies.ask())
    with tenant_context(bodies.body("northseal")):
        Quote.objects.filter(pk=quote.pk).update(lines=quote.lines[:-1])
    with pytest.raises(Refused, match="cannot be left out"):
        send(bodies, quote)


def test_it_says_what_it_costs_if_nothing_is_reused(bodies):
    bodies.quote(bodies.ask())
    quote = QuoteCopy.objects.get().quote
    assert quote.charged_without_reuse.once["CNY"] - quote.charged.once["CNY"] == 1_680_000 - 560_000


@pytest.mark.parametrize("reported", [0, 1])
def test_what_is_lowered_for_reuse_is_as_published_if_nothing_is_reused(bodies, reported):
    enquiry = bodies.ask(brief=BRIEF.model_copy(update={"reported": reported}))
    bodies.quote(enquiry, factory_day={"amount": 200_000, "reason": "reuse"}, travel={"amount": 1, "reason": "relief"})
    lines = {line.per: line for line in QuoteCopy.objects.get().quote.without_reuse if not line.is_yearly}
    assert (lines["factory_day"].amount, lines["factory_day"].reason) == (300_000, "")
    assert (lines["travel"].amount, "test" in lines, "test_reused" in lines) == (1, True, False)


def test_a_quote_is_in_time_sent_and_sealed_by_one_moment(bodies, monkeypatch):
    """Though the clock passes the deadline while it is sent."""
    enquiry = bodies.ask(is_sealed=True)
    quote, just = bodies.draft(enquiry), enquiry.deadline - timedelta(seconds=1)
    moments = iter([just])
    passing = SimpleNamespace(now=lambda: next(moments, after_it), day_of=clock.day_of)
    after_it = enquiry.deadline + timedelta(seconds=1)
    monkeypatch.setattr("applications.actions.quoting.clock", passing)
    with clock.frozen_at(after_it):
        quote = send(bodies, quote)
    assert (quote.sent_at, quote.told_at) == (just, None)


def test_more_reports_than_units_are_not_accepted(bodies):
    quote = bodies.draft(bodies.ask())
    with tenant_context(bodies.body("northseal")), pytest.raises(Refused, match="as many units as there are"):
        quoting.save_quote(quote, typed={}, reported=2, by=bodies.quoters["northseal"])


def test_with_another_number_of_reports_the_lines_are_drawn_anew(bodies):
    quote = bodies.draft(bodies.ask(), factory_day={"amount": 250_000, "reason": "relief"})
    with tenant_context(bodies.body("northseal")):
        saved = quoting.save_quote(quote, typed={}, reported=0, by=bodies.quoters["northseal"])
    amounts = {line.per: line.amount for line in saved.quoted_lines}
    assert (amounts["test"], amounts["factory_day"], "test_reused" in amounts) == (1_680_000, 250_000, False)


def test_a_sent_quote_stays_as_it_is(bodies):
    quote = bodies.quote(bodies.ask())
    with tenant_context(bodies.body("northseal")):
        with pytest.raises(Refused, match="was sent and stays"):
            quoting.save_quote(quote, typed={}, by=bodies.quoters["northseal"])
        with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
            Quote.objects.filter(pk=quote.pk).update(left_out="All of it.")


def test_no_quote_is_written_as_sent_nor_sent_as_another(bodies):
    quote = bodies.quote(bodies.ask())
    draft = bodies.draft(bodies.ask())
    with tenant_context(bodies.body("northseal")):
        quote.refresh_from_db()
        quote.pk, quote.number, quote.received = uuid4(), 7, draft.received
        with pytest.raises(DatabaseError, match="begins as a draft"), transaction.atomic():
            quote.save(force_insert=True)
        forged = Quote.objects.filter(pk=draft.pk)
        with pytest.raises(DatabaseError, match="this revision of this quote"), transaction.atomic():
            forged.update(sent_at=clock.now(), sent_by=draft.drafted_by, sha256="0", content=quote.content)


def test_of_a_sealed_enquiry_no_quote_is_heard_before_the_deadline(bodies):
    enquiry = bodies.ask(is_sealed=True)
    quote = bodies.quote(enquiry)
    body, invited = bodies.body("northseal"), bodies.invited(enquiry, "northseal")
    with tenant_context(body):
        quote.refresh_from_db()
    stated = {"answer": "quoted", "quote": quote.content, "sha256": quote.sha256}
    with pytest.raises(ValueError, match="is sealed until"):
        actions.hear_answer(invited.pk, 9, stated, body=body)
    with after(enquiry.deadline + timedelta(days=3)):  # what was sent in time is taken, however late it is heard
        actions.hear_answer(invited.pk, 9, stated, body=body)
    assert bodies.invited(enquiry, "northseal").answer == "quoted"


def test_a_quote_that_was_sent_after_the_deadline_is_not_kept(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    copy = QuoteCopy.objects.get()
    late = copy.content | {"id": str(uuid4()), "number": 2, "sent_at": (enquiry.deadline + timedelta(1)).isoformat()}
    with pytest.raises(ValueError, match="after the deadline"):
        actions.hear_answer(
            copy.invited_id, 9, {"answer": "quoted", "quote": late, "sha256": hash_of(late)}, body=copy.invited.body
        )


def test_a_line_says_what_it_rests_on_and_its_rate_of_tax(bodies):
    quote = bodies.draft(bodies.ask())
    lines = {line.per: line for line in quote.quoted_lines if not line.is_yearly}
    bases = {per: str(line.basis) for per, line in lines.items()}
    assert bases == {
        "application": "published",
        "test_reused": "tariff",
        "factory_day": "days",
        "travel": "at_cost",
        "certificate": "published",
    }
    assert {line.tax_rate for line in lines.values()} == {Decimal(6)}


def test_a_quote_is_at_the_bodys_own_rate_of_tax_and_drawn_anew_where_that_changed(bodies):
    enquiry = bodies.ask()
    fin, body = bodies.quoters["northseal"], bodies.body("northseal")
    with tenant_context(body):
        set_usual_rate(body, Decimal(3), by=fin)
        quote = bodies.draft(enquiry)
        assert {line.tax_rate for line in quote.quoted_lines} == {Decimal(3)}
        set_usual_rate(body, Decimal(1), by=fin)
        assert why_not_send(quote.received, quote) == [
            "Your tax rate has changed since: draw the lines anew, then look at them."
        ]
        quote = quoting.redraft_quote(quote, by=fin)
        assert {line.charged.fee.tax_rate for line in quote.quoted_lines} == {Decimal(1)}
        assert why_not_send(quote.received, quote) == []


def test_a_revision_at_another_rate_of_tax_says_so(bodies):
    enquiry = bodies.ask()
    before = bodies.quote(enquiry)
    body = bodies.body("northseal")
    with tenant_context(body):
        set_usual_rate(body, Decimal(3), by=bodies.quoters["northseal"])
    after = bodies.quote(enquiry)
    said = {
        change.what["en"]: (change.before["en"], change.after["en"]) for change in changes(before.stated, after.stated)
    }
    assert said == {"Tax rate": ("6 %", "3 %")}


def test_whoever_evaluates_under_the_scheme_makes_no_quote(bodies):
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    bodies.award(enquiry)
    quoter = bodies.quoters["northseal"]
    other = bodies.ask("northseal")
    with tenant_context(bodies.body("northseal")):
        case = bodies.received(enquiry, "northseal").application.cases.get()
        named = Assignment.objects.create(case=case, role=Role.EVALUATOR, user=quoter, assigned_by=quoter)
        received = bodies.received(other, "northseal")
        with pytest.raises(Refused, match="INV-10"):
            quoting.draft_quote(received, by=quoter)
        Assignment.objects.filter(pk=named.pk).update(ended_at=clock.now())
        assert quoting.draft_quote(received, by=quoter)


def test_both_sides_are_reminded_some_days_before_a_quote_ends(bodies):
    enquiry = bodies.ask("northseal")
    quote = bodies.quote(enquiry)
    soon = clock.day_after(quote.valid_until - timedelta(days=5), "Asia/Shanghai")
    with clock.frozen_at(soon):
        deliver_all()
        deliver_all()
    for person, words in [(bodies.alice, "ends soon"), (bodies.quoters["northseal"], "your quote ends soon")]:
        assert person.notices.filter(subject_en__contains=words).count() == 1


def test_an_older_revision_that_is_heard_late_says_nothing_of_when_the_newer_ends(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    copy = QuoteCopy.objects.get()
    end = copy.quote.valid_until
    for revision, number, valid_until in ((3, 3, end + timedelta(days=20)), (2, 2, end + timedelta(days=10))):
        content = copy.content | {"id": str(uuid4()), "number": number, "valid_until": valid_until.isoformat()}
        answer = {"answer": "quoted", "quote": content, "sha256": hash_of(content)}
        actions.hear_answer(copy.invited_id, revision, answer, body=bodies.body("northseal"))
    assert QuoteCopy.objects.count() == 3
    due = Due.objects.get(kind="enquiries.quote_ends", subject=copy.invited_id).due_at
    assert due.date() == end + timedelta(days=15)


def test_of_a_quote_that_was_taken_nobody_is_reminded(bodies):
    enquiry = bodies.ask("northseal")
    quote = bodies.quote(enquiry)
    bodies.award(enquiry)
    with clock.frozen_at(clock.day_after(quote.valid_until - timedelta(days=5), "Asia/Shanghai")):
        deliver_all()
    for person in (bodies.alice, bodies.quoters["northseal"]):
        assert not person.notices.filter(subject_en__contains="ends soon").exists()


def test_a_revision_says_line_by_line_what_it_changed(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    bodies.quote(enquiry, travel={"amount": 60_000, "reason": "shared_visit"})
    last, first = (copy.quote for copy in QuoteCopy.objects.order_by("-number"))
    (change,) = changes(first, last)
    assert change.what["en"] == "Travel, at most"
    assert (change.before["en"], change.after["en"]) == (
        "¥1,800.00 CNY",
        "¥600.00 CNY · The visit is shared with other work at this factory",
    )
    with tenant_context(bodies.body("northseal")):
        statement = IssuedPaper.objects.get(kind="quote", number__endswith="-2").statement
    assert [each["after"]["zh"] for each in statement["changes"]] == [change.after["zh"]]
    assert statement["check_at"].endswith(f"/enquiries/{enquiry.pk}/quotes/")
    assert statement["without_reuse_three_years"] != statement["total_three_years"]


def test_the_paper_of_a_revision_is_drawn_with_what_it_changed(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    bodies.quote(enquiry, travel={"amount": 60_000, "reason": "shared_visit"})
    with tenant_context(bodies.body("northseal")):
        paper = IssuedPaper.objects.get(kind="quote", number__endswith="-2")
        papers.make_paper(paper.pk)
        paper.refresh_from_db()
        with paper.file.open("rb") as file:
            text = " ".join(texts_of(file.read()))
    for words in ("What this revision changes", "Clear Lab (demo)", "person-days", "¥600.00 CNY", "Three years in all"):
        assert words in text


def test_a_revision_keeps_what_was_lowered_and_is_the_newest(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry, travel={"amount": 120_000, "reason": "shared_visit"})
    second = bodies.quote(enquiry)
    assert second.number == 2
    numbers = list(QuoteCopy.objects.order_by("number").values_list("number", flat=True))
    assert numbers == [1, 2]


def test_declining_after_quoting_is_refused(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    with tenant_context(bodies.body("northseal")), pytest.raises(Refused, match="stands until its last day"):
        quoting.decline_enquiry(bodies.received(enquiry, "northseal"), reason="No.", by=bodies.quoters["northseal"])


def test_it_is_valid_beyond_the_deadline(bodies):
    quote = bodies.draft(bodies.ask())
    with tenant_context(bodies.body("northseal")):
        quoting.save_quote(quote, typed={}, valid_until=clock.today(), by=bodies.quoters["northseal"])
    with pytest.raises(Refused, match="valid beyond the deadline"):
        send(bodies, quote)


def test_after_the_deadline_no_quote_is_sent(bodies):
    enquiry = bodies.ask()
    quote = bodies.draft(enquiry)
    with after(enquiry.deadline), pytest.raises(Refused, match="deadline of this enquiry has passed"):
        send(bodies, quote)


def test_a_changed_brief_is_quoted_anew(bodies):
    enquiry = bodies.ask()
    quote = bodies.draft(enquiry)
    actions.change_brief(enquiry, brief=BRIEF.model_copy(update={"made_in": ("A", "B"), "units": 2}), by=bodies.alice)
    deliver_all()
    with pytest.raises(Refused, match="draw the lines anew"):
        send(bodies, quote)
    with tenant_context(bodies.body("northseal")):
        quote = quoting.redraft_quote(quote, by=bodies.quoters["northseal"])
        typed = {line.key: named(line) for line in quote.quoted_lines}
        quoting.save_quote(quote, typed=typed, by=bodies.quoters["northseal"])
    sent = send(bodies, quote)
    assert next(line.count for line in sent.quoted_lines if line.per == "factory_day") == Decimal(3)


def test_a_sealed_quote_leaves_its_body_at_the_deadline_and_not_before(bodies):
    enquiry = bodies.ask(is_sealed=True)
    bodies.quote(enquiry)
    assert not QuoteCopy.objects.exists()
    assert bodies.invited(enquiry, "northseal").answer == "sealed"
    with after(enquiry.deadline):
        deliver_all()
    assert QuoteCopy.objects.count() == 1


def test_of_a_sealed_quote_no_fact_says_more_than_that_it_is_there(bodies):
    from outbox.models import Fact

    bodies.quote(bodies.ask(is_sealed=True))
    (fact,) = Fact.objects.filter(name="applications.QuoteStated")
    assert fact.payload["statement"]["quote"] is None


def test_of_two_sealed_revisions_the_last_one_opens(bodies):
    enquiry = bodies.ask(is_sealed=True)
    bodies.quote(enquiry)
    bodies.quote(enquiry, travel={"amount": 60_000, "reason": "shared_visit"})
    with after(enquiry.deadline):
        deliver_all()
    assert [copy.number for copy in QuoteCopy.objects.all()] == [2]


def test_an_extended_seal_opens_at_its_new_deadline(bodies):
    enquiry = bodies.ask(is_sealed=True, days=2)
    bodies.quote(enquiry)
    actions.extend(enquiry, deadline=enquiry.deadline + timedelta(days=2), by=bodies.alice)
    deliver_all()
    with after(enquiry.deadline):
        deliver_all()
        assert not QuoteCopy.objects.exists()


@pytest.mark.parametrize("roles", [(Role.CASE_OFFICER,), (Role.SCHEME_MANAGER,), (Role.DECISION_MAKER,)])
def test_who_keeps_no_books_makes_no_quote(bodies, roles):
    enquiry = bodies.ask()
    other = works_for(bodies.body("northseal"), "somebody", *roles)
    with tenant_context(bodies.body("northseal")), pytest.raises(Refused, match="made by finance staff"):
        quoting.draft_quote(bodies.received(enquiry, "northseal"), by=other)


def test_whoever_judges_cases_makes_no_quote_though_they_keep_the_books(bodies):
    enquiry = bodies.ask()
    with tenant_context(bodies.body("northseal")):
        authorised(bodies.quoters["northseal"], Role.REVIEWER)
        with pytest.raises(Refused, match="INV-10"):
            quoting.draft_quote(bodies.received(enquiry, "northseal"), by=bodies.quoters["northseal"])


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(bodies):
    quote = bodies.draft(bodies.ask())
    with tenant_context(bodies.body("northseal")), pytest.raises(quoting.QuoteSavedMeanwhile):
        quoting.save_quote(quote, typed={}, edition=0, by=bodies.quoters["northseal"])


def test_a_quote_is_made_as_a_paper(bodies):
    quote = bodies.quote(bodies.ask())
    with tenant_context(bodies.body("northseal")):
        paper = IssuedPaper.objects.get(kind="quote", subject=quote.pk)
    assert paper.statement["total_once"].startswith("¥")
    assert "Acme" not in str(paper.statement)


LINE = QuotedLine(
    number=1, per="factory_day", amount=100, published=100, count=Decimal(2), published_count=Decimal(2),
    total=200, currency="CNY", tax="included", payee="body",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    amount=st.integers(0, 200), days=st.decimals(0, 5, places=1), reason=st.sampled_from(["", "relief", "more_work"])
)
def test_a_line_is_sent_only_within_the_fee_and_the_rule(amount, days, reason):
    (line,) = with_typed([LINE], {LINE.key: named(LINE, amount=amount, count=days, reason=reason)})
    is_as_published = amount == 100 and days == 2
    is_reasoned = (amount < 100 and days == 2 and reason == "relief") or (amount == 100 and reason == "more_work")
    is_lawful = amount <= 100 and days >= 2 and (is_as_published or is_reasoned)
    assert (line_faults(line) == []) == is_lawful


@settings(max_examples=40, deadline=None)
@given(amount=st.integers(0, 300), published=st.integers(0, 300))
def test_what_is_carried_over_is_never_above_what_is_published_now(amount, published):
    before = LINE.model_copy(update={"amount": amount, "reason": "relief"})
    (line,) = carried_over([LINE.model_copy(update={"amount": published, "published": published})], [before])
    assert line.amount == min(amount, published)
    assert typed_of([line])[line.key].reason == "relief"


def test_one_from_elsewhere_names_an_approved_body_for_a_certificate_in_the_mainland(bodies):
    northseal, greenmark = bodies.body("northseal"), bodies.body("greenmark")
    CertificationBody.objects.filter(pk=northseal.pk).update(country="DE")
    brief = BRIEF.model_copy(update={"outside_mainland": True, "markets": ("CN",)})
    enquiry = bodies.ask(brief=brief)
    partner = f"{greenmark.name_zh} / {greenmark.name_en}"
    with pytest.raises(Refused, match="choose the approved partner"):
        send(
            bodies,
            bodies.draft(enquiry, factory_day={"payee_name": "Anybody"}, surveillance_day={"payee_name": partner}),
        )
    both = {per: {"payee_name": partner} for per in ("factory_day", "surveillance_day")}
    assert send(bodies, bodies.draft(enquiry, **both)).sent_at
    form = QuoteForm(quote=bodies.draft(enquiry, **both), partners=[partner])
    assert [label for name, label in form.fields["line-4-once-payee"].choices if name] == [partner]


@pytest.mark.parametrize("days", [30, 15])
def test_a_sealed_quote_opens_though_its_body_leaves(bodies, olga, days):
    """Or no other could ever be taken."""
    enquiry = bodies.ask(is_sealed=True, days=20)
    bodies.quote(enquiry)
    announce_closing(bodies.body("northseal"), by=olga, days=days)
    with clock.frozen_at(enquiry.deadline + timedelta(seconds=1)):
        deliver_all()
    assert bodies.invited(enquiry, "northseal").answer == InvitedBody.Answer.QUOTED
