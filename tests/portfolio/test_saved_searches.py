"""Searches that a person keeps: repeated, each new scheme told once, stopped with one press."""

from datetime import timedelta

import pytest
from django.core import mail

from accounts.actions import pseudonymise
from accounts.models import Letter, Notice
from accounts.tasks import send_letter
from exports.of_person import everything_about
from lib import clock
from lib.refusal import Refused
from outbox.relay import deliver_all
from portfolio import actions
from portfolio.models import SavedSearch
from portfolio.queries import matching, stop_url
from portfolio.tasks import repeat_searches
from register.models import RegisterEntry
from tests.catalog.schemes import next_version, published_scheme
from tests.support.signing_in import signed_in

LOCKS = {"slug": "locks", "name_zh": "智能门锁", "name_en": "Smart locks", "categories": ["iot.locks"]}


@pytest.fixture
def fridges(in_northseal, sima):
    """A scheme that is on offer already."""
    version = published_scheme(sima)
    deliver_all()
    return version


@pytest.fixture
def kept(fridges, petra) -> SavedSearch:
    return actions.save_search("market=CN", name="China", by=petra)


def publish(sima, **values):
    version = published_scheme(sima, **(LOCKS | values))
    deliver_all()
    return version.scheme_id


def a_day_later(saved: SavedSearch, days: int = 1) -> int:
    saved.refresh_from_db()
    with clock.frozen_at(saved.ran_at + timedelta(days=days, minutes=1)):
        RegisterEntry.objects.filter(kind="scheme").update(recorded_at=clock.now())
        return actions.repeat_search(saved.pk)


def subjects(user) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("created_at").values_list("subject_en", flat=True))


def test_who_saves_is_not_told_of_what_the_page_showed(kept, fridges, petra):
    assert kept.known == [fridges.scheme_id]
    assert a_day_later(kept) == 0
    assert subjects(petra) == []


def test_something_new_is_told_once_in_the_account_and_by_mail(kept, petra, sima):
    publish(sima)
    assert a_day_later(kept) == 1
    assert a_day_later(kept) == 0
    assert subjects(petra) == ["“China”: 1 new scheme"]
    notice = Notice.objects.get(user=petra)
    assert "Smart locks · Northseal (demo)" in notice.text_en
    assert notice.url.endswith("/schemes/?market=CN&sort=newest")
    assert Letter.objects.filter(to=petra.email).count() == 1


def test_a_scheme_that_comes_to_match_is_new_though_it_is_old(fridges, petra, sima):
    saved = actions.save_search("market=US", name="America", by=petra)
    next_version(fridges.scheme, sima, markets=["CN", "US"])
    deliver_all()
    assert a_day_later(saved) == 1
    saved.refresh_from_db()
    assert saved.known == [fridges.scheme_id]


def test_it_is_not_due_before_its_day_nor_asked_where_nothing_changed(kept, sima, monkeypatch):
    publish(sima)
    assert actions.repeat_search(kept.pk) == 0
    monkeypatch.setattr(actions, "matching", lambda _query: pytest.fail("asked though nothing has changed"))
    kept.refresh_from_db()
    with clock.frozen_at(kept.ran_at + timedelta(days=3)):
        RegisterEntry.objects.update(recorded_at=kept.ran_at - timedelta(days=1))
        assert actions.repeat_search(kept.pk) == 0


def test_weekly_waits_a_week_and_off_for_ever(kept, petra, sima):
    actions.change_search(kept, name="China", frequency="weekly", by=petra)
    publish(sima)
    assert a_day_later(kept) == 0
    assert a_day_later(kept, days=7) == 1
    actions.change_search(kept, name="China", frequency="off", by=petra)
    publish(sima, slug="more-locks")
    assert a_day_later(kept, days=400) == 0
    actions.change_search(kept, name="China", frequency="daily", by=petra)
    assert a_day_later(kept) == 0  # it begins anew with what matches then
    assert len(subjects(petra)) == 1


def test_the_sweep_repeats_what_is_due(kept, petra, sima, django_capture_on_commit_callbacks):
    publish(sima)
    with clock.frozen_at(clock.now() + timedelta(days=1, minutes=1)):
        for _twice in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                repeat_searches()
    assert subjects(petra) == ["“China”: 1 new scheme"]


