"""What both sides of an order write to each other, and send along."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib import clock
from orders.models.ordering import Order
from tenants.fields import PublicForeignKey
from web.uploads import private_storage


class OrderSide(models.TextChoices):
    """Who wrote or acted."""

    BUYER = "buyer", _("Buyer")
    SELLER = "seller", pgettext_lazy("of a service", "Seller")


class OrderMessage(models.Model):
    """What one side wrote to the other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="messages")
    side = models.CharField(max_length=6, choices=OrderSide)
    by = PublicForeignKey(settings.AUTH_USER_MODEL)
    text = models.TextField(_("message"), max_length=4000)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class OrderFile(models.Model):
    """A file that one side sent along with a message."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(OrderMessage, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, max_length=200)
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name
