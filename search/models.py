"""The PostgreSQL engine's index, a table for each kind, made from the register at will; what an Elasticsearch node has
yet to hear; and what somebody asked the guide, with the changes of its rules."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from lib import clock

OF_EVERY_KIND = {"id", "revision", "digest", "checksum", "vector", "facets"}
OF_MODELS = {"folded_models", "measured"}


class IndexRow(models.Model):
    """One thing that can be found. `revision` is the register's: an older write never replaces a newer one.

    `vector` keeps its tokens; they were made of texts with this `digest` (see `search.kinds.Texts`). `checksum` is of all that
    is indexed: two engines agree where their checksums do. Whatever other column a kind has is a whole number by which it
    is sorted, the smallest first, or filtered.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=32)  # of the texts, then of the words
    checksum = models.BigIntegerField()  # 32 bits
    vector = SearchVectorField()
    facets = ArrayField(models.CharField(max_length=120))  # "category:appliances"; see the kind's facets
    newest = models.BigIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def columns(cls) -> list[str]:
        return [str(field.column) for field in cls._meta.concrete_fields]

    @classmethod
    def numbers(cls) -> tuple[str, ...]:
        """What a kind is sorted and filtered by."""
        return tuple(column for column in cls.columns() if column not in OF_EVERY_KIND | OF_MODELS)

    @classmethod
    def has_models(cls) -> bool:
        return OF_MODELS.issubset(cls.columns())


class SchemeDocument(IndexRow):
    """A scheme on offer."""

    ownership = "public_read"

    cost = models.BigIntegerField()  # from, in minor units of CNY; beyond all others where none is stated
    time = models.BigIntegerField()  # days

    class Meta:
        indexes = [
            GinIndex("vector", name="scheme_by_words"),
            GinIndex("facets", name="scheme_by_facets"),
        ]


class ServiceDocument(IndexRow):
    """A service on offer. Days count from the year 1."""

    ownership = "public_read"

    price = models.BigIntegerField()  # in minor units of CNY; beyond all others where none is stated
    starts = models.BigIntegerField()  # the day of its next date with free seats; beyond all others where it has none

    class Meta:
        indexes = [
            GinIndex("vector", name="service_by_words"),
            GinIndex("facets", name="service_by_facets"),
        ]


class ProductDocument(IndexRow):
    """A certificate: a certified product. Days count from the year 1."""

    ownership = "public_read"

    valid_from = models.BigIntegerField()
    valid_until = models.BigIntegerField()
    folded_models = ArrayField(models.CharField(max_length=60))  # see search.kinds.patterns
    measured: Any = models.JSONField()  # name → numbers; see search.kinds.measured

    class Meta:
        indexes = [
            GinIndex("vector", name="product_by_words"),
            GinIndex("facets", name="product_by_facets"),
            models.Index("newest", "id", name="product_by_newest"),
        ]


class SupplierDocument(IndexRow):
    """An organisation that a certificate names as holder."""

    ownership = "public_read"

    valid = models.BigIntegerField()  # certificates, below zero: the most come first

    class Meta:
        indexes = [
            GinIndex("vector", name="supplier_by_words"),
            GinIndex("facets", name="supplier_by_facets"),
        ]


class BodyDocument(IndexRow):
    """A body that has opened here."""

    ownership = "public_read"

    time = models.BigIntegerField()  # days of its quickest scheme
    schemes = models.BigIntegerField()  # on offer

    class Meta:
        indexes = [
            GinIndex("vector", name="body_by_words"),
            GinIndex("facets", name="body_by_facets"),
        ]


class IndexRevision(models.Model):
    """Grows with every change of a kind's index: what is kept of the whole index holds as long as it stands still."""

    ownership = "public_read"

    kind = models.CharField(max_length=12, primary_key=True)
    revision = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.kind} r{self.revision}"


class Unpushed(models.Model):
    """What changed here and not yet at the node. `note` is new at every change: a push takes back only its own.

    `revision`: of what was written or removed last, so that the node can tell an older removal from a newer document.
    """

    ownership = "public_read"

    kind = models.CharField(max_length=12)  # a key of search.kinds.KINDS
    subject = models.UUIDField()
    revision = models.PositiveIntegerField(default=0)
    note = models.UUIDField()
    since = models.DateTimeField()  # of the oldest change the node does not know

    class Meta:
        constraints = [models.UniqueConstraint("kind", "subject", name="noted_once")]
        indexes = [models.Index("since", name="unpushed_by_age")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class GuideAnswer(models.Model):
    """What somebody answered to the guide, under a key that nobody guesses: whoever has it sees the answer.

    `situation` holds what a buyer wrote, which is nobody else's: no list shows it, no log names it, and it goes after
    `search.guide.actions.DAYS_KEPT` days.
    """

    ownership = "public_read"  # to whoever has the key

    key = models.CharField(max_length=32, primary_key=True, editable=False)
    situation: Any = models.JSONField()
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("created_at", name="guide_answer_by_age")]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d}"


class GuideRuleChange(models.Model):
    """Who changed a rule of the guide, and when: what it was and what it became, None where it was not there. The newest
    change of a rule holds; a rule without one is as it ships."""

    ownership = "public_read"

    rule = models.CharField(max_length=40, editable=False)
    before = models.JSONField(null=True, editable=False)
    after = models.JSONField(null=True, editable=False)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by", editable=False)

    class Meta:
        verbose_name = _("change of a rule of the guide")
        ordering = ["-pk"]
        indexes = [models.Index("rule", models.F("id").desc(), name="guide_rule_by_change")]

    def __str__(self) -> str:
        return f"{self.rule} #{self.pk}"
