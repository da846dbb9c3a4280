"""Where the header, the back office's side and the footer lead."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.requests import office_roles
from tenants.hosts import site_url
from web.policy import answers_now


@dataclass(frozen=True)
class MenuEntry:
    """Something to go to: its words, its icon and the name of its view."""

    words: str | Promise
    icon: str
    view: str
    under: tuple[str, ...] | None = None  # where its pages lie; None: below its own address
    kinds: tuple[str, ...] = ()  # of tenants that have it; () for all


@dataclass(frozen=True)
class MenuLink:
    words: str | Promise
    icon: str
    url: str
    is_current: bool


CERTIFIES = ("body",)  # partners of bodies neither certify nor take applications
SITE = (
    MenuEntry(_("Find a certification"), "search", "search:schemes"),
    MenuEntry(_("Check a certificate"), "shield", "register:check"),
    MenuEntry(_("Certification bodies"), "building", "register:bodies"),
)
PLATFORM = (
    MenuEntry(_("Overview"), "desk", "operations"),
    MenuEntry(_("Bodies"), "building", "oversight:bodies"),
    MenuEntry(_("Requests to join"), "mail", "oversight:requests"),
    MenuEntry(_("Organisations to look up"), "search", "enquiries:checks"),
    MenuEntry(pgettext_lazy("of organisations", "Groups"), "people", "accounts:ties"),
    MenuEntry(_("Advice by bodies"), "scales", "oversight:advisory-sales"),
    MenuEntry(pgettext_lazy("by clients", "Reviews"), "edit", "reviews:operate-reviews"),
    MenuEntry(_("Rules"), "scales", "oversight:rules"),
    MenuEntry(_("Standards and editions"), "document", "oversight:standards"),
    MenuEntry(_("Compulsory"), "flag", "oversight:compulsory"),
    MenuEntry(_("Acceptance"), "check", "oversight:acceptance-list"),
    MenuEntry(_("Search words"), "search", "search:words"),
    MenuEntry(_("Rules of the guide"), "question", "search:guide-rules"),
    MenuEntry(_("Deliveries"), "refresh", "oversight:deliveries"),
    MenuEntry(_("Papers"), "document", "papers:failed"),
    MenuEntry(_("Online payments"), "invoice", "billing:payments"),
    MenuEntry(_("Subscriptions"), "flag", "billing:subscribers"),
)
STOREFRONT = (
    MenuEntry(_("Overview"), "storefront", "catalog:storefront"),
    MenuEntry(_("Schemes"), "scheme", "catalog:schemes", kinds=CERTIFIES),
    MenuEntry(_("Services"), "people", "catalog:services"),
    MenuEntry(_("My applications"), "document", "applications:list", kinds=CERTIFIES),
    MenuEntry(_("My orders"), "storefront", "orders:list"),
)
OFFICE = (
    MenuEntry(_("Desk"), "desk", "desk", under=()),
    MenuEntry(
        _("Cases"),
        "document",
        "applications:cases",
        under=("/desk/cases/", "/desk/evaluations/", "/cases/", "/letters/"),
        kinds=CERTIFIES,
    ),
    MenuEntry(
        _("Enquiries"), "mail", "applications:enquiries", under=("/desk/enquiries/", "/desk/quotes/"), kinds=CERTIFIES
    ),
    MenuEntry(pgettext_lazy("to a body", "Questions"), "question", "enquiries:desk-threads"),
    MenuEntry(_("Schemes"), "scheme", "catalog:scheme-list", kinds=CERTIFIES),
    MenuEntry(_("Services"), "people", "catalog:service-list", under=("/desk/services/", "/desk/scope/")),
    MenuEntry(_("Orders"), "storefront", "orders:desk-orders"),
    MenuEntry(_("Test reports"), "document", "orders:reports", kinds=("laboratory",)),
    MenuEntry(pgettext_lazy("by clients", "Reviews"), "edit", "reviews:desk-reviews"),
    MenuEntry(_("Demands"), "people", "enquiries:desk-demands", kinds=CERTIFIES),
    MenuEntry(_("Certificates"), "certificate", "certificates:list", kinds=CERTIFIES),
    MenuEntry(
        _("Invoices"),
        "invoice",
        "billing:invoices",
        under=(
            "/desk/invoices/",
            "/desk/transfers/",
            "/desk/clients/",
            "/desk/credit-notes/",
            "/desk/refunds/",
            "/desk/bank-statements/",
            "/desk/fapiao/",
            "/desk/journal/",
            "/desk/reminders/",
        ),
    ),
    MenuEntry(_("Getting paid"), "flag", "billing:getting-paid"),
    MenuEntry(_("Subscription"), "calendar", "billing:subscription"),
    MenuEntry(_("People"), "people", "staff:people"),
    MenuEntry(_("Impartiality"), "scales", "staff:impartiality", under=("/desk/impartiality/",)),
    MenuEntry(_("Passport"), "shield", "catalog:passport"),
    MenuEntry(_("Exports"), "download", "exports:exports"),
)
FOOTER = (
    MenuEntry(_("Which certification do I need?"), "question", "search:guide"),
    MenuEntry(_("Ask for quotes"), "mail", "enquiries:enquiries"),
    MenuEntry(_("What buyers demand"), "people", "enquiries:board"),
    MenuEntry(_("Check many certificates"), "shield", "purchasing:check-many"),
    MenuEntry(_("Run your body here"), "storefront", "oversight:join"),
    MenuEntry(_("Standards and editions"), "document", "register:standards"),
    MenuEntry(_("Rules of reviews"), "scales", "reviews:rules"),
    MenuEntry(_("Register data"), "download", "register:data"),
    MenuEntry(_("For programs: the API"), "globe", "api-manual"),
)
# What the footer does not lead to, and why: whoever builds one takes it from here and puts an entry above.
NOT_YET = {
    "register:log": "statements are append-only, but no transparency log with proofs is kept of them",
    "register:report-problem": "complaints are an app of their own that is not built",
    "privacy": "the notice of an operator, whose name and address it needs; docs/privacy.md says what is kept",
}


def links_to(entries: tuple[MenuEntry, ...], request: HttpRequest, *, on_site: bool) -> list[MenuLink]:
    """The entries whose pages exist, on the site host or on this body's. The one that holds this page is marked as current."""
    kind = getattr(getattr(request, "certification_body", None), "kind", "")
    offered = [entry for entry in entries if not entry.kinds or kind in entry.kinds]
    addressed = [(entry, address(entry.view, request, on_site=on_site)) for entry in offered]
    there = [(entry, url) for entry, url in addressed if url and is_for(request, url) and answers_now(request, url)]
    here = max((url for entry, url in there if holds(entry, url, request.path)), key=len, default=None)
    return [MenuLink(entry.words, entry.icon, url, url == here) for entry, url in there]


