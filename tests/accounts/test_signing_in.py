"""Signing in on the site host: password, second factor, limits, and where it leads."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from accounts.models import Letter, SignInEvent, User
from accounts.queries import is_ours, start_address
from tests.accounts.making import SECRET, code_now
from tests.cast import PASSWORD
from tests.support.signing_in import signed_in, with_confirmed_address


def outcomes(user) -> list[str]:
    return list(user.sign_in_events.order_by("at").values_list("outcome", flat=True))


def test_password_signs_in_and_the_language_follows(type_in, site, petra):
    with_confirmed_address(petra)
    answer = type_in(petra.email)
    assert answer["Location"] == "/account/"
    assert answer.cookies["language"].value == "en"
    assert site.get("/account/").status_code == 200
    assert outcomes(petra) == ["signed_in"]


def test_wrong_password_is_refused_and_remembered(type_in, petra):
    with_confirmed_address(petra)
    assert b"not correct" in type_in(petra.email, "wrong").content
    assert outcomes(petra) == ["wrong_password"]


def from_network(number: int) -> Client:
    return Client(SERVER_NAME="guildmark.localhost", REMOTE_ADDR=f"203.0.{number}.7")


def tries(client: Client, user: User, password: str) -> int:
    return client.post("/sign-in/", {"login": user.email, "password": password}).status_code


def test_attempts_are_limited(type_in, petra):
    with_confirmed_address(petra)
    for _ in range(5):
        type_in(petra.email, "wrong")
    assert type_in(petra.email).status_code == 200
    assert outcomes(petra)[-1] == "too_many"


def test_a_stranger_who_tries_locks_nobody_out_elsewhere(petra):
    with_confirmed_address(petra)
    assert {tries(from_network(1), petra, "wrong") for _ in range(7)} == {200}
    assert tries(from_network(1), petra, PASSWORD) == 200
    assert tries(from_network(2), petra, PASSWORD) == 302


def test_a_known_browser_signs_in_from_whatever_network_is_being_tried(petra):
    with_confirmed_address(petra)
    own = from_network(1)
    tries(own, petra, PASSWORD)
    own.post("/sign-out/")
    for _ in range(6):
        tries(from_network(1), petra, "wrong")
    assert tries(from_network(1), petra, PASSWORD) == 200
    assert tries(own, petra, PASSWORD) == 302


def test_a_known_browser_tries_five_times_too(petra):
    with_confirmed_address(petra)
    own = from_network(1)
    tries(own, petra, PASSWORD)
    own.post("/sign-out/")
    assert {tries(own, petra, "wrong") for _ in range(5)} == {200}
    assert tries(own, petra, PASSWORD) == 200


def test_many_networks_together_are_limited_but_for_known_browsers(petra, bob):
    with_confirmed_address(petra)
    with_confirmed_address(bob)
    own, others = from_network(1), from_network(2)
    tries(own, petra, PASSWORD)
    tries(others, bob, PASSWORD)
    own.post("/sign-out/")
    others.post("/sign-out/")
    for number in range(100):
        tries(from_network(10 + number // 5), petra, "wrong")
    assert tries(others, petra, PASSWORD) == 200  # known as bob's
    assert tries(own, petra, PASSWORD) == 302


def test_a_right_password_is_never_counted(petra):
    with_confirmed_address(petra)
    for _ in range(8):
        browser = from_network(1)
        assert tries(browser, petra, PASSWORD) == 302


def test_signing_up_hashes_as_often_whether_or_not_the_address_is_known(site, petra, monkeypatch):
    with_confirmed_address(petra)
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: hashed.append(given) or encode(*given))
    typed = {"name": "Zed", "password1": "a quite long pass phrase"}
    answers = [site.post("/sign-up/", typed | {"email": email}) for email in (petra.email, "new@example.org")]
    assert [answer["Location"] for answer in answers] == ["/sign-up/sent/"] * 2
    assert len(hashed) == 2
    assert Letter.objects.count() == 2


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example", "http://guildmark.localhost.evil.example/", "/\\evil.example"]
)
def test_open_redirects_are_refused(type_in, petra, there):
    with_confirmed_address(petra)
    assert type_in(petra.email, next=there)["Location"] == "/account/"


def test_next_on_our_own_hosts_is_followed(type_in, petra, northseal):
    with_confirmed_address(petra)
    there = "http://northseal.guildmark.localhost/apply/"
    assert type_in(petra.email, next=there)["Location"] == there


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("/desk/", True),
        ("http://guildmark.localhost/my/", True),
        ("http://northseal.guildmark.localhost/", True),
        ("http://nobody.guildmark.localhost/", False),
        ("http://guildmark.localhost:81/", False),
        ("http://user@guildmark.localhost/", False),
        ("https://guildmark.localhost/", False),
        ("desk/", False),
        ("///evil.example", False),
        ("/\t/evil.example", False),
        ("http://[broken", False),
        ("", False),
    ],
)
def test_what_counts_as_our_own(db, url, ours):
    assert is_ours(url) is ours


def test_second_factor_is_asked_for_where_there_is_one(type_in, site, ada):
    with_confirmed_address(ada)
    TOTP.activate(ada, SECRET)
    assert type_in(ada.email)["Location"].startswith("/sign-in/code/")
    assert "_auth_user_id" not in site.session
    assert b"Incorrect code" in site.post("/sign-in/code/", {"code": "000000"}).content
    arrived = site.post("/sign-in/code/", {"code": code_now()})
    assert arrived["Location"] == "http://northseal.guildmark.localhost/desk/"
    assert outcomes(ada) == ["wrong_code", "signed_in"]
    assert ada.sign_in_events.first().method == "password mfa"


def test_staff_without_second_factor_are_led_to_set_it_up(site, ada):
    signed_in(site, ada, strongly=False)
    there = "/account/hand-over/?to=northseal"
    assert site.get("/second-factor/", {"next": there})["Location"] == "/account/second-factor/set-up/"
    page = site.get("/account/second-factor/set-up/")
    done = site.post("/account/second-factor/set-up/", {"code": code_now(page.context["form"].secret)})
    assert done["Location"] == "/account/second-factor/recovery/"
    assert site.get("/second-factor/", {"next": there})["Location"] == there
    assert there.split("?", maxsplit=1)[0] in site.get(done["Location"]).content.decode()


def test_the_code_of_the_set_up_works_once(site, ada):
    signed_in(site, with_confirmed_address(ada), strongly=False)
    code = code_now(site.get("/account/second-factor/set-up/").context["form"].secret)
    site.post("/account/second-factor/set-up/", {"code": code})
    site.post("/sign-out/")
    tries(site, ada, PASSWORD)
    assert b"Incorrect code" in site.post("/sign-in/code/", {"code": code}).content


def test_a_used_code_is_remembered_for_as_long_as_it_would_work(site, ada, monkeypatch):
    TOTP.activate(with_confirmed_address(ada), SECRET)
    code = code_now()
    tries(site, ada, PASSWORD)
    assert site.post("/sign-in/code/", {"code": code}).status_code == 302
    half_a_minute_later = time.time() + 31
    monkeypatch.setattr(time, "time", lambda: half_a_minute_later)
    again = from_network(1)
    tries(again, ada, PASSWORD)
    assert again.post("/sign-in/code/", {"code": code}).status_code == 200


def test_staff_with_second_factor_are_challenged(site, ada):
    TOTP.activate(ada, SECRET)
    signed_in(site, ada, strongly=False)
    challenge = site.get("/second-factor/", {"next": "/here/"})["Location"]
    assert challenge.startswith("/account/second-factor/code/")
    assert site.post(challenge, {"code": code_now()})["Location"] == "/here/"
    assert site.get("/second-factor/", {"next": "/there/"})["Location"] == "/there/"


def test_second_factor_leads_nowhere_else(site, ada):
    signed_in(site, ada)
    assert "evil" not in site.get("/second-factor/", {"next": "https://evil.example"})["Location"]


def test_body_host_asks_the_site_for_the_second_factor(visit, northseal, ada):
    there = signed_in(visit(northseal), ada, strongly=False).get("/second-factor/?next=/desk/")["Location"]
    assert there.startswith("http://guildmark.localhost/second-factor/?next=%2Faccount%2Fhand-over%2F")


def test_removing_the_second_factor_needs_a_post(site, ada):
    TOTP.activate(ada, SECRET)
    signed_in(site, ada)
    assert site.get("/account/second-factor/remove/").status_code == 200
    assert Authenticator.objects.filter(user=ada).exists()
    site.post("/account/second-factor/remove/")
    assert not Authenticator.objects.filter(user=ada).exists()


def test_closed_account_cannot_sign_in(type_in, petra):
    with_confirmed_address(petra)
    petra.is_active = False
    petra.save()
    type_in(petra.email)
    assert SignInEvent.Outcome.SIGNED_IN not in outcomes(petra)


def test_address_is_kept_as_a_neighbourhood(type_in, petra):
    with_confirmed_address(petra)
    type_in(petra.email)
    assert petra.sign_in_events.get().network == "127.0.0.0"


def test_behind_our_proxy_the_visitors_address_counts_and_nobody_elses_word(type_in, site, petra, settings):
    with_confirmed_address(petra)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    site.defaults["HTTP_X_FORWARDED_FOR"] = "10.1.1.1, 198.51.100.7"
    type_in(petra.email)
    assert petra.sign_in_events.get().network == "198.51.100.0"


def test_everybodys_day_begins_where_their_work_is(ada, alice, olga, eddy, petra):
    begins = {person.name: start_address(person) for person in (ada, alice, olga, eddy, petra)}
    assert begins == {
        "Ada": "http://northseal.guildmark.localhost/desk/",
        "Alice": "/my/",
        "Olga": "/operations/",
        "Eddy": "/cms/",
        "Petra": "/account/",
    }
