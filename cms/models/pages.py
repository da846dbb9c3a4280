"""The home page and the promotional page."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import get_urlconf, set_urlconf
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.models.blocks import Story, certificates_url, path_on_site
from cms.models.pictures import renditions_of
from register import queries
from register.examples import examples


class OnSiteHost(models.Model):
    """Pages live on the site host, whatever Wagtail's own table of sites says."""

    class Meta:
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        before = get_urlconf()
        set_urlconf(settings.PUBLIC_SCHEMA_URLCONF)  # tasks and bodies' hosts have another map
        try:
            parts = super().get_url_parts(request)  # type: ignore[misc]
        finally:
            set_urlconf(before)
        return (parts[0], settings.SITE_ORIGIN, parts[2]) if parts else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With where the page is in each language that it has, for the head."""
        pages = self.get_translations(inclusive=True).live().select_related("locale")  # type: ignore[attr-defined]
        translations = {page.locale.language_code: page.full_url for page in pages}
        return {**super().get_context(request, *args, **kwargs), "translations": translations}  # type: ignore[misc]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as its own readers will see it, whatever language its editor reads."""
        with translation.override(self.locale.language_code):  # type: ignore[attr-defined]
            answer: HttpResponse = super().serve_preview(request, mode_name).render()  # type: ignore[misc]
        return answer


class HomePage(OnSiteHost, Page):  # type: ignore[django-manager-missing]
    """The site's first page: one box, three doors, then what the editors add."""

    ownership = "public_read"

    heading = models.CharField(_("heading"), max_length=100)
    lead = models.CharField(_("lead"), max_length=300, blank=True)
    body = StreamField(Story(), verbose_name=_("body"), blank=True)

    template = "cms/home.html"
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["cms.PromotionPage"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        promoted = PromotionPage.objects.child_of(self).live().order_by("-first_published_at")[:3]
        known = {"figures": figures(), "promoted": promoted, "examples": examples()}
        return {**super().get_context(request, *args, **kwargs), **known}


def figures() -> list[tuple[str, int, str]]:
    """What the register holds today: words, number, and the list that the number counts."""
    counts = queries.counts()
    return [
        (gettext("valid certificates"), counts.get("VALID", 0), certificates_url(status="VALID")),
        (gettext("suspended certificates"), counts.get("SUSPENDED", 0), certificates_url(status="SUSPENDED")),
        (gettext("schemes offered"), queries.offered_schemes().count(), path_on_site("search:schemes")),
        (
            gettext("open certification bodies"),
            queries.bodies_with_counts(kind="body", standing="open").count(),
            f"{path_on_site('register:bodies')}?kind=body&standing=open",
        ),
    ]


class PromotionPage(OnSiteHost, Page):  # type: ignore[django-manager-missing]
    """A campaign around schemes and certificates, whose facts come from the register."""

    ownership = "public_read"

    summary = models.CharField(_("summary"), max_length=300)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(Story(), verbose_name=_("body"), blank=True)

    template = "cms/promotion.html"
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("summary"), FieldPanel("picture")], heading=_("Opening")),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.PromotionPage"]
    subpage_types: ClassVar[list[str]] = ["cms.PromotionPage"]

    class Meta:
        verbose_name = _("promotional page")
        verbose_name_plural = _("promotional pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **renditions_of(self.picture)}
