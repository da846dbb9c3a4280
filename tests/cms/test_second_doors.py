"""What Wagtail offers to do to people and sessions is done at our own pages, or nowhere."""

import inspect
import sys
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import logout
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from accounts import actions
from accounts.models import Session, User
from tests.cast import person
from tests.support.asking import others
from tests.support.signing_in import signed_in, with_confirmed_address

WRITES = (
    "get_user_model",
    "UserProfile",
    "EmailAddress",
    "Authenticator",
    "session",
    "login(",
    "logout(",
    "set_password",
)


def sessions_of(user: User) -> list[bool]:
    """Whether each of the person's sessions is still open."""
    return [session.ended_at is None for session in user.sessions.order_by("started_at")]


def test_the_cms_changes_nobodys_name_or_address(site, eddy):
    with_confirmed_address(eddy)
    page = signed_in(site, eddy).get("/cms/account/")
    assert page.status_code == 200
    assert b'name="name_email' not in page.content
    assert b'name="password' not in page.content
    stolen = {"name_email-first_name": "A", "name_email-last_name": "B", "name_email-email": "stolen@example.org"}
    site.post("/cms/account/", stolen | {"theme-theme": "dark", "theme-contrast": "system", "theme-density": "default"})
    eddy.refresh_from_db()
    assert (eddy.email, eddy.name) == ("eddy@example.org", "Eddy")
    assert eddy.wagtail_userprofile.theme == "dark"


def test_signing_out_of_the_cms_signs_out_everywhere_that_was_reached_from_there(site, eddy):
    signed_in(site, eddy)
    actions.open_session(eddy, host="northseal.guildmark.localhost", parent=Session.objects.get())
    assert site.post("/cms/logout/")["Location"] == "/"
    assert sessions_of(eddy) == [False, False]
    assert eddy.sign_in_events.get().outcome == "signed_out"


def test_a_link_signs_nobody_out(site, eddy):
    answer = signed_in(site, eddy).get("/cms/logout/")
    assert answer.status_code == 405
    assert "sid" not in answer.cookies
    assert sessions_of(eddy) == [True]
    assert site.get("/cms/").status_code == 200


def test_the_cms_has_no_sign_in_of_its_own(site):
    assert site.get("/cms/login/?next=/cms/")["Location"] == "/sign-in/?next=/cms/"
    pages = ["/cms/password_reset/", "/cms/password_reset/done/", "/cms/password_reset/confirm/abc/def/"]
    assert others(site, pages, than={302}, naming="/account/password/reset/") == []
    assert others(site, pages, than={302}, naming="/account/password/reset/", by="post") == []


def test_not_even_a_superuser_changes_people_in_the_cms(site, petra):
    root = person("root", is_superuser=True, is_staff=True, is_editor=True)
    pages = ["", "new/", f"edit/{petra.pk}/", f"delete/{petra.pk}/"]
    shut = [f"/cms/users/{page}" for page in pages] + ["/cms/groups/", f"/cms/bulk/accounts/user/delete/?id={petra.pk}"]
    signed_in(site, root)
    assert others(site, shut, than={404}) == []
    assert others(site, shut, than={404}, by="post") == []
    assert b"/cms/users/" not in site.get("/cms/").content


def test_whoever_ends_djangos_session_ends_ours(eddy, rf: RequestFactory):
    request = rf.get("/", SERVER_NAME="guildmark.localhost")
    request.user, request.session = eddy, type("Kept", (dict,), {"flush": dict.clear})()
    request.signed_in_session = actions.open_session(eddy, host="guildmark.localhost")
    logout(request)
    assert sessions_of(eddy) == [False]


# --- Every view of a library's that could write to a person or a session, and why it may stand ------------------------


SPOKEN_FOR = {
    "allauth.account.views": "ours: each page of theirs asks for the password, a code or a letter's link",
    "allauth.mfa.base.views": "ours: as above",
    "allauth.mfa.recovery_codes.views": "ours: asked again first",
    "allauth.mfa.totp.views": "ours: asked again first",
    "wagtail.admin.views.dismissibles": "which tips of the CMS somebody has closed",
    "wagtail.admin.views.home": "reads who edited what",
    "wagtail.admin.views.reports.aging_pages": "reads who edited what",
    "wagtail.admin.views.reports.audit_logging": "reads who edited what",
    "wagtail.admin.views.reports.locked_pages": "reads who edited what",
    "wagtail.admin.views.reports.workflows": "reads who edited what",
    "wagtail.admin.views.editing_sessions": "who has a page open; no session of sign-in",
    "wagtail_localize.views.edit_translation": "reads who translated what",
}


def of_libraries(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The modules of views that are not ours and whose source speaks of people or sessions."""
    ours = {app.partition(".")[0] for app in (*settings.JOURNEY, *settings.SQUARE, *settings.GROUND, "marketplace")}
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from of_libraries(pattern.url_patterns)
            continue
        view = pattern.callback
        view = getattr(view, "view_class", None) or getattr(view, "cls", None) or inspect.unwrap(view)
        module = sys.modules[view.__module__]
        if module.__name__.partition(".")[0] not in ours and any(word in inspect.getsource(module) for word in WRITES):
            yield module.__name__


def test_every_library_that_could_write_to_a_person_is_spoken_for():
    hosts = (settings.PUBLIC_SCHEMA_URLCONF, settings.ROOT_URLCONF)
    assert {module for host in hosts for module in of_libraries(get_resolver(host).url_patterns)} == set(SPOKEN_FOR)
