"""What a page can hold. Live blocks keep a key only, and ask the register each time they are shown."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.models.pictures import renditions_of
from lib.text import localized
from register import queries
from register.answers import standing_of, status_words
from register.models import RegisterEntry
from search.cards import service_card
from tenants.hosts import body_url
from vocabulary.promises import promises_in

WORDS = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class RegisterChoice(blocks.ChoiceBlock):
    """Something that the register shows, kept as its UUID."""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        arguments = {key: value for key, value in self._constructor_kwargs.items() if key in {"label", "required"}}
        return "wagtail.blocks.CharBlock", [], arguments  # so that no migration depends on the register


class SchemeChoice(RegisterChoice):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"choices": schemes_to_choose})


def schemes_to_choose() -> list[tuple[str, str]]:
    return [
        (str(scheme.pk), f"{localized(scheme.name)} · {localized(scheme.body.name)}") for scheme in queries.schemes()
    ]


class SchemeCard(blocks.StructBlock):
    """One scheme as it stands now: a withdrawn one says so and offers nothing."""

    scheme = SchemeChoice(label=_("Scheme"))
    words = blocks.CharBlock(label=_("A sentence of your own"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Scheme card")
        template = "cms/blocks/scheme_card.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        scheme = self.scheme_of(value)
        valid = queries.counts(scheme=scheme.pk).get("VALID", 0) if scheme else 0
        shown = (
            {
                "valid_count": valid,
                "valid_url": certificates_url(status="VALID", scheme=scheme.pk),
                "is_offered": queries.is_offered(scheme),
                "scheme_url": address_of(scheme),
            }
            if scheme
            else {}
        )
        return {**context, "scheme": scheme, **shown}

    def overtaken(self, value: Any) -> str | Promise:
        """Why nobody should be led here any more, in a sentence for the editor; empty where all is well."""
        if not (scheme := self.scheme_of(value)):
            return _("A scheme card names a scheme that is not in the register.")
        if queries.is_offered(scheme):
            return ""
        return format_lazy(_("The scheme “{name}” takes no new applications."), name=localized(scheme.name))

    @staticmethod
    def scheme_of(value: Any) -> RegisterEntry | None:
        return queries.scheme_for(UUID(value["scheme"])) if value["scheme"] else None


class ServiceChoice(RegisterChoice):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"choices": services_to_choose})


def services_to_choose() -> list[tuple[str, str]]:
    return [
        (str(service.pk), f"{localized(service.name)} · {localized(service.body.name)}")
        for service in queries.offered_services()
    ]


class ServiceCard(blocks.StructBlock):
    """One service beside certification with its price and next date as they are now; one that is withdrawn says so."""

    service = ServiceChoice(label=pgettext_lazy("beside certification", "Service"))
    words = blocks.CharBlock(label=_("A sentence of your own"), required=False, max_length=200)

    class Meta:
        icon = "clipboard-list"
        label = _("Service card")
        template = "cms/blocks/service_card.html"

    def clean(self, value: Any) -> Any:
        """What no service may say, no card of one says (INV-9)."""
        value = super().clean(value)
        if found := [str(promise) for promise in promises_in(value["words"] or "")]:
            raise blocks.StructBlockValidationError(block_errors={"words": ValidationError(found)})
        return value

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        service = self.service_of(value)
        shown = {"card": service_card(service), "is_offered": queries.is_on_sale(service)} if service else {}
        return {**context, **shown}

    def overtaken(self, value: Any) -> str | Promise:
        """As of a scheme card."""
        if not (service := self.service_of(value)):
            return _("A service card names a service that is not in the register.")
        if queries.is_on_sale(service):
            return ""
        return format_lazy(_("The service “{name}” is no longer offered."), name=localized(service.name))

    @staticmethod
    def service_of(value: Any) -> RegisterEntry | None:
        return queries.service_for(UUID(value["service"])) if value["service"] else None


def certificates_url(**asked: Any) -> str:
    """The list of the certificates that a figure counts."""
    wanted = {name: value for name, value in asked.items() if value}
    return f"{path_on_site('register:certificates')}?{urlencode(wanted)}"


def path_on_site(view: str) -> str:
    """A page's path on the site host, also where another host's map is the current one (tasks, previews)."""
    return reverse(view, urlconf=settings.PUBLIC_SCHEMA_URLCONF)


def address_of(scheme: Any) -> str:
    """The scheme's own page, on its body's host."""
    try:
        return body_url(scheme.body, reverse("catalog:scheme", urlconf=settings.ROOT_URLCONF, args=[scheme.slug]))
    except NoReverseMatch:
        return ""


class CertificateCard(blocks.StructBlock):
    """One certificate as it stands now: a suspended one says so at once."""

    number = blocks.CharBlock(label=_("Certificate number"), max_length=100)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Certificate card")
        template = "cms/blocks/certificate_card.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        certificate = queries.certificate_for_number(value["number"] or "")
        standing = standing_of(certificate).upper().replace("-", "_") if certificate else ""
        return {**context, "certificate": certificate, "standing": standing}

    def overtaken(self, value: Any) -> str | Promise:
        """As of a scheme card."""
        if not (certificate := queries.certificate_for_number(value["number"] or "")):
            return format_lazy(_("The register has no certificate {number}."), number=value["number"])
        if (standing := standing_of(certificate)) == "valid":
            return ""
        status = status_words(standing)
        return format_lazy(_("Certificate {number} is {status}."), number=certificate.number, status=status)


class CertificateCounter(blocks.StructBlock):
    """How many certificates the register holds, by status, valid ones never alone."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)
    scheme = SchemeChoice(label=_("Only of this scheme"), required=False)

    class Meta:
        icon = "order"
        label = _("Certificate counter")
        template = "cms/blocks/certificate_counter.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        scheme = UUID(value["scheme"]) if value["scheme"] else None
        counts = queries.counts(scheme=scheme)
        shown = [
            (status, counts.get(status, 0), certificates_url(status=status, scheme=scheme))
            for status in ("VALID", "SUSPENDED", "WITHDRAWN")
        ]
        return {**context, "counts": shown}


