"""How many enquiries a body answers within two working days, measured."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django_tenants.utils import tenant_context

from applications import actions as quoting
from enquiries import actions
from enquiries.models import ClosedDays, Enquiry, InvitedBody
from enquiries.queries.answer_rate import AnswerRate, answer_rates, end_of_working_days
from lib import clock
from outbox.relay import deliver_all
from tests.support.signing_in import signed_in

MONDAY = datetime(2026, 11, 2, 2, tzinfo=UTC)  # ten in the morning in China
YEAR = timedelta(days=365)


@pytest.mark.parametrize(
    ("asked", "over"),
    [
        (date(2026, 11, 2), date(2026, 11, 5)),  # Monday: until Wednesday is over
        (date(2026, 11, 5), date(2026, 11, 10)),  # Thursday: Friday, Monday
        (date(2026, 11, 6), date(2026, 11, 11)),  # Friday
        (date(2026, 11, 7), date(2026, 11, 11)),  # Saturday
        (date(2026, 11, 8), date(2026, 11, 11)),  # Sunday
    ],
)
def test_working_days_are_monday_to_friday_where_the_body_is(asked, over):
    for hour in (0, 23):
        moment = datetime(asked.year, asked.month, asked.day, hour, 30, tzinfo=clock.ZoneInfo("Europe/Berlin"))
        assert end_of_working_days(moment, "Europe/Berlin") == clock.day_after(
            over - timedelta(days=1), "Europe/Berlin"
        )


def asked_at(bodies, moment, count=1):
    """Invitations of northseal at a moment, as the square keeps them."""
    made = []
    for _number in range(count):
        enquiry = Enquiry.objects.create(
            number=f"T{Enquiry.objects.count()}", organisation=bodies.acme, asked_by=bodies.alice, asked_at=moment,
            deadline=moment + timedelta(days=9),
        )  # fmt: skip
        made.append(
            InvitedBody.objects.create(
                enquiry=enquiry, body=bodies.body("northseal"), scheme=bodies.schemes["northseal"]
            )
        )
    return made


def rate(bodies, at) -> AnswerRate:
    northseal = bodies.body("northseal")
    with clock.frozen_at(at):
        return answer_rates([northseal])[northseal.pk]


def test_who_said_that_it_is_closed_is_waited_for_no_longer(bodies):
    (invited,) = asked_at(bodies, MONDAY)
    closed = ClosedDays(body=bodies.body("northseal"), stated_by=bodies.quoters["northseal"])
    closed.first_day, closed.last_day = date(2026, 11, 3), date(2026, 11, 5)
    closed.stated_at = MONDAY - timedelta(days=1)
    closed.save(force_insert=True)
    invited.first_answered_at = MONDAY + timedelta(days=4)  # Friday
    invited.save()
    assert rate(bodies, MONDAY + timedelta(days=30)) == AnswerRate(1, 1)
    ClosedDays.objects.update(stated_at=MONDAY + timedelta(hours=1))  # in hindsight
    assert rate(bodies, MONDAY + timedelta(days=30)) == AnswerRate(0, 1)


def test_what_counts_and_what_does_not(bodies):
    quick, slow, silent, fresh, ended = asked_at(bodies, MONDAY, 5)
    asked_at(bodies, MONDAY - YEAR + timedelta(days=2))
    wednesday, thursday = MONDAY + timedelta(days=2), MONDAY + timedelta(days=3)
    InvitedBody.objects.filter(pk=quick.pk).update(first_answered_at=wednesday)
    InvitedBody.objects.filter(pk=slow.pk).update(first_answered_at=thursday)
    Enquiry.objects.filter(pk=fresh.enquiry_id).update(asked_at=MONDAY + timedelta(days=7))
    Enquiry.objects.filter(pk=ended.enquiry_id).update(state="closed", ended_at=wednesday, ended_by=bodies.alice)
    assert rate(bodies, MONDAY + timedelta(days=8)) == AnswerRate(answered=1, asked=3)
    assert rate(bodies, MONDAY + timedelta(days=1)) == AnswerRate(answered=1, asked=2)  # last year's, and the quick
    assert silent.first_answered_at is None


def test_who_had_less_than_two_working_days_is_not_counted(bodies):
    quick, hurried = asked_at(bodies, MONDAY, 2)
    Enquiry.objects.update(deadline=MONDAY + timedelta(hours=5))
    InvitedBody.objects.filter(pk=quick.pk).update(first_answered_at=MONDAY + timedelta(hours=1))
    assert rate(bodies, MONDAY + timedelta(days=8)) == AnswerRate(answered=1, asked=1)
    assert hurried.first_answered_at is None


@pytest.mark.parametrize(
    "how",
    [
        lambda bodies, enquiry: bodies.quote(enquiry),
        lambda bodies, enquiry: quoting.decline_enquiry(bodies.received(enquiry, "northseal"), reason="Full.", by=bodies.quoters["northseal"]),
        lambda bodies, enquiry: quoting.ask_about_enquiry(bodies.received(enquiry, "northseal"), text="Which voltage?", by=bodies.quoters["northseal"]),
    ],
    ids=["quote", "refusal", "question"],
)  # fmt: skip
def test_the_first_word_of_a_body_is_its_answer(bodies, how):
    enquiry = bodies.ask()
    with tenant_context(bodies.body("northseal")):
        how(bodies, enquiry)
    deliver_all()
    assert bodies.invited(enquiry, "northseal").first_answered_at
    assert bodies.invited(enquiry, "greenmark").first_answered_at is None


def test_a_sealed_quote_counts_from_the_seal_and_not_from_its_opening(bodies):
    enquiry = bodies.ask(is_sealed=True, days=20)
    bodies.quote(enquiry)
    sealed = bodies.invited(enquiry, "northseal").first_answered_at
    with clock.frozen_at(enquiry.deadline + timedelta(minutes=1)):
        deliver_all()
    invited = bodies.invited(enquiry, "northseal")
    assert (invited.answer, invited.first_answered_at) == ("quoted", sealed)


def test_the_rate_stands_where_bodies_are_chosen_and_only_where_it_says_something(bodies, site, visit):
    invited = asked_at(bodies, clock.now() - timedelta(days=30), 5)
    scheme = bodies.schemes["northseal"]
    asker = signed_in(site, bodies.alice)
    pages = {
        "new": lambda: asker.get(f"/enquiries/new/?scheme={scheme}"),
        "scheme": lambda: asker.get(f"/schemes/{scheme}/"),
        "ask": lambda: asker.get(f"/ask/northseal/?scheme={scheme}"),
        "body": lambda: asker.get("/bodies/northseal/"),
        "storefront": lambda: visit(bodies.body("northseal")).get("/"),
        "its scheme": lambda: visit(bodies.body("northseal")).get("/schemes/kettles/"),
    }
    for each in invited[:4]:
        InvitedBody.objects.filter(pk=each.pk).update(first_answered_at=each.enquiry.asked_at)
    for page in pages.values():
        assert "Answers 4 of 5 enquiries within 2 working days (Monday to Friday)" in page().text
    InvitedBody.objects.filter(pk=invited[0].pk).delete()
    for page in pages.values():
        assert "too few enquiries to say" in page().text


def test_the_storefront_and_its_schemes_lead_to_an_enquiry_and_a_question(bodies, site, visit):
    northseal, scheme = visit(bodies.body("northseal")), bodies.schemes["northseal"]
    for page, about in (("/", "body=northseal"), ("/schemes/kettles/", f"scheme={scheme}")):
        text = northseal.get(page).text
        assert f"http://guildmark.localhost/enquiries/new/?{about}" in text
    assert f"/ask/northseal/?scheme={scheme}" in text
    page = signed_in(site, bodies.alice).get("/enquiries/new/?body=northseal").text
    assert f'value="{scheme}">' in page


def test_my_desk_says_what_enquiries_want(bodies, site):
    enquiry = bodies.ask(days=1)
    desk = signed_in(site, bodies.alice)
    page = desk.get("/my/").text
    for words in (
        "The deadline is near: 0 of 2 have answered",
        "0 of 2 have answered",
    ):
        assert words in page
    assert f"enquiry {enquiry.number} are due" not in page  # once, where it needs somebody
    later = bodies.ask(days=9)
    assert f"enquiry {later.number} are due" in desk.get("/my/").text
    actions.withdraw_enquiry(later, reason="By test.", by=bodies.alice)
    bodies.quote(enquiry)
    with tenant_context(bodies.body("greenmark")):
        quoting.ask_about_enquiry(
            bodies.received(enquiry, "greenmark"), text="Which voltage?", by=bodies.quoters["greenmark"]
        )
    deliver_all()
    page = desk.get("/my/").text
    for words in ("Look at what came: 1 quote", "Answer a body&#x27;s question", "1 of 2 have answered"):
        assert words in page
    with clock.frozen_at(enquiry.deadline + timedelta(minutes=1)):
        assert "Choose: 1 quote" in signed_in(site, bodies.alice).get("/my/").text
    actions.close_enquiry(enquiry, words="", by=bodies.alice)
    assert enquiry.number not in desk.get("/my/").text.partition("New for you")[0]


def test_the_desk_of_a_body_shows_what_waits_and_its_own_win_rate(bodies, visit):
    lost = bodies.ask()
    bodies.quote(lost)
    actions.close_enquiry(lost, words="", by=bodies.alice)
    bodies.ask()
    deliver_all()
    page = signed_in(visit(bodies.body("northseal")), bodies.quoters["northseal"]).get("/desk/").text
    assert "1 enquiry to answer" in page
    assert "0 of 1 were taken" in page
