"""The PostgreSQL engine's index, rebuilt from the register at will; and what an Elasticsearch node has yet to hear."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SchemeDocument(models.Model):
    """One scheme on offer. `revision` is the register's: an older write never replaces a newer one."""

    ownership = "public_read"

    id = models.UUIDField(primary_key=True, editable=False)
    body = models.ForeignKey("tenants.CertificationBody", on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    vector = SearchVectorField()
    facets = ArrayField(models.CharField(max_length=120))  # "category:appliances"; see search.facets
    cost = models.BigIntegerField(null=True)  # from, in minor units of CNY
    days = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField()

    class Meta:
        indexes = [
            GinIndex("vector", name="scheme_by_words"),
            GinIndex("facets", name="scheme_by_facets"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Unpushed(models.Model):
    """A scheme that changed here and not yet at the node. `note` is new at every change: a push takes back only its own."""

    ownership = "public_read"

    scheme = models.UUIDField(primary_key=True, editable=False)
    note = models.UUIDField()
    since = models.DateTimeField()  # of the oldest change the node does not know

    class Meta:
        indexes = [models.Index("since", name="unpushed_by_age")]

    def __str__(self) -> str:
        return str(self.scheme)
