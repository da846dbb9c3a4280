"""What a new body does first with its catalogue."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import Scheme, SchemeVersion
from catalog.queries.passports import passport
from oversight import queries as oversight
from staff.models import Role
from staff.queries import staffing_gap
from tenants.context import current_body
from tenants.models import CertificationBody
from web.checklist import ChecklistItem


def _publishing_waits_for() -> str:
    """Why nothing can be published yet, before anybody has opened a draft."""
    if not Scheme.objects.exists():
        return _("First a scheme has to be written.")
    return oversight.standing_gap(current_body()) or staffing_gap()


def checklist() -> list[ChecklistItem]:
    """What a new body does first with its catalogue."""
    own, is_body = passport(), current_body().kind == CertificationBody.Kind.BODY
    keepers = (Role.BODY_ADMIN, Role.QUALITY_MANAGER, Role.SCHEME_MANAGER)
    steps = [
        ChecklistItem(
            words=_("State your approval, accreditation and insurance"),
            why=_("Schemes can only be published within your approved fields."),
            is_done=bool(own.approval_number and own.approved_categories),
            url=reverse("catalog:passport"),
            roles=keepers,
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
    return steps if is_body else steps[:1]
