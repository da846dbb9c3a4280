"""What the account pages share: `{% load accounts %}{% account_tabs as tabs %}`."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.queries import unread_notices_of

register = template.Library()

TABS = (
    (_("Profile"), "accounts:account", ()),
    (_("Organisations"), "accounts:organisations", ("organisation", "new-organisation", "edit-organisation")),
    (_("Notices"), "accounts:notices", ()),
    (_("Saved searches"), "portfolio:searches", ("edit-search",)),
    (_("Password"), "account_change_password", ("account_set_password",)),
    (_("E-mail address"), "account_email", ()),
    (
        _("Second factor"),
        "mfa_index",
        (
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
        ),
    ),
    (_("Sessions"), "accounts:sessions", ()),
    (_("Sign-in history"), "accounts:history", ()),
    (_("Your data"), "exports:person", ()),
)


@register.simple_tag(takes_context=True)
def account_tabs(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The person's own pages, the current one marked, unread notices counted."""
    here = context["request"].resolver_match.url_name
    return [
        {
            "words": words,
            "url": reverse(view),
            "is_current": here == view.rsplit(":", 1)[-1] or here in below,
            "count": unread_notices_of(context["request"].user) or None if view == "accounts:notices" else None,
        }
        for words, view, below in TABS
    ]
