"""A body's own account at the provider: whoever would know that nobody agreed on it is told before a client pays into it."""

import pytest

from accounts.models import Notice
from billing.actions import sellers
from billing.models import SellerAccount
from billing.providers import provider
from lib import clock
from lib.refusal import Refused
from marketplace.embedded.stripe_double import Trouble
from outbox import relay

pytestmark = pytest.mark.django_db
BACK = {"back_url": "https://a.example/", "again_url": "https://b.example/"}
OPENED, CHARGES = "was opened at Stripe", "can pay by card now"


def told_of(subject: str) -> list[Notice]:
    relay.deliver_all()
    return list(Notice.objects.filter(subject_en__contains=subject).order_by("created_at"))


def test_both_hear_who_opened_it_and_what_to_do(peers, northseal, fin, ada, mira):
    sellers.begin_onboarding(northseal, country="DE", by=fin, **BACK)
    sellers.begin_onboarding(northseal, country="DE", by=fin, **BACK)  # on with the questions
    told = told_of(OPENED)
    assert sorted(one.user.name for one in told) == ["Ada", "Fin"]
    assert told[0].text_en.startswith(
        "Fin opened it. Once Stripe has checked whose it is, your clients can pay by card"
    )
    assert "tell the platform at once; an administrator ends that person's role" in told[0].text_en
    assert "由 Fin 开立" in told[0].text_zh
    assert told_of(CHARGES) == []


def test_nobody_hears_of_one_that_the_provider_did_not_open(peers, double, northseal, fin):
    double.troubles.append(Trouble("500", "POST /v1/accounts", times=3))
    with pytest.raises(Refused, match="does not answer now"):
        sellers.begin_onboarding(northseal, country="DE", by=fin, **BACK)
    assert told_of(OPENED) == []


def test_they_hear_when_it_takes_payments_and_once(seller, fin, ada):
    sellers.ask_standing(seller)
    told = told_of(CHARGES)
    assert {one.user for one in told} == {fin, ada}
    assert len(told) == 2
    assert "The account at Stripe that Fin opened takes payments now" in told[0].text_en


def test_they_hear_again_when_it_takes_them_after_it_was_shut(seller, double):
    double.gone.append(seller.account)
    assert sellers.ask_standing(seller).gone_at
    double.gone.clear()
    assert sellers.ask_standing(seller).may_charge
    assert len(told_of(CHARGES)) == 4


def test_an_older_answer_that_comes_late_tells_nobody(seller):
    asked_at = seller.asked_at
    standing = provider().standing_of(seller.account)
    SellerAccount.objects.filter(pk=seller.pk).update(may_charge=False, asked_at=clock.now())
    sellers.note_standing(seller, standing, asked_at=asked_at)
    assert not SellerAccount.objects.get().may_charge
    assert len(told_of(CHARGES)) == 2
