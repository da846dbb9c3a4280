"""What the base templates know on every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.requests import office_roles
from look.appearance import accent_of, theme_of
from marketplace import navigation
from tenants.hosts import body_url, site_url
from web.language import own_address, without_language


def site(request: HttpRequest) -> dict[str, Any]:
    """Names, addresses, languages and the places to go. Costs no query until a template asks for memberships."""
    body = getattr(request, "certification_body", None)
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": site_url(),
        "demo": settings.DEMO,
        "people_of_demo_url": navigation.address("accounts:demo", request, on_site=True),
        "mail_of_demo_url": navigation.address("demo-mail", request, on_site=True),
        "filling": getattr(request, "filling", None),
        "development": settings.DEBUG,
        "theme": theme_of(request),
        "language_next": without_language(request),
        "own_address": own_address(request),
        "body": body,
        "accent": accent_of(body),
        "base_template": "base_body.html" if body else "base_site.html",
        "is_back_office": policy_of(request) in {"body_staff", "operator"} or office_roles(request) is not None,
        "site_entries": navigation.links_to(navigation.SITE, request, on_site=True),
        "footer_entries": navigation.links_to(navigation.FOOTER, request, on_site=True),
        "office_entries": navigation.links_to(navigation.OFFICE, request, on_site=False) if body else [],
        "storefront_entries": navigation.links_to(navigation.STOREFRONT, request, on_site=False) if body else [],
        "platform_entries": SimpleLazyObject(lambda: platform_entries(request)),
        "find_url": navigation.address("search:schemes", request, on_site=True),
        "check_url": navigation.address("register:check", request, on_site=True),
        "many_url": navigation.address("purchasing:check-many", request, on_site=True),
        "join_url": navigation.address("oversight:join", request, on_site=True),
        "my_desk_url": navigation.address("portfolio:desk", request, on_site=True),
        "notices_url": navigation.address("accounts:notices", request, on_site=True),
        "cms_url": navigation.address("wagtailadmin_home", request, on_site=True),
        "account_url": navigation.address("accounts:account", request, on_site=True),
        "my_bodies": SimpleLazyObject(lambda: bodies_of(request)),
    }


def policy_of(request: HttpRequest) -> str:
    """For whom the current page is, by its view's own policy."""
    match = getattr(request, "resolver_match", None)
    stated = getattr(match.func, "policy", None) if match else None
    return stated.who if stated else "anyone"


def bodies_of(request: HttpRequest) -> list[dict[str, Any]]:
    """The bodies this person works for, each with the address of its back office: the body switcher."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    memberships = user.body_memberships.active().select_related("body").order_by("body__slug")
    here = getattr(request, "certification_body", None)
    return [
        {"name": membership.body.name, "url": body_url(membership.body, "/desk/"), "is_here": membership.body == here}
        for membership in memberships
    ]


def platform_entries(request: HttpRequest) -> list[navigation.MenuLink]:
    """Where operators go; nothing for everybody else."""
    user = getattr(request, "user", None)
    if user is None or not getattr(user, "is_operator", False):
        return []
    return navigation.links_to(navigation.PLATFORM, request, on_site=True)