def test_what_the_search_shows_instead_is_no_match(fridges):
    assert matching("q=refrigerator") == [fridges.scheme_id]
    assert matching("q=refrigerator+spaceship") == []


def test_one_may_keep_twenty_and_none_twice(kept, petra):
    with pytest.raises(Refused, match="already"):
        actions.save_search("market=CN", name="Again", by=petra)
    for number in range(SavedSearch.MOST - 1):
        actions.save_search(f"q=lock{number}", name="", by=petra)
    with pytest.raises(Refused, match="as many as one person may"):
        actions.save_search("q=lock", name="", by=petra)


def test_from_the_results_to_the_list_and_away(fridges, petra, site):
    visitor = signed_in(site, petra)
    shown = visitor.get("/schemes/?market=CN&sort=cost&q=%E5%86%B0%E7%AE%B1").text
    assert 'form="save-search"' in shown
    assert 'value="q=%E5%86%B0%E7%AE%B1&amp;market=CN"' in shown
    answer = visitor.post(
        "/account/searches/save/", {"query": "sort=cost&market=CN&after=x&q=冰箱", "name": "冰箱"}, follow=True
    )
    saved = SavedSearch.objects.get()
    assert saved.query == "q=%E5%86%B0%E7%AE%B1&market=CN"
    assert "冰箱" in answer.text
    visitor.post(f"/account/searches/{saved.pk}/", {"name": "Fridges", "frequency": "weekly"})
    saved.refresh_from_db()
    assert (saved.name, saved.frequency) == ("Fridges", "weekly")
    visitor.post(f"/account/searches/{saved.pk}/delete/")
    assert not SavedSearch.objects.exists()


def test_a_stranger_is_shown_the_way_to_sign_in_and_back(fridges, site):
    shown = site.get("/schemes/?market=CN").text
    assert "sign-in/?next=/schemes/%3Fmarket%3DCN" in shown
    assert 'form="save-search"' not in shown
    assert "to save this search" in shown
    assert "to save this search" not in site.get("/schemes/").text


@pytest.mark.parametrize("query", ["", "after=x&nonsense=1", "q=" + "x" * 5000, "q=\x00", "%ff=%zz", "q=\ud800"])
def test_what_cannot_be_kept_is_a_sentence(petra, site, query):
    visitor = signed_in(site, petra)
    answer = visitor.post("/account/searches/save/", {"query": query.encode("utf-8", "replace").decode()})
    assert answer.status_code in (200, 302)
    assert SavedSearch.objects.count() == (1 if answer.status_code == 302 else 0)


def test_anothers_search_is_not_there(kept, site, alice):
    visitor = signed_in(site, alice)
    assert visitor.get(f"/account/searches/{kept.pk}/").status_code == 404
    assert visitor.post(f"/account/searches/{kept.pk}/delete/").status_code == 404
    assert SavedSearch.objects.filter(pk=kept.pk).exists()


def test_one_press_stops_the_letters_without_signing_in_and_opening_does_not(kept, site):
    path = stop_url(kept).removeprefix("http://guildmark.localhost")
    assert "China" in site.get(path).text
    kept.refresh_from_db()
    assert not kept.is_off
    assert site.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    kept.refresh_from_db()
    assert (kept.is_off, kept.next_at) == (True, None)
    assert site.post(path).status_code == 200
    assert site.get(path[:-3] + "x/").status_code == 404


def test_the_letter_has_the_link_and_what_mail_programs_press(kept, petra, sima):
    publish(sima)
    a_day_later(kept)
    letter = Letter.objects.get(to=petra.email)
    assert letter.unsubscribe == stop_url(kept)
    assert letter.unsubscribe in letter.text
    with clock.frozen_at(letter.try_at):
        send_letter(letter.pk)
    sent = mail.outbox[-1]
    assert sent.extra_headers["List-Unsubscribe"] == f"<{stop_url(kept)}>"
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    letter.refresh_from_db()
    assert letter.unsubscribe == ""


def test_a_person_takes_their_searches_along_and_is_forgotten_with_them(kept, petra):
    [row] = everything_about(petra)["kept"]["portfolio.SavedSearch"]["rows"]
    assert row["query"] == "market=CN"
    pseudonymise(petra, by=None)
    deliver_all()
    assert not SavedSearch.objects.exists()
