"""The person's own pages: they work, refuse others, and do nothing on GET."""

import re

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Letter, Notice, Session, User
from lib import clock
from tests.cast import PASSWORD
from tests.support.asking import others
from tests.support.signing_in import signed_in, with_confirmed_address

PAGES = [
    "/account/",
    "/account/organisations/",
    "/account/organisations/new/",
    "/account/notices/",
    "/account/password/",
    "/account/e-mail/",
    "/account/second-factor/",
    "/account/sessions/",
    "/account/history/",
]
BILINGUAL = {
    "subject": {"zh": "请复核", "en": "Please review"},
    "text": {"zh": "案卷已就绪。", "en": "The file is ready."},
}


def test_strangers_sign_in_first(site):
    assert [page for page in PAGES if not site.get(page)["Location"].startswith("/sign-in/")] == []


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_works(site, alice, language):
    site.cookies["language"] = language
    signed_in(site, with_confirmed_address(alice))
    assert others(site, PAGES, than={200}) == []
    spoken = f'<html lang="{language.replace("hans", "Hans")}"'
    assert [page for page in PAGES if spoken not in site.get(page).content.decode()] == []


def test_doors_open_to_strangers(site, db):
    assert others(site, ["/sign-in/", "/sign-up/", "/account/password/reset/", "/sign-up/sent/"], than={200}) == []


def test_account_pages_live_on_the_site_only(visit, northseal, alice):
    assert signed_in(visit(northseal), alice).get("/account/").status_code == 404


def test_profile_is_saved_and_the_language_switches(site, alice):
    answer = signed_in(site, alice).post("/account/", {"name": "Alice Li", "language": "zh-hans"})
    alice.refresh_from_db()
    assert (alice.name, alice.language) == ("Alice Li", "zh-hans")
    assert answer.cookies["language"].value == "zh-hans"


def test_sign_out_everywhere_ends_all(site, visit, northseal, alice):
    elsewhere = signed_in(visit(northseal), alice)
    signed_in(site, alice)
    assert site.get("/account/sessions/end-all/").status_code == 405
    assert site.post("/account/sessions/end-all/")["Location"] == "/sign-in/"
    assert not Session.objects.filter(ended_at=None).exists()
    assert "/sign-in/" in elsewhere.get("/second-factor/")["Location"]
    assert site.get("/account/")["Location"].startswith("/sign-in/")


def test_one_session_is_ended_with_its_children(site, visit, northseal, alice):
    signed_in(visit(northseal), alice)
    other = Session.objects.get(parent=None)
    signed_in(site, alice)
    site.post(reverse("accounts:end-session", args=[other.pk], urlconf="marketplace.urls_site"))
    assert Session.objects.filter(ended_at=None).count() == 1
    assert site.get("/account/sessions/").status_code == 200


def test_sessions_of_others_are_not_found(site, alice, bob):
    foreign = actions.open_session(bob, host="guildmark.localhost")
    address = reverse("accounts:end-session", args=[foreign.pk], urlconf="marketplace.urls_site")
    assert signed_in(site, alice).post(address).status_code == 404


def test_new_password_ends_the_other_sessions(site, visit, northseal, alice):
    elsewhere = signed_in(visit(northseal), alice)
    signed_in(site, with_confirmed_address(alice))
    site.post(
        "/account/password/",
        {"oldpassword": PASSWORD, "password1": "another long phrase", "password2": "another long phrase"},
    )
    assert Session.objects.filter(ended_at=None).count() == 1
    assert site.get("/account/").status_code == 200
    assert "/sign-in/" in elsewhere.get("/second-factor/")["Location"]
    assert Letter.objects.filter(to=alice.email, subject="Your password has been changed").exists()


