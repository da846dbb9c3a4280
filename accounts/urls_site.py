"""Sign-in and the account pages on the site host. Names without namespace are django-allauth's, or shared by both hosts."""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.db import transaction
from django.urls import URLPattern, URLResolver, include, path, re_path

from accounts.requests import policy
from accounts.views import account, demo, groups, inviting, organisations, signing
from accounts.views.second_factor import SetUp
from web.policy import Limit, policed

NEW_ADDRESS = Limit("new-address", "10/h/user,5/d/key")
SIGN_UP = Limit("sign-up", "10/h/ip,30/d/ip,5/d/key")
RESET = Limit("password-reset", "10/h/ip,5/h/key,20/d/key")

own: list[URLPattern | URLResolver] = [
    path("account/", account.account, name="account"),
    path("account/sessions/", account.sessions, name="sessions"),
    path("account/sessions/end-all/", account.end_all_sessions, name="end-all-sessions"),
    path("account/sessions/<uuid:pk>/end/", account.end_session, name="end-session"),
    path("account/history/", account.history, name="history"),
    path("account/notices/", account.notices, name="notices"),
    path("account/notices/read/", account.read_all_notices, name="read-all-notices"),
    path("account/notices/<uuid:pk>/read/", account.read_notice, name="read-notice"),
    path("account/organisations/", organisations.organisations, name="organisations"),
    path("account/organisations/new/", organisations.new_organisation, name="new-organisation"),
    path("account/organisations/<uuid:pk>/", organisations.organisation, name="organisation"),
    path("account/organisations/<uuid:pk>/edit/", organisations.edit_organisation, name="edit-organisation"),
    path(
        "account/organisations/<uuid:pk>/members/<int:membership>/", organisations.change_member, name="change-member"
    ),
    path("account/organisations/<uuid:pk>/parent/", groups.parent, name="parent"),
    path("account/organisations/<uuid:pk>/parent/end/", groups.end_parent, name="end-parent"),
    path("operations/groups/", groups.ties, name="ties"),
    path("operations/groups/new/", groups.new_tie, name="new-tie"),
    path("operations/groups/<uuid:pk>/", groups.tie, name="tie"),
    path("operations/groups/<uuid:pk>/end/", groups.end_tie, name="end-tie"),
    path("sign-in/demo/", demo.demo, name="demo"),
    path("sign-in/demo/<int:pk>/", demo.sign_in_as, name="demo-sign-in"),
    path("sign-up/sent/again/", signing.confirm_again, name="confirm-again"),
    path("account/hand-over/", signing.hand_over, name="hand-over"),
    path("account/invitation/<str:token>/", inviting.invitation, name="invitation"),
]

# django-allauth moves an address in several statements; the database looks at the end of all (accounts/guards).
for_anyone: list[URLPattern | URLResolver] = [
    path("sign-in/", allauth.login, name="sign-in"),
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-up/", policy(host="site", who="anyone", limit=SIGN_UP)(allauth.signup), name="account_signup"),
    path("sign-up/sent/", allauth.email_verification_sent, name="account_email_verification_sent"),
    path("sign-in/inactive/", allauth.account_inactive, name="account_inactive"),
    path("account/e-mail/confirm/<str:key>/", transaction.atomic(allauth.confirm_email), name="account_confirm_email"),
    path(
        "account/password/reset/",
        policy(host="site", who="anyone", limit=RESET)(allauth.password_reset),
        name="account_reset_password",
    ),
    path("account/password/reset/sent/", allauth.password_reset_done, name="account_reset_password_done"),
    path(
        "account/password/reset/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^account/password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        transaction.atomic(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
for_people: list[URLPattern | URLResolver] = [
    path(
        "account/e-mail/",
        policy(host="site", who="signed_in", limit=NEW_ADDRESS)(transaction.atomic(allauth.email)),
        name="account_email",
    ),
    path("account/password/", allauth.password_change, name="account_change_password"),
    path("account/password/set/", allauth.password_set, name="account_set_password"),
    path("account/password/again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/second-factor/", mfa.index, name="mfa_index"),
    path("account/second-factor/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-factor/set-up/", SetUp.as_view(), name="mfa_activate_totp"),
    path("account/second-factor/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/recovery/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "account/second-factor/recovery/download/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("sign-out/", signing.sign_out, name="account_logout"),
    path("second-factor/", signing.second_factor, name="second-factor"),
    path("", include((own, "accounts"))),
    *policed(for_anyone, host="site", who="anyone"),
    *policed(for_people, host="site", who="signed_in"),
]
