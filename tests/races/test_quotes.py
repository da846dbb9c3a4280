"""Enquiries and quotes: numbers are given once, a quote leaves once, and one award stands."""

from datetime import timedelta

import pytest

from applications import actions as quoting
from enquiries import actions
from enquiries.models import Award, Enquiry, QuoteCopy
from lib import clock
from tests.cast import person
from tests.quotes.making import BRIEF, Bodies, two_bodies
from tests.support.racing import at_once

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made() -> dict[str, Bodies]:
    return {}


@pytest.fixture
def bodies(made, body, firm, two_heads) -> Bodies:
    """Two bodies and a firm that was looked up, set once for this file."""
    if not made:
        made["ours"] = two_bodies(firm, two_heads[0].user, person("olga", is_operator=True))
    return made["ours"]


def test_two_enquiries_get_two_numbers(bodies):
    before = Enquiry.objects.count()

    def send():
        actions.send_enquiry(
            bodies.acme,
            brief=BRIEF,
            schemes=list(bodies.schemes.values()),
            deadline=clock.now() + timedelta(days=7),
            by=bodies.alice,
        )

    assert at_once(send, send) == ["", ""]
    assert Enquiry.objects.count() == before + 2


def test_a_quote_is_sent_once(bodies):
    enquiry = bodies.ask("northseal")
    quote = bodies.draft(enquiry)

    def send():
        quoting.send_quote(quote, by=bodies.quoters["northseal"])

    done, refused = at_once(send, send, body=bodies.body("northseal"))
    assert done == ""
    assert refused == "This revision was sent and stays as it is. Begin the next one."


def test_of_two_awards_at_once_one_stands(bodies):
    enquiry = bodies.ask()
    for slug in bodies.schemes:
        bodies.quote(enquiry, slug)
    awards = [
        lambda copy=copy: actions.award(copy, by=bodies.alice)
        for copy in QuoteCopy.objects.filter(invited__enquiry=enquiry)
    ]
    done, refused = at_once(*awards)
    assert done == ""
    assert refused == "A quote has been taken already: this enquiry has ended."
    assert Award.objects.filter(enquiry=enquiry).count() == 1


def test_an_enquiry_is_awarded_or_called_off(bodies):
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    copy = QuoteCopy.objects.get(invited__enquiry=enquiry)
    told = at_once(
        lambda: actions.award(copy, by=bodies.alice), lambda: actions.close_enquiry(enquiry, words="", by=bodies.alice)
    )
    assert told[0] == ""
    assert told[1]
    assert "Error" not in told[1]
