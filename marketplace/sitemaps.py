"""Every public page, in each of its languages, for search engines: an index, and lists of ten thousand pages each.

A list costs one question for its page of rows and one for their number, whatever the register holds: rows are read
without their content, and addresses are written, not looked up one by one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.db.models import Max, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from accounts.requests import policy
from enquiries.models import Demand
from lib import clock
from marketplace.head import in_language
from register import editions
from register.models import RegisterEntry, Supplier
from register.reading import path_of
from tenants.hosts import body_url, site_url
from tenants.models import CertificationBody
from tenants.requests import HostRequest
from vocabulary.standards import parse

AN_HOUR = 3600
NOBODY = UUID(int=0)


class Pages(Sitemap[Any]):
    """Pages at addresses of this host, each in all languages. A list says which items there are, and where each is."""

    limit = 10_000

    def pages_of(self, item: Any) -> Iterable[tuple[str, datetime | None]]:
        """The addresses that an item has, each with when it last changed, where that is known."""
        raise NotImplementedError

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[Any]:
        return [
            written(dict.fromkeys(dict(settings.LANGUAGES), address), changed)
            for item in self.paginator.page(page).object_list
            for address, changed in self.pages_of(item)
        ]

    def get_latest_lastmod(self) -> datetime | None:
        return None


def written(translations: Mapping[str, str], changed: datetime | None = None) -> SafeString:
    """A page as the list has it: once as it speaks its reader's language, and once for each that it has."""
    anyones = translations.get(settings.LANGUAGE_CODE) or next(iter(translations.values()))
    spoken = {code: in_language(address, code) for code, address in translations.items()} | {"x-default": anyones}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>' for code, address in spoken.items()
    )
    since = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return SafeString("".join(f"<url><loc>{escape(loc)}</loc>{since}{links}</url>\n" for loc in spoken.values()))


class Lists(Pages):
    """Pages that are there once: where one searches, checks, reads."""

    names: tuple[str, ...] = (
        "search:guide", "search:compare", "search:schemes", "search:services", "search:products", "search:suppliers", "search:bodies", "search:ranking",
        "register:certificates", "register:bodies", "register:standards", "register:check", "purchasing:check-many",
        "enquiries:board", "reviews:rules", "register:data",
        "register:schemas", "oversight:join", "api-manual",
    )  # fmt: skip

    def items(self) -> Sequence[str]:
        return self.names

    def pages_of(self, item: str) -> Iterator[tuple[str, None]]:
        yield site_url(reverse(item)), None


class Editorial(Pages):
    """Pages of the CMS: each with the languages that it was written in."""

    def items(self) -> QuerySet[Page]:
        pages: QuerySet[Page] = Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("pk")
        return pages

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[Any]:
        translated: dict[UUID, dict[str, str]] = {}
        changed: dict[UUID, datetime] = {}
        for one in self.paginator.page(page).object_list:
            _site, _root, path = one.get_url_parts()
            translated.setdefault(one.translation_key, {})[one.locale.language_code] = site_url(path)
            changed[one.translation_key] = one.last_published_at
        return [written(translations, changed[key]) for key, translations in translated.items()]


class RegisterPages(Pages):
    """What the register says something about."""

    entries: QuerySet[RegisterEntry]
    view: str
    fields: tuple[str, ...] = ("pk", "recorded_at")

    def items(self) -> Any:
        return self.entries.order_by("pk").values_list(*self.fields)

    def pages_of(self, item: Any) -> Iterator[tuple[str, datetime | None]]:
        yield self.address.replace(str(NOBODY), str(item[0])), item[1]

    @property
    def address(self) -> str:
        return site_url(reverse(self.view, args=[NOBODY]))

    def get_latest_lastmod(self) -> datetime | None:
        latest: datetime | None = self.entries.aggregate(latest=Max("recorded_at"))["latest"]
        return latest


class Certificates(RegisterPages):
    entries = RegisterEntry.objects.certificates()
    view = "register:certificate"


class Schemes(RegisterPages):
    """Schemes, and each version of their rules."""

    entries = RegisterEntry.objects.schemes()
    view = "register:scheme"
    fields = ("pk", "recorded_at", "content__versions")

    def pages_of(self, item: Any) -> Iterator[tuple[str, datetime | None]]:
        (address, changed) = next(super().pages_of(item))
        yield address, changed
        yield from ((f"{address}versions/{version['number']}/", None) for version in item[2] or [])


class Services(RegisterPages):
    """What is and was sold beside certification."""

    entries = RegisterEntry.objects.services()

    @property
    def address(self) -> str:
        return site_url(path_of("service", NOBODY))


class Suppliers(RegisterPages):
    view = "register:supplier"

    def items(self) -> Any:
        return Supplier.objects.shown().order_by("pk").values_list("pk", "changed_at")

    def get_latest_lastmod(self) -> datetime | None:
        latest: datetime | None = Supplier.objects.aggregate(latest=Max("changed_at"))["latest"]
        return latest


class Standards(Pages):
    """Each number that something rests on, at the one address that it has however it is written."""

    def items(self) -> Sequence[str]:
        return editions.listed_keys()

    def pages_of(self, item: str) -> Iterator[tuple[str, None]]:
        if number := parse(item):
            yield site_url(reverse("register:standard", args=[number.slug])), None


class Demands(Pages):
    """What buyers demand today; what is over stays where it is, and is shown no more."""

    def items(self) -> Any:
        return Demand.objects.open(clock.today()).order_by("pk").values_list("pk", "published_at")

    def pages_of(self, item: Any) -> Iterator[tuple[str, datetime | None]]:
        yield site_url(reverse("enquiries:demand", args=[item[0]])), item[1]


class BodyPages(Pages):
    def items(self) -> QuerySet[CertificationBody]:
        bodies: QuerySet[CertificationBody] = CertificationBody.objects.order_by("pk").only("slug")
        return bodies

    def pages_of(self, item: CertificationBody) -> Iterator[tuple[str, None]]:
        yield site_url(reverse("register:body", args=[item.slug])), None


class Storefront(Lists):
    """A body's own pages. Its schemes and services are known by their addresses in the register."""

    names = ("catalog:storefront", "catalog:schemes", "catalog:services")

    def __init__(self, body: CertificationBody) -> None:
        self.body = body

    def pages_of(self, item: str) -> Iterator[tuple[str, None]]:
        yield body_url(self.body, reverse(item)), None


ON_SITE: dict[str, type[Pages]] = {
    "lists": Lists,
    "editorial": Editorial,
    "schemes": Schemes,
    "services": Services,
    "suppliers": Suppliers,
    "standards": Standards,
    "bodies": BodyPages,
    "demands": Demands,
    "certificates": Certificates,
}


def sections(request: HostRequest) -> dict[str, Any]:
    body = request.certification_body
    return {"storefront": Storefront(body)} if body else dict(ON_SITE)


@policy(host="both", who="anyone")
@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def index(request: HostRequest) -> HttpResponse:
    return views.index(request, sections(request), sitemap_url_name="sitemap")


@policy(host="both", who="anyone")
@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def sitemap(request: HostRequest, section: str) -> HttpResponse:
    return views.sitemap(request, sections(request), section, template_name="marketplace/sitemap.xml")
