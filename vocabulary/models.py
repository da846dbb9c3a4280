"""Shared terms: standards, product categories, regions, industries; words that mean the same; what laws demand before sale."""

import uuid
from collections.abc import Collection, Iterable
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib import clock
from lib.text import bilingual
from vocabulary.countries import market_name
from vocabulary.standards import StandardNumber, parse
from vocabulary.terms import Characteristic, LegalDuty

CROSS_PRODUCT = "green"  # the category at the top of what is certified of whatever product


class StandardQuerySet(models.QuerySet["Standard"]):
    def overtaken(self, on: date) -> Self:
        """Editions in whose stead another is in force."""
        return self.filter(replaced_by__in_force_from__lte=on)


class Standard(models.Model):
    """A published standard, in one edition; since when it is in force and what replaces it, as somebody looked it up.

    `transition_until` is the last day on which what rests on this edition may stay so, where a rule gives one.
    """

    class Status(models.TextChoices):
        CURRENT = "current", pgettext_lazy("standard", "Current")
        UPCOMING = "upcoming", pgettext_lazy("standard", "Upcoming")
        SUPERSEDED = "superseded", pgettext_lazy("standard", "Superseded")
        WITHDRAWN = "withdrawn", pgettext_lazy("standard", "Withdrawn")

    ownership = "public_read"

    key = models.CharField(max_length=60, editable=False)  # "GBT20234.1": see vocabulary.standards
    number = models.CharField(_("number"), max_length=60)  # "GB/T 20234.1"
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=300, blank=True)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.CURRENT)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )
    transition_until = models.DateField(_("transition until"), null=True, blank=True)
    source_zh = models.CharField(_("source in Chinese"), max_length=300, blank=True)
    source_en = models.CharField(_("source in English"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    checked_on = models.DateField(_("day on which you looked"), null=True, blank=True)
    checked_by = models.ForeignKey(  # None: it came with the project, and a newer one may bring it anew
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = StandardQuerySet.as_manager()

    class Meta:
        verbose_name = _("standard")
        verbose_name_plural = _("standards")
        ordering = ["key", "-year"]
        constraints = [
            models.UniqueConstraint("key", "year", name="one_standard_per_number_and_year", nulls_distinct=False),
            models.CheckConstraint(
                name="standard_year_is_a_year", condition=Q(year=None) | Q(year__gte=1900, year__lte=2100)
            ),
            models.CheckConstraint(
                name="what_is_said_of_a_standard_has_a_source",
                condition=Q(in_force_from=None, replaced_by=None, transition_until=None)
                | Q(checked_on__isnull=False) & ~Q(source_zh="", source_en=""),
                violation_error_message=_("Say where you looked, and on which day."),
            ),
            models.CheckConstraint(
                name="standard_is_replaced_by_another",
                condition=~Q(replaced_by=F("id")),
                violation_error_message=_("An edition is not replaced by itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    @property
    def source(self) -> dict[str, str]:
        return bilingual(self.source_zh, self.source_en)

    @property
    def edition(self) -> str:
        """The key of this edition, as `vocabulary.standards.keys_in` has it."""
        return f"{self.key}-{self.year}" if self.year else self.key

    @property
    def reference(self) -> str:
        """The number with its year, as printed: GB/T 20234.1-2023."""
        parsed = parse(self.number)
        return StandardNumber(parsed.prefix, parsed.number, self.year).full if parsed else self.number


class Term(models.Model):
    """One place in a tree of terms, known by its code."""

    code = models.CharField(_("code"), max_length=40, primary_key=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_en or self.name_zh

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)


class ProductCategory(Term):
    """What kind of product or service: our own tree, of two levels, or three where a law names the product."""

    ownership = "public_read"

    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("product category")
        verbose_name_plural = _("product categories")
        ordering = ["position"]


class Region(Term):
    """An administrative division of China, by its GB/T 2260 code."""

    ownership = "public_read"

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]


class Industry(Term):
    """An industry of GB/T 4754: a section by its letter, the rest by digits."""

    ownership = "public_read"

    class Meta:
        verbose_name = _("industry")
        verbose_name_plural = _("industries")
        ordering = ["code"]


class CompulsoryRuleQuerySet(models.QuerySet["CompulsoryRule"]):
    def newest(self) -> Self:
        """Of each rule the edition that holds."""
        editions = CompulsoryRule.objects.order_by("key", "-edition").distinct("key")
        return self.filter(pk__in=editions.values("pk")).select_related("category")


class CompulsoryRule(models.Model):
    """What a law demands of a product before it is sold in a market, as somebody looked it up.

    Append-only: of each rule (`key`) the newest edition holds, and the older ones say who recorded what before. A rule
    whose `checked_on` is empty is common knowledge that nobody has looked up in its source yet; it says so where it is
    shown.
    """

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(editable=False)
    edition = models.PositiveSmallIntegerField(editable=False, default=1)
    category = models.ForeignKey(
        ProductCategory, on_delete=models.PROTECT, related_name="+", verbose_name=_("product category")
    )
    market = models.CharField(_("market"), max_length=5)
    covers = ArrayField(
        models.CharField(max_length=5), editable=False
    )  # every code by which a scheme means that market
    properties = ArrayField(models.CharField(max_length=30, choices=Characteristic), verbose_name=_("properties"))
    duty = models.CharField(_("what it demands"), max_length=12, choices=LegalDuty)
    law_zh = models.CharField(_("name of the law's scheme in Chinese"), max_length=120)
    law_en = models.CharField(_("name of the law's scheme in English"), max_length=120)
    applies_from = models.DateField(_("applies from"))
    repealed_on = models.DateField(
        _("repealed from"), null=True, blank=True, help_text=_("The first day on which it no longer applies.")
    )
    source_zh = models.CharField(_("source in Chinese"), max_length=300)
    source_en = models.CharField(_("source in English"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    checked_on = models.DateField(_("day on which it was looked up"), null=True)
    note_zh = models.CharField(_("note in Chinese"), max_length=500, blank=True)
    note_en = models.CharField(_("note in English"), max_length=500, blank=True)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = CompulsoryRuleQuerySet.as_manager()

    class Meta:
        ordering = ["market", "category__position", "law_zh"]
        constraints = [
            models.UniqueConstraint("key", "edition", name="one_edition_of_a_rule_at_a_time"),
            models.CheckConstraint(name="a_rule_is_of_some_property", condition=~Q(properties=[])),
            models.CheckConstraint(
                name="repealed_no_sooner_than_it_applies",
                condition=Q(repealed_on=None) | Q(repealed_on__gte=F("applies_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category_id} {self.market} {self.law_en}"

    @property
    def law(self) -> dict[str, str]:
        return bilingual(self.law_zh, self.law_en)

    @property
    def source(self) -> dict[str, str]:
        return bilingual(self.source_zh, self.source_en)

    @property
    def note(self) -> dict[str, str]:
        return bilingual(self.note_zh, self.note_en)

    @property
    def market_name(self) -> dict[str, str]:
        return market_name(self.market)

    def is_in_force(self, on: date) -> bool:
        return self.applies_from <= on and not self.is_over(on)

    def is_over(self, on: date) -> bool:
        """Whether it was repealed by that day. One repealed as it began has never applied: how a mistake is taken back."""
        return self.repealed_on is not None and self.repealed_on <= max(on, self.applies_from)

    def is_about(self, categories: Collection[str], markets: Collection[str]) -> bool:
        """Whether it speaks of some of these products, in one of these markets; of whatever market where none is named.

        A wider category holds the product, so "kitchen appliances" is about kettles too.
        """
        is_sold_there = not markets or bool(set(self.covers) & set(markets))
        return is_sold_there and any(lies_along(self.category_id, code) for code in categories)

    def reserves(self, characteristics: Collection[str]) -> bool:
        """Whether only a designated body may certify one of these (Regulations on Certification, articles 27 to 32)."""
        return self.duty == LegalDuty.CERTIFICATE and bool(set(self.properties) & set(characteristics))


def lies_along(code: str, other: str) -> bool:
    """Whether one of two categories is the other, or holds it."""
    return f"{code}.".startswith(f"{other}.") or f"{other}.".startswith(f"{code}.")


def is_of_any_product(codes: Iterable[str]) -> bool:
    """Whether these are categories of no product of its own: a footprint, a recycled content is certified of any."""
    return all(code.partition(".")[0] == CROSS_PRODUCT for code in codes)


class WordGroup(models.Model):
    """Words that mean the same to whoever looks for a certification (`vocabulary.synonyms`).

    `edited_at`: since when it is the platform's own; until then it follows the file that ships.
    """

    class Kind(models.TextChoices):
        PRODUCT = "product", _("A product or service")
        ASPECT = "aspect", _("A quality, purpose, market or material")

    ownership = "public_read"

    key = models.CharField(max_length=60, primary_key=True, editable=False)
    zh = ArrayField(models.CharField(max_length=40), verbose_name=_("Chinese words"))
    en = ArrayField(models.CharField(max_length=60), verbose_name=_("English words"))
    kind = models.CharField(_("what it names"), max_length=8, choices=Kind, default=Kind.PRODUCT)
    broader = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="narrower", verbose_name=_("is a kind of")
    )
    edited_at = models.DateTimeField(null=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("group of words")
        verbose_name_plural = _("groups of words")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(name="word_group_has_words", condition=~Q(zh=[]) & ~Q(en=[])),
            models.CheckConstraint(name="word_group_is_not_broader_than_itself", condition=~Q(broader=models.F("key"))),
        ]

    def __str__(self) -> str:
        return self.key


class WordGroupChange(models.Model):
    """Who changed a group of words, and when: what it was and what it became, None where it was not there."""

    ownership = "public_read"

    group = models.CharField(max_length=60, editable=False)
    before = models.JSONField(null=True, editable=False)
    after = models.JSONField(null=True, editable=False)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by", editable=False)
    indexed_at = models.DateTimeField(null=True, editable=False)  # since when what it concerns is found by it

    class Meta:
        verbose_name = _("change of words")
        ordering = ["-pk"]
        indexes = [models.Index("group", name="change_of_words_by_group")]

    def __str__(self) -> str:
        return f"{self.group} #{self.pk}"
