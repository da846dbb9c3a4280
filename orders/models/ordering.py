"""An order: the cart of one buyer at this seller until it is confirmed, then frozen as it was read; and its milestones."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from moneyed import Money

from lib import clock
from lib.money import money_of
from lib.text import bilingual
from look.statuses import MILESTONE, SERVICE_ORDER
from tenants.fields import PublicForeignKey
from vocabulary import terms


class OrderQuerySet(models.QuerySet["Order"]):
    def with_the_seller(self) -> Self:
        """Everything but carts, which are the buyer's own business."""
        return self.exclude(state=Order.State.CART)

    def open(self) -> Self:
        return self.exclude(state__in=Order.ENDED)


class Order(models.Model):
    """What an organisation orders of this seller. Amounts are in minor units of `currency`.

    CART → CONFIRMED → CLOSED, or by way of REQUESTED → OFFERED where a price is on request. From confirming on, `content`
    is the sheet as it was read, under its hash; only milestones, messages and the end change.
    """

    class State(models.TextChoices):
        CART = "cart", SERVICE_ORDER["CART"].word
        REQUESTED = "requested", SERVICE_ORDER["REQUESTED"].word
        OFFERED = "offered", SERVICE_ORDER["OFFERED"].word
        CONFIRMED = "confirmed", SERVICE_ORDER["CONFIRMED"].word
        CLOSED = "closed", SERVICE_ORDER["CLOSED"].word
        CANCELLED = "cancelled", SERVICE_ORDER["CANCELLED"].word
        DECLINED = "declined", SERVICE_ORDER["DECLINED"].word

    ENDED = (State.CLOSED, State.CANCELLED, State.DECLINED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("number"), max_length=30, unique=True)
    organisation = PublicForeignKey("accounts.Organisation", verbose_name=_("buyer"))
    buyer_zh = models.CharField(max_length=200, blank=True)
    buyer_en = models.CharField(max_length=200, blank=True)
    state = models.CharField(_("step"), max_length=10, choices=State, default=State.CART)
    since = models.DateTimeField(default=clock.now)
    revision = models.PositiveIntegerField(default=0, editable=False)
    edition = models.PositiveIntegerField(default=0, editable=False)  # counts what was saved of a cart or an offer
    currency = models.CharField(max_length=3, default="CNY")
    total = models.PositiveBigIntegerField(null=True)  # tax included; None while a price is asked for
    contact_person = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)  # who is called, of the buyer's own people
    contact_name = models.CharField(_("contact person"), max_length=100, blank=True)
    contact_email = models.EmailField(_("contact's e-mail"), blank=True)
    contact_phone = models.CharField(_("contact's telephone"), max_length=40, blank=True)
    words = models.TextField(_("what the seller should know"), max_length=4000, blank=True)
    subcontracting = models.BooleanField(_("parts may go to another laboratory, named before"), default=False)
    samples_back = models.BooleanField(_("samples are sent back"), default=False)  # else disposed of
    samples_back_to = models.CharField(_("where samples are sent back to"), max_length=300, blank=True)
    subcontractor = models.CharField(_("the other laboratory"), max_length=300, blank=True)  # as the seller names it
    subcontractor_named_at = models.DateTimeField(null=True)
    subcontractor_refusal = models.CharField(_("why not"), max_length=300, blank=True)  # the buyer said no

    content: Any = models.JSONField(default=dict)  # the sheet as it was read, frozen as it is confirmed
    sha256 = models.CharField(max_length=64, blank=True)
    begun_by = PublicForeignKey(settings.AUTH_USER_MODEL)
    begun_at = models.DateTimeField(default=clock.now, editable=False)
    offered_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    offered_at = models.DateTimeField(null=True)
    offer_until = models.DateField(_("offer valid until"), null=True)
    offer_words = models.TextField(_("what the offer says"), max_length=4000, blank=True)
    confirmed_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)
    confirmed_at = models.DateTimeField(null=True)
    responsible = PublicForeignKey(settings.AUTH_USER_MODEL, null=True, verbose_name=_("responsible"))
    work_began_at = models.DateTimeField(
        null=True
    )  # samples came, or something was delivered: cancelling is free before
    ended_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)  # None where it closed by itself
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(_("reason"), max_length=500, blank=True)
    cancel_fee = models.PositiveBigIntegerField(null=True)  # what cancelling cost, by the terms

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a service", "order")
        verbose_name_plural = pgettext_lazy("of services", "orders")
        ordering = ["-begun_at", "number"]
        constraints = [
            models.CheckConstraint(
                name="order_state_is_known",
                condition=Q(state__in=["cart", "requested", "offered", "confirmed", "closed", "cancelled", "declined"]),
            ),
            models.UniqueConstraint("organisation", "begun_by", name="one_cart_of_a_person", condition=Q(state="cart")),
            models.CheckConstraint(
                name="confirmed_order_is_signed_and_frozen",
                condition=~Q(state__in=["confirmed", "closed"])
                | (Q(confirmed_at__isnull=False, confirmed_by__isnull=False, total__isnull=False) & ~Q(sha256="")),
            ),
            models.CheckConstraint(
                name="order_ends_once",
                condition=Q(state__in=["closed", "cancelled", "declined"], ended_at__isnull=False)
                | ~Q(state__in=["closed", "cancelled", "declined"]) & Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="cancelled_order_says_why",
                condition=~Q(state__in=["cancelled", "declined"]) | ~Q(end_reason=""),
            ),
        ]
        indexes = [
            models.Index("state", "since", name="orders_by_state"),
            models.Index("organisation", F("begun_at").desc(), name="orders_of_a_buyer"),
        ]

    def __str__(self) -> str:
        return "" if self.is_cart else self.number

    def get_absolute_url(self) -> str:
        return f"/orders/{self.pk}/"

    @property
    def is_cart(self) -> bool:
        return self.state == self.State.CART

    @property
    def buyer(self) -> dict[str, str]:
        return bilingual(self.buyer_zh, self.buyer_en)

    @property
    def is_open(self) -> bool:
        return self.state not in self.ENDED

    @property
    def total_money(self) -> Money | None:
        return None if self.total is None else money_of(self.total, self.currency)


