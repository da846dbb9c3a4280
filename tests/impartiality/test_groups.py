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


def test_who_belongs_to_nobody_is_a_group_of_one(newcomer):
    assert group_of(newcomer.pk) == newcomer.pk
    assert group_members(newcomer.pk) == [newcomer.pk]


def test_a_group_is_everybody_under_one_root(newcomer, holding, olga):
    sister, grandchild = enterprise("Sister GmbH"), enterprise("Grandchild GmbH")
    belongs(newcomer, holding, olga)
    belongs(sister, holding, olga)
    belongs(grandchild, sister, olga)
    assert {group_of(each.pk) for each in (newcomer, holding, sister, grandchild)} == {holding.pk}
    assert set(group_members(newcomer.pk)) == {newcomer.pk, holding.pk, sister.pk, grandchild.pk}
    assert list(children_of(holding)) == sorted([newcomer, sister], key=lambda each: (each.name_zh, each.name_en))


def test_a_tie_that_ended_makes_no_group(newcomer, holding, olga):
    end_tie(belongs(newcomer, holding, olga), reason="Sold in 2026", by=olga)
    assert group_of(newcomer.pk) == newcomer.pk


def test_an_administrators_word_is_a_claim_until_it_is_looked_up(newcomer, holding, nora, olga):
    tie = state_parent(newcomer, parent=holding, source="Our annual report", by=nora)
    assert not tie.is_checked
    assert group_members(holding.pk) == [holding.pk]
    check_tie(tie, looked_up_in=SOURCE, by=olga)
    assert set(group_members(holding.pk)) == {newcomer.pk, holding.pk}


def test_nobody_states_the_parent_of_another_organisation(newcomer, holding, bob, petra):
    for somebody in (bob, petra):
        with pytest.raises(Refused, match="Only administrators of the organisation"):
            state_parent(newcomer, parent=holding, source=SOURCE, by=somebody)


def test_only_operators_look_up(newcomer, holding, nora):
    tie = state_parent(newcomer, parent=holding, source="Our annual report", by=nora)
    with pytest.raises(Refused, match="Only the platform's operators"):
        check_tie(tie, looked_up_in=SOURCE, by=nora)


def test_an_organisation_takes_back_its_own_claim_and_nothing_that_was_looked_up(newcomer, holding, nora, olga):
    claim = state_parent(newcomer, parent=holding, source="Our annual report", by=nora)
    end_tie(claim, reason="Typed in error", by=nora)
    checked = belongs(newcomer, holding, olga)
    with pytest.raises(Refused, match="ended by the platform's operators"):
        end_tie(checked, reason="We would like to buy advice", by=nora)


def test_ties_go_in_no_circle(newcomer, holding, olga):
    belongs(newcomer, holding, olga)
    with pytest.raises(Refused, match="in a circle"):
        belongs(holding, newcomer, olga)
    with pytest.raises(Refused, match="not its own parent"):
        belongs(holding, holding, olga)


def test_an_organisation_has_one_parent(newcomer, holding, olga):
    belongs(newcomer, holding, olga)
    with pytest.raises(Refused, match="stated already"):
        belongs(newcomer, enterprise("Another AG"), olga)


def test_no_raw_write_closes_a_circle(newcomer, holding, olga):
    belongs(newcomer, holding, olga)
    circle = LegalTie(child=holding, parent=newcomer, source="x", stated_by=olga)
    with pytest.raises(DatabaseError, match="in a circle"), transaction.atomic():
        circle.save(force_insert=True)


def test_no_raw_write_rewrites_or_deletes_a_tie(newcomer, holding, olga):
    tie = LegalTie.objects.filter(pk=belongs(newcomer, holding, olga).pk)
    for write in (
        lambda: tie.update(parent=enterprise("Another AG")),
        lambda: tie.update(checked_at=clock.now()),
        tie.delete,
    ):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            write()
