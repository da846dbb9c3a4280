"""Columns that several models share."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lib import money

slug_words = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small Latin letters, digits and hyphens between them."))
CURRENCY_CHOICES = [(code, code) for code in money.CURRENCIES]
no_strings: dict[str, Any] = {"default": list, "blank": True}


def chosen(choices: type[models.TextChoices], words: Any) -> Any:
    """A column that holds several of some choices."""
    return ArrayField(models.CharField(max_length=30, choices=choices), verbose_name=words, **no_strings)
