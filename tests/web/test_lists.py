"""A list of the back office as somebody asks for it: what makes no sense is dropped, and the address holds the rest."""

from dataclasses import replace

import pytest
from django.db.models import Q
from django.http import QueryDict

from tenants.models import CertificationBody
from web.lists import MOST_LETTERS, Column, Days, Filter, ListOf, Order, any_of, ask, file_of, words_of

pytestmark = pytest.mark.django_db
BODIES = ListOf(
    search=lambda text: any_of(text, "slug", "name_en"),
    search_words="Name",
    orders={"slug": Order("by address", ("slug",)), "last": Order("last first", ("-slug",))},
    filters=(Filter("country", "Country", [("CN", "China")], lambda value: Q(country=value)),),
)


def asked(address: str):
    return ask(CertificationBody.objects.filter(slug__in=["northseal", "greenmark"]), BODIES, QueryDict(address))


def sent_as(values: dict[str, str]) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update(values)
    return sent


def slugs(address: str) -> list[str]:
    return [body.slug for body in asked(address).page]


def test_words_filter_and_order_are_taken_from_the_address(northseal, greenmark):
    assert slugs("") == ["greenmark", "northseal"]
    assert slugs("sort=last") == ["northseal", "greenmark"]
    assert slugs("q=NORTH+seal") == ["northseal"]
    assert slugs("q=north+green") == []
    assert len(slugs("country=CN")) == 2


def test_what_makes_no_sense_is_dropped(northseal, greenmark):
    for address in ("country=XX", "sort=%00", "page=" + "9" * 5000, "page=²", "q=%00%E2%80%8B+", "country=CN%00"):
        assert slugs(address) == ["greenmark", "northseal"], address
    assert asked("country=XX&sort=none&page=7&evil=1").query == ""


def test_other_pages_tabs_and_the_way_back_keep_what_was_asked(northseal):
    rows = CertificationBody.objects.all()
    list_ = ask(rows, BODIES, QueryDict("q=a+b&country=CN&sort=last&page=2"), fixed={"tab": "open"})
    assert list_.query == "tab=open&q=a+b&country=CN&sort=last"
    assert list_.at(tab="all") == "?tab=all&q=a+b&country=CN&sort=last"
    assert list_.without == "?tab=open&sort=last"
    assert list_.is_narrowed


def test_ten_thousand_letters_are_searched_for_in_bounds():
    words = words_of(QueryDict("q=" + "x+" * 10_000))
    assert len(words) <= MOST_LETTERS


def test_days_that_are_none_are_dropped():
    of = ListOf(
        search=lambda text: Q(), search_words="", orders=BODIES.orders, days=(Days("made", "Made", "opened_at"),)
    )
    rows = CertificationBody.objects.none()
    for typed in ("2026-02-30", "x", "9999-99-99", "0001-01-01", "9999-12-31", "\0"):
        assert ask(rows, of, sent_as({"made_since": typed})).days == {}, typed


def test_days_stay_in_the_address_and_narrow_it():
    of = ListOf(
        search=lambda text: Q(),
        search_words="",
        orders=BODIES.orders,
        days=(Days("on", "On", "opened_at", "Asia/Shanghai"),),
    )
    list_ = ask(CertificationBody.objects.none(), of, QueryDict("on_since=2026-12-01&on_until="))
    assert (list_.query, list_.is_narrowed) == ("on_since=2026-12-01", True)
    assert list_.day_fields[0]["names"] == [("on_since", "2026-12-01"), ("on_until", "")]


def test_only_a_list_that_says_its_columns_is_a_file(northseal, greenmark):
    sent = QueryDict("as=csv&country=CN")
    assert file_of(asked("as=csv"), sent, "bodies") is None
    with_file = replace(BODIES, columns=(Column("Address", lambda body: body.slug),))
    bodies = CertificationBody.objects.filter(slug__in=["northseal", "greenmark"])
    answer = file_of(ask(bodies, with_file, sent, on_a_page=1), sent, "bodies")
    assert answer is not None
    assert answer.getvalue().decode("utf-8-sig").split() == ["Address", "greenmark", "northseal"]
