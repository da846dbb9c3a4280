"""Where the public finds a certificate, whatever host one is on."""

from urllib.parse import urlencode

from certificates.models import Certificate
from tenants.hosts import site_url
from web.language import ASKED_BY


def permanent_address(certificate: Certificate) -> str:
    """Its page in the register, with the status of the day: printed, drawn as a code, and the same for ever."""
    return site_url(f"/certificates/{certificate.pk}/")


def address_for_buyers(certificate: Certificate) -> str:
    """The public page for buyers, in English. Everything on it is in the register, so the address need not be secret."""
    return site_url(f"/certificates/{certificate.pk}/for-buyers/?{urlencode({ASKED_BY: 'en'})}")
