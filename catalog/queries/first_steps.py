"""What a new body, or a partner that sells services, does first with its catalogue."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import Scheme, SchemeVersion, Service, ServiceVersion
from catalog.queries.offering import seller_gap
from catalog.queries.passports import passport
from oversight import queries as oversight
from staff.models import Role
from staff.queries import staffing_gap
from tenants.context import current_body
from tenants.models import CertificationBody
from web.checklist import ChecklistItem

KEEPERS = (Role.BODY_ADMIN, Role.QUALITY_MANAGER, Role.SCHEME_MANAGER)


def checklist() -> list[ChecklistItem]:
    """What a new body does first with its catalogue."""
    return _of_body() if current_body().kind == CertificationBody.Kind.BODY else _of_partner()


def _publishing_waits_for() -> str:
    """Why nothing can be published yet, before anybody has opened a draft."""
    if not Scheme.objects.exists():
        return _("First a scheme has to be written.")
    return oversight.standing_gap(current_body()) or staffing_gap()


def _of_body() -> list[ChecklistItem]:
    own = passport()
    return [
        ChecklistItem(
            words=_("State your approval, accreditation and insurance"),
            why=_("Schemes can only be published within your approved fields."),
            is_done=bool(own.approval_number and own.approved_categories),
            url=reverse("catalog:passport"),
            roles=KEEPERS,
            order=10,
        ),
        ChecklistItem(
            words=_("Write your first scheme"),
            why=_("It says what you certify, against which standard, at what price."),
            is_done=Scheme.objects.exists(),
            url=reverse("catalog:scheme-list"),
            roles=(Role.SCHEME_MANAGER,),
            order=30,
        ),
        ChecklistItem(
            words=_("Publish it"),
            why=_("It then stands on your storefront and in the search, and enterprises can apply."),
            is_done=SchemeVersion.objects.published().exists(),
            url=reverse("catalog:scheme-list"),
            roles=(Role.SCHEME_MANAGER,),
            order=60,
            waits_for=_publishing_waits_for(),
        ),
    ]


def _of_partner() -> list[ChecklistItem]:
    own, is_written = passport(), Service.objects.exists()
    return [
        ChecklistItem(
            words=_("Say who you are and where"),
            why=_("It stands on your storefront beside your services."),
            is_done=bool(own.about_zh and own.address_zh),
            url=reverse("catalog:passport"),
            roles=KEEPERS,
            order=10,
        ),
        ChecklistItem(
            words=_("Write your first service"),
            why=_("It says what you do, at what price, and what the buyer holds at the end."),
            is_done=is_written,
            url=reverse("catalog:service-list"),
            roles=(Role.SCHEME_MANAGER,),
            order=30,
        ),
        ChecklistItem(
            words=_("Publish your first service"),
            why=_("It then stands on your storefront and in the search, and can be ordered."),
            is_done=ServiceVersion.objects.published().exists(),
            url=reverse("catalog:service-list"),
            roles=(Role.SCHEME_MANAGER,),
            order=60,
            waits_for=seller_gap() if is_written else _("First a service has to be written."),
        ),
    ]
