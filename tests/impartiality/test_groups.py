"""Legal groups are data: who belongs to whom, by which source, looked up by an operator."""

import pytest
from django.db import DatabaseError, transaction

from accounts.actions import check_tie, end_tie, state_parent
from accounts.groups import children_of, group_members, group_of
from accounts.models import LegalTie
from lib import clock
from lib.refusal import Refused
from tests.impartiality.making import SOURCE, belongs, enterprise

pytestmark = pytest.mark.django_db


@pytest.fixture
def holding():
    return enterprise("Holding AG")


def test_who_belongs_to_nobody_is_a_group_of_one(acme):
    assert group_of(acme.pk) == acme.pk
    assert group_members(acme.pk) == [acme.pk]


def test_a_group_is_everybody_under_one_root(acme, holding, olga):
    sister, grandchild = enterprise("Sister GmbH"), enterprise("Grandchild GmbH")
    belongs(acme, holding, olga)
    belongs(sister, holding, olga)
    belongs(grandchild, sister, olga)
    assert {group_of(each.pk) for each in (acme, holding, sister, grandchild)} == {holding.pk}
    assert set(group_members(acme.pk)) == {acme.pk, holding.pk, sister.pk, grandchild.pk}
    assert list(children_of(holding)) == sorted([acme, sister], key=lambda each: (each.name_zh, each.name_en))


def test_a_tie_that_ended_makes_no_group(acme, holding, olga):
    end_tie(belongs(acme, holding, olga), reason="Sold in 2026", by=olga)
    assert group_of(acme.pk) == acme.pk


def test_an_administrators_word_is_a_claim_until_it_is_looked_up(acme, holding, alice, olga):
    tie = state_parent(acme, parent=holding, source="Our annual report", by=alice)
    assert not tie.is_checked
    assert group_members(holding.pk) == [holding.pk]
    check_tie(tie, looked_up_in=SOURCE, by=olga)
    assert set(group_members(holding.pk)) == {acme.pk, holding.pk}


def test_nobody_states_the_parent_of_another_organisation(acme, holding, bob, petra):
    for somebody in (bob, petra):
        with pytest.raises(Refused, match="Only administrators of the organisation"):
            state_parent(acme, parent=holding, source=SOURCE, by=somebody)


def test_only_operators_look_up(acme, holding, alice):
    tie = state_parent(acme, parent=holding, source="Our annual report", by=alice)
    with pytest.raises(Refused, match="Only the platform's operators"):
        check_tie(tie, looked_up_in=SOURCE, by=alice)


def test_an_organisation_takes_back_its_own_claim_and_nothing_that_was_looked_up(acme, holding, alice, olga):
    claim = state_parent(acme, parent=holding, source="Our annual report", by=alice)
    end_tie(claim, reason="Typed in error", by=alice)
    checked = belongs(acme, holding, olga)
    with pytest.raises(Refused, match="ended by the platform's operators"):
        end_tie(checked, reason="We would like to buy advice", by=alice)


def test_ties_go_in_no_circle(acme, holding, olga):
    belongs(acme, holding, olga)
    with pytest.raises(Refused, match="in a circle"):
        belongs(holding, acme, olga)
    with pytest.raises(Refused, match="not its own parent"):
        belongs(holding, holding, olga)


def test_an_organisation_has_one_parent(acme, holding, olga):
    belongs(acme, holding, olga)
    with pytest.raises(Refused, match="stated already"):
        belongs(acme, enterprise("Another AG"), olga)


def test_no_raw_write_closes_a_circle(acme, holding, olga):
    belongs(acme, holding, olga)
    circle = LegalTie(child=holding, parent=acme, source="x", stated_by=olga)
    with pytest.raises(DatabaseError, match="in a circle"), transaction.atomic():
        circle.save(force_insert=True)


def test_no_raw_write_rewrites_or_deletes_a_tie(acme, holding, olga):
    tie = LegalTie.objects.filter(pk=belongs(acme, holding, olga).pk)
    for write in (
        lambda: tie.update(parent=enterprise("Another AG")),
        lambda: tie.update(checked_at=clock.now()),
        tie.delete,
    ):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            write()