class VerifyBox(blocks.StructBlock):
    """A box to check a certificate from any page."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=100)

    class Meta:
        icon = "search"
        label = _("Verify box")
        template = "cms/blocks/verify_box.html"


class Picture(ImageBlock):
    """A picture with its words; sizes are made when the page is published."""

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), **renditions_of(value)}


class QuestionBlock(blocks.StructBlock):
    """A question and its answer, folded."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=["bold", "ol", "ul", "link"])

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "cms/blocks/question.html"


class CallToAction(blocks.StructBlock):
    """One way on: to a page of the CMS or to an address of this site."""

    words = blocks.CharBlock(label=_("Words on the button"), help_text=_("A verb with its object."), max_length=60)
    page = blocks.PageChooserBlock(label=pgettext_lazy("of the CMS", "Page"), required=False)
    address = blocks.CharBlock(
        label=_("Or an address on this site"), help_text=_("Begins with /"), required=False, max_length=300
    )

    class Meta:
        icon = "link"
        label = _("Button")
        template = "cms/blocks/call_to_action.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        own = value["address"] if (value["address"] or "").startswith("/") else ""
        return {**context, "url": value["page"].localized.url if value["page"] else own}


class Story(blocks.StreamBlock):
    """Everything a page can hold, in the order that the editor chooses."""

    words = blocks.RichTextBlock(label=_("Words"), features=WORDS, template="cms/blocks/words.html")
    picture = Picture()
    schemes = blocks.ListBlock(SchemeCard(), label=_("Scheme cards"), template="cms/blocks/schemes.html")
    services = blocks.ListBlock(ServiceCard(), label=_("Service cards"), template="cms/blocks/schemes.html")
    certificate = CertificateCard()
    counter = CertificateCounter()
    verify = VerifyBox()
    question = QuestionBlock()
    button = CallToAction()
