"""Why a certification body may not sell advice (INV-8, INV-9)."""

from django.utils.translation import gettext as _

from tenants.context import current_body
from tenants.models import CertificationBody


def advice_gap() -> str:
    """Why this seller may not offer advice at all; empty where it may."""
    body = current_body()
    if body.kind == CertificationBody.Kind.BODY and not body.is_overseas:
        return _("Certification bodies offer no advice here: the platform has not opened it for this country.")
    return ""