class OrderLine(models.Model):
    """One thing that is ordered: a version of a service, with options, a test of a laboratory, or seats of a date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    version = models.ForeignKey("catalog.ServiceVersion", on_delete=models.PROTECT, related_name="+")
    options = models.JSONField(default=list, blank=True)  # numbers of statements.service.ServiceOption
    test = models.ForeignKey("catalog.LabLine", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    report = models.CharField(_("kind of report"), max_length=5, choices=terms.ReportKind, blank=True)
    report_language = models.CharField(_("language of the report"), max_length=2, blank=True)
    date = models.ForeignKey("catalog.BookableDate", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    quantity = models.PositiveIntegerField(_("quantity"), default=1)  # of a date: seats
    unit_amount = models.PositiveBigIntegerField(null=True)  # with its options; None while it is asked for
    amount = models.PositiveBigIntegerField(null=True)
    tax_rate = models.DecimalField(max_digits=5, decimal_places=2, null=True)  # in per cent, as it was priced
    product = models.CharField(_("product and model"), max_length=200, blank=True)
    participants = models.JSONField(default=list, blank=True)  # who comes, as `orders.people` keeps them
    told_called_off = models.BooleanField(default=False, editable=False)  # that its date does not take place

    class Meta:
        ordering = ["order", "position", "id"]
        constraints = [
            models.CheckConstraint(name="something_is_ordered", condition=Q(quantity__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.version} × {self.quantity}"


class Milestone(models.Model):
    """A part of an order: delivered, accepted or sent back, invoiced by itself.

    One that the seller proposes later, as a retest, is a part once the buyer has agreed to it.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", MILESTONE["PROPOSED"].word
        WAITING = "waiting", MILESTONE["WAITING"].word
        DELIVERED = "delivered", MILESTONE["DELIVERED"].word
        REWORK = "rework", MILESTONE["REWORK"].word
        ACCEPTED = "accepted", MILESTONE["ACCEPTED"].word
        CANCELLED = "cancelled", MILESTONE["CANCELLED"].word

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="milestones")
    line = models.ForeignKey(OrderLine, on_delete=models.SET_NULL, null=True, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    name_zh = models.CharField(_("name in Chinese"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    amount = models.PositiveBigIntegerField(default=0)
    days = models.PositiveSmallIntegerField(_("days"), default=0)  # from the order, or from when its samples came
    due_on = models.DateField(_("due"), null=True)
    acceptance_days = models.PositiveSmallIntegerField(default=10)
    silent_at = models.DateTimeField(null=True)  # when what was delivered counts as accepted
    why = models.TextField(_("why it is added"), max_length=4000, blank=True)  # of one that was proposed
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    since = models.DateTimeField(default=clock.now)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = PublicForeignKey(settings.AUTH_USER_MODEL, null=True)  # None: by silence
    rework_reason = models.TextField(_("what is to be reworked"), max_length=4000, blank=True)
    invoice = models.UUIDField(null=True)  # as billing drafted it

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["order", "position"]
        constraints = [
            models.UniqueConstraint("order", "position", name="one_milestone_per_position"),
            models.CheckConstraint(
                name="milestone_state_is_known",
                condition=Q(state__in=["proposed", "waiting", "delivered", "rework", "accepted", "cancelled"]),
            ),
            models.CheckConstraint(
                name="accepted_milestone_says_when",
                condition=Q(state="accepted", accepted_at__isnull=False) | ~Q(state="accepted") & Q(accepted_at=None),
            ),
            models.CheckConstraint(
                name="only_a_delivery_is_accepted_by_silence",
                condition=Q(silent_at=None) | Q(state="delivered"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.position}"

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.order.currency)
