"""Who took whose place: every row that tells of it is entered with its link, or says why not."""

import pytest

from certificates.models import Certificate
from imports import actions
from imports.models import Row
from outbox import relay
from register import queries as register
from tests.certificates.making import decide
from tests.imports.making import HEADINGS, codes, days_ago, row, table

pytestmark = pytest.mark.django_db
LINKED = [*HEADINGS, "原证书编号", "新证书编号", "撤销日期"]


def linked(number: str, status: str = "有效", *, after: str = "", before: str = "", since: str = "", **changed: str):
    """A row whose certificate comes `after` one and `before` another."""
    return [*row(证书编号=number, 状态=status, **changed), after, before, since]


def file_of(*rows: list[str]) -> str:
    return table(*rows, headings=LINKED)


def statuses() -> dict[str, str]:
    return dict(Certificate.objects.standing().values_list("number", "status"))


OVER = {"颁证日期": "2019-01-01", "有效期至": "2022-01-01"}


def test_what_is_superseded_by_a_row_that_stays_out_stays_out_as_well(entered):
    batch = entered(
        file_of(
            linked("A", "已换证"), linked("B", "已换证", before="A"), linked("C", "已换证", before="B"), linked("D")
        )
    )
    assert statuses() == {"D": "VALID"}
    assert [codes(batch, line)[0] for line in (2, 3, 4)] == ["superseded_without_successor"] * 3
    assert "successor_refused" in codes(batch, 4)
    assert (batch.counts["refused"], batch.counts["entered"]) == (3, 1)


def test_what_is_superseded_into_a_circle_stays_out(entered):
    rows = [linked("A", "已换证", before="B"), linked("B", "已换证", before="A"), linked("C", "已换证", before="A")]
    batch = entered(file_of(*rows, linked("D")))
    assert statuses() == {"D": "VALID"}
    assert batch.counts["refused"] == 3
    assert "circle" in codes(batch, 2)


def test_only_what_is_valid_supersedes_what_is_in_force(entered):
    batch = entered(file_of(linked("A"), linked("B", after="A", **OVER)))
    assert statuses() == {"A": "VALID", "B": "EXPIRED"}
    assert codes(batch, 2) == ["successor_not_valid"]


@pytest.mark.parametrize("status", ["SUSPENDED", "WITHDRAWN"])
def test_what_the_register_has_as_not_valid_supersedes_nothing_in_force(entered, otto, rita, status):
    entered(file_of(linked("B")))
    decide(
        Certificate.objects.get(), {"SUSPENDED": "suspend", "WITHDRAWN": "withdraw"}[status], proposed_by=rita, by=otto
    )
    batch = entered(file_of(linked("A", before="B")))
    assert statuses() == {"A": "VALID", "B": status}
    assert codes(batch, 2) == ["successor_not_valid"]


def test_what_the_list_has_as_superseded_by_one_that_ended_since_is_history(entered):
    batch = entered(file_of(linked("A", "已换证", before="B"), linked("B", "撤销", since=days_ago(9))))
    assert statuses() == {"A": "SUPERSEDED", "B": "WITHDRAWN"}
    assert codes(batch, 2) == ["successor_ended_since"]
    assert register.certificate_for_number("A").content["superseded_by"]["number"] == "B"


def test_nothing_is_superseded_by_what_is_only_being_prepared(entered, rita):
    from certificates import actions as certificates

    days = {"issued_on": days_ago(1), "valid_from": days_ago(1)}
    certificates.prepare_import({"number": "B", "product_zh": "电冰箱", "holder_name_zh": "爱克米"} | days, by=rita)
    batch = entered(file_of(linked("A", "已换证", before="B"), linked("C")))
    assert statuses() == {"B": "PENDING", "C": "VALID"}
    assert codes(batch, 2) == ["successor_unknown", "superseded_without_successor"][::-1]


def test_a_successor_withdrawn_before_it_is_entered_supersedes_nothing(entered, checked, rita, quinn, otto):
    entered(file_of(linked("B")))
    batch = checked(file_of(linked("A", before="B")))
    actions.state(batch, by=rita, takes_responsibility=True)
    decide(Certificate.objects.get(), "withdraw", proposed_by=rita, by=otto)
    actions.confirm(batch, by=quinn, takes_responsibility=True)
    actions.work(batch.pk)
    assert statuses() == {"A": "VALID", "B": "WITHDRAWN"}
    assert codes(batch, 2) == ["successor_not_valid"]


def test_what_is_superseded_by_what_was_taken_back_meanwhile_stays_out(entered, checked, rita, quinn):
    first = entered(file_of(linked("B")))
    batch = checked(file_of(linked("A", "已换证", before="B"), linked("Z", "已换证", before="A"), linked("C")))
    actions.state(batch, by=rita, takes_responsibility=True)
    taken_back(first, rita, quinn)
    actions.confirm(batch, by=quinn, takes_responsibility=True)
    actions.work(batch.pk)
    assert statuses() == {"C": "VALID"}
    assert set(batch.rows.filter(verdict="refused").values_list("number", flat=True)) == {"A", "Z"}


def test_the_mere_word_superseded_changes_nothing_and_the_row_says_so(entered, checked):
    entered(file_of(linked("A")))
    batch = checked(file_of(linked("A", "已换证")))
    assert batch.rows.get().verdict == "same"
    assert codes(batch, 2) == ["not_superseded"]


def test_a_row_that_only_supersedes_says_what_it_did(entered):
    entered(file_of(linked("A"), linked("B")))
    batch = entered(file_of(linked("B", after="A")))
    held = batch.rows.get()
    assert (codes(batch, 2), held.is_entered, statuses()["A"]) == (["supersedes"], True, "SUPERSEDED")


def taken_back(batch, rita, quinn) -> list[Row]:
    actions.ask_to_take_back(batch, why="Wrong file", by=rita)
    actions.take_back(batch, by=quinn)
    actions.work(batch.pk)
    relay.deliver_all()
    return list(batch.rows.order_by("line"))


def test_what_is_taken_back_says_which_predecessors_stay_superseded(entered, rita, quinn):
    entered(file_of(linked("A")))
    rows = taken_back(entered(file_of(linked("B", after="A"))), rita, quinn)
    assert statuses() == {"A": "SUPERSEDED"}
    assert {"code": "kept_predecessors", "said": "A"} in rows[0].remarks


def test_what_another_file_had_superseded_by_it_is_told_too(entered, rita, quinn):
    first = entered(file_of(linked("B")))
    entered(file_of(linked("A", before="B")))
    assert {"code": "kept_predecessors", "said": "A"} in taken_back(first, rita, quinn)[0].remarks


def test_a_row_that_changed_values_and_was_superseded_says_that_its_status_stays(entered, rita, quinn):
    entered(file_of(linked("A")))
    batch = entered(file_of(linked("A", before="B", 产品名称="两门电冰箱"), linked("B")))
    rows = taken_back(batch, rita, quinn)
    assert {"code": "kept_status"} in rows[0].remarks
    assert Certificate.objects.get(number="A").product_zh == "家用电冰箱"
