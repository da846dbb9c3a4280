"""A person is forgotten: by which telephone they were called goes from their orders, at every seller."""

from uuid import UUID

from django.db.models import Q
from django_tenants.utils import tenant_context

from orders.models import Order
from tenants.models import CertificationBody


def forget_contact(user: UUID) -> None:
    """Names of the buyer's own people are not kept in orders; a telephone is, until then."""
    is_called = Q(contact_person=user) | Q(begun_by=user, contact_person=None, contact_name="", contact_email="")
    for body in CertificationBody.objects.order_by("pk"):
        with tenant_context(body):
            Order.objects.filter(is_called).exclude(contact_phone="").update(contact_phone="")