def test_password_is_reset_by_letter(site, alice):
    with_confirmed_address(alice)
    site.post("/account/password/reset/", {"email": alice.email})
    link = re.search(r"http://guildmark\.localhost(/account/password/reset/\S+)", Letter.objects.get().text)[1]
    page = site.get(link, follow=True)
    site.post(page.request["PATH_INFO"], {"password1": "another long phrase", "password2": "another long phrase"})
    alice.refresh_from_db()
    assert alice.check_password("another long phrase")


def test_unknown_address_gets_the_same_answer(site, db):
    answer = site.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert answer["Location"] == "/account/password/reset/sent/"
    assert Letter.objects.get().subject == "You have no account here"


def test_new_address_is_confirmed_and_the_old_one_told(site, alice):
    signed_in(site, with_confirmed_address(alice))
    site.post("/account/e-mail/", {"email": "alice@new.example", "action_add": ""})
    letter = Letter.objects.get(to="alice@new.example")
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    link = re.search(r"http://guildmark\.localhost(/account/e-mail/confirm/\S+)", letter.text)[1]
    site.get(link)
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    site.post(link)
    alice.refresh_from_db()
    assert alice.email == "alice@new.example"
    assert Letter.objects.filter(to="alice@example.org", subject="Your e-mail address has been changed").exists()


def test_somebody_signs_up_confirms_and_registers(site, db):
    site.post("/sign-up/", {"name": "Nora Wu", "email": "nora@example.org", "password1": "a quite long pass phrase"})
    nora = User.objects.get(email="nora@example.org")
    assert (nora.name, nora.language) == ("Nora Wu", "en")
    assert "/sign-in/" in site.get("/account/")["Location"]
    link = re.search(r"http://guildmark\.localhost(/account/e-mail/confirm/\S+)", Letter.objects.get().text)[1]
    site.post(link)
    assert site.get("/account/organisations/").status_code == 200


@pytest.mark.parametrize("name", ["You won: https://example.com", "WWW.example.com", "Click\nhere"])
def test_a_name_that_our_letters_would_carry_to_others_is_no_advertisement(site, db, name):
    person = {"name": name, "email": "nora@example.org", "password1": "a quite long pass phrase"}
    assert b"holds no web address" in site.post("/sign-up/", person).content
    assert not User.objects.filter(email="nora@example.org").exists()


def test_signing_up_twice_tells_only_the_mailbox(site, alice):
    with_confirmed_address(alice)
    site.post("/sign-up/", {"name": "X", "email": alice.email, "password1": "a quite long pass phrase"})
    assert User.objects.filter(email=alice.email).count() == 1
    assert Letter.objects.get().subject == "You have an account already"


def test_notice_is_listed_counted_and_read(site, alice, northseal):
    notice = actions.notify(alice, **BILINGUAL, url="/cases/1/", body=northseal)
    page = signed_in(site, alice).get("/account/notices/").content.decode()
    assert "Please review" in page
    assert "Unread" in page
    notice.refresh_from_db()
    assert notice.read_at is None
    answer = site.post(f"/account/notices/{notice.pk}/read/", {"open": "1"})
    assert answer["Location"] == "http://northseal.guildmark.localhost/cases/1/"
    notice.refresh_from_db()
    assert notice.read_at


def test_notices_of_others_are_not_found(site, alice, bob):
    notice = actions.notify(bob, **BILINGUAL, url="/my/")
    assert signed_in(site, alice).post(f"/account/notices/{notice.pk}/read/").status_code == 404
    assert "Please review" not in site.get("/account/notices/").content.decode()


def test_all_notices_are_read_at_once(site, alice):
    actions.notify(alice, **BILINGUAL, url="/my/")
    signed_in(site, alice).post("/account/notices/read/")
    assert not Notice.objects.filter(read_at=None).exists()


def test_history_of_ten_thousand_lines_stays_one_page(site, alice):
    from accounts.models import SignInEvent

    SignInEvent.objects.bulk_create(SignInEvent(user=alice, outcome="signed_in", at=clock.now()) for _ in range(500))
    assert signed_in(site, alice).get("/account/history/?page=3").content.decode().count("<tr>") == 31
