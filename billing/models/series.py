"""Numbers that leave none out: what a series of them keeps."""

from django.db import models

from tenants.models import CertificationBody


class NumberSeries(models.Model):
    """The last number that was given: locked while the next is (`actions.numbering`), so that no number is left out."""

    last = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class YearOfBody(NumberSeries):
    """A series of its own for each body and year."""

    ownership = "body_private"

    body = models.ForeignKey(CertificationBody, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