def address(view: str, request: HttpRequest, *, on_site: bool) -> str:
    """Where a view lives: a path on this host, an absolute address where it is on the site host, "" where nowhere."""
    is_elsewhere = on_site and getattr(request, "certification_body", None) is not None
    path = path_of(view, settings.PUBLIC_SCHEMA_URLCONF if on_site else get_urlconf())
    return site_url(path) if path and is_elsewhere else path


@cache
def path_of(view: str, urlconf: str | None) -> str:
    """A view's path, remembered: every page asks for two dozen, and they never change."""
    try:
        return reverse(view, urlconf=urlconf)
    except NoReverseMatch:
        return ""


def is_for(request: HttpRequest, url: str) -> bool:
    """Whether a back office's entry is for one of the reader's roles, by its view's own policy. Elsewhere always."""
    roles = office_roles(request)
    if roles is None or not url.startswith("/"):
        return True
    wanted = roles_for(url, get_urlconf())
    return not wanted or bool(roles & wanted)


@cache
def roles_for(url: str, urlconf: str | None) -> frozenset[str]:
    """The roles that a page of ours asks for, by its view's policy."""
    stated = getattr(resolve(url, urlconf).func, "policy", None)
    return frozenset(stated.roles if stated else ())


def holds(entry: MenuEntry, url: str, path: str) -> bool:
    """Whether the page at `path` belongs to an entry at `url`."""
    roots = (url,) if entry.under is None else entry.under
    return path == url or any(is_under(path, root) for root in roots)


def is_under(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))
