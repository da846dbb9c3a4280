"""Where Stripe and a seller's books differ, the seller sees how much and sees to it; operators see that it waits."""

import pytest

from billing.models import Comparison, Difference, DifferenceKind
from billing.subscriptions.actions import comparing
from billing.subscriptions.queries import differences_of_seller
from lib import clock
from lib.refusal import Refused
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
THERE = "/desk/payments/differences/{}/"


def differing(body, kind=DifferenceKind.NOT_BOOKED, **more) -> Difference:
    month = clock.today().replace(day=1)
    comparison, _new = Comparison.objects.get_or_create(month=month)
    told = {"account": "acct_1" if body else "", "thing": "pi_9", "currency": "CNY", "theirs": 4_321_00, **more}
    return Difference.objects.create(comparison=comparison, kind=kind, body=body, **told)


@pytest.fixture
def difference(northseal) -> Difference:
    return differing(northseal)


@pytest.fixture
def operator(site, olga):
    return signed_in(site, olga)


@pytest.fixture
def desk(visit, northseal, fin):
    return signed_in(visit(northseal), fin)


def test_the_seller_reads_amounts_and_what_to_do(difference, desk):
    page = desk.get("/desk/payments/").content.decode()
    assert "¥4,321.00 CNY" in page
    assert "Record it as a transfer, or refund it there." in page


def test_finance_find_it_among_what_waits(difference, desk):
    page = desk.get("/desk/").content.decode()
    assert "Differences with Stripe" in page
    assert "4,321" not in page


def test_operators_see_that_it_waits_and_no_amount(difference, operator, olga):
    page = operator.get("/operations/subscriptions/differences/").content.decode()
    assert "pi_9" in page
    assert "sees to it there" in page
    assert "4,321" not in page
    assert operator.get(f"/operations/subscriptions/differences/{difference.pk}/").status_code == 404
    with pytest.raises(Refused, match="own staff"):
        comparing.see_to_difference(difference, note="x", by=olga)


def test_operators_count_what_they_can_see_to_and_sellers_beside_it(difference, operator):
    page = operator.get("/operations/subscriptions/")
    assert (page.context["differences"], page.context["sellers_differences"]) == (0, 1)
    assert "1 difference waits for the seller" in page.content.decode()
    differing(None)
    page = operator.get("/operations/subscriptions/")
    assert (page.context["differences"], page.context["sellers_differences"]) == (1, 1)


def test_of_the_platforms_own_money_operators_see_amounts(operator, olga):
    differing(None)
    assert "¥4,321.00 CNY" in operator.get("/operations/subscriptions/differences/").content.decode()


def test_a_difference_of_the_ledger_names_no_amount(invoice, operator, olga, northseal, fin, desk):
    Difference.objects.create(
        comparison=Comparison.objects.create(month=clock.today().replace(day=1)),
        kind=DifferenceKind.LEDGER,
        thing="What clients owe of b in CNY",
        currency="CNY",
        ours=4_321_00,
    )
    assert "4,321" not in operator.get("/operations/subscriptions/differences/").content.decode()
    assert "4,321" not in desk.get("/desk/payments/").content.decode()


def test_the_seller_says_what_it_did_and_operators_read_that_it_did(difference, desk, operator, olga, fin):
    assert "What was done" in desk.get(THERE.format(difference.pk)).content.decode()
    desk.post(THERE.format(difference.pk), {"note": "Recorded, ¥4,321"})
    difference.refresh_from_db()
    assert (difference.seen_by, difference.note) == (fin, "Recorded, ¥4,321")
    page = operator.get("/operations/subscriptions/differences/").content.decode()
    assert "Seen to by sellers" in page
    assert "4,321" not in page


def test_it_is_seen_to_once(difference, fin):
    comparing.see_to_difference(difference, note="Done", by=fin)
    with pytest.raises(Refused, match="already"):
        comparing.see_to_difference(difference, note="Again", by=fin)


def test_another_seller_and_who_judges_see_nothing(difference, visit, northseal, greenmark, gus, otto):
    there = THERE.format(difference.pk)
    assert signed_in(visit(greenmark), gus).get(there).status_code == 404
    assert signed_in(visit(northseal), otto).get(there).status_code == 403
    assert list(differences_of_seller(greenmark)) == []
    with pytest.raises(Refused, match="own staff"):
        comparing.see_to_difference(difference, note="x", by=gus)


def test_that_the_provider_was_away_is_the_operators(northseal, fin):
    away = differing(northseal, DifferenceKind.AWAY)
    assert list(differences_of_seller(northseal)) == []
    with pytest.raises(Refused, match="operators"):
        comparing.see_to_difference(away, note="x", by=fin)
