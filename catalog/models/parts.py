"""The rows a scheme version consists of: standards, fees, documents, questions, reasons."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from moneyed import Money
from pydantic import TypeAdapter
from pydantic import ValidationError as ShapeError

from catalog.models.columns import CURRENCY_CHOICES, slug_words
from catalog.models.schemes import SchemeVersion
from lib.money import money_of
from lib.text import bilingual
from statements.scheme import StatedChoice
from tenants.fields import PublicForeignKey
from vocabulary import terms

CHOICES = TypeAdapter(list[StatedChoice])


def part_of(related_name: str) -> Any:
    return models.ForeignKey(SchemeVersion, on_delete=models.CASCADE, related_name=related_name)


class VersionPart(models.Model):
    """A row of a scheme version, in the order in which it is shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]


class StandardReference(VersionPart):
    """A standard the scheme rests on, as it was called when the version was published."""

    version = part_of("standards")
    standard = PublicForeignKey("vocabulary.Standard", null=True, blank=True, editable=False)
    key = models.CharField(max_length=60, editable=False)
    reference = models.CharField(_("number and year"), max_length=80)
    name_zh = models.CharField(_("name in Chinese"), max_length=300, blank=True)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)

    class Meta(VersionPart.Meta):
        verbose_name = _("standard")
        constraints = [models.UniqueConstraint("version", "reference", name="one_reference_per_standard")]

    def __str__(self) -> str:
        return self.reference


class Fee(VersionPart):
    """What is charged, by what it is counted. The amount is kept in minor units."""

    version = part_of("fees")
    per = models.CharField(_("counted"), max_length=20, choices=terms.FeeBasis)
    label_zh = models.CharField(_("for what, in Chinese"), max_length=120)
    label_en = models.CharField(_("for what, in English"), max_length=160, blank=True)
    amount = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCY_CHOICES, default="CNY")
    tax = models.CharField(_("tax"), max_length=8, choices=terms.FeeTax, default=terms.FeeTax.INCLUDED)
    payee = models.CharField(_("paid to"), max_length=12, choices=terms.FeePayee, default=terms.FeePayee.BODY)

    class Meta(VersionPart.Meta):
        verbose_name = _("fee")
        constraints = [
            models.CheckConstraint(name="fee_basis_is_known", condition=models.Q(per__in=terms.FeeBasis.values)),
            models.CheckConstraint(name="fee_payee_is_known", condition=models.Q(payee__in=terms.FeePayee.values)),
        ]

    def __str__(self) -> str:
        return f"{self.label_zh} {self.money}"

    @property
    def money(self) -> Money:
        return money_of(self.amount, self.currency)


class DocumentWanted(VersionPart):
    """A document the client is to bring."""

    version = part_of("documents")
    name_zh = models.CharField(_("name in Chinese"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    help_zh = models.CharField(_("explanation in Chinese"), max_length=400, blank=True)
    help_en = models.CharField(_("explanation in English"), max_length=400, blank=True)
    is_required = models.BooleanField(_("required"), default=True)

    class Meta(VersionPart.Meta):
        verbose_name = _("document")

    def __str__(self) -> str:
        return self.name_zh

    @property
    def name(self) -> dict[str, str]:
        return bilingual(self.name_zh, self.name_en)

    @property
    def help(self) -> dict[str, str]:
        return bilingual(self.help_zh, self.help_en)


class Question(VersionPart):
    """Something an application must or may answer. `catalog.questions` checks answers; applications draw them."""

    class Kind(models.TextChoices):
        TEXT = "text", pgettext_lazy("question", "Text")
        LONG_TEXT = "long_text", pgettext_lazy("question", "Long text")
        NUMBER = "number", pgettext_lazy("question", "Number")
        CHOICE = "choice", pgettext_lazy("question", "One of several")
        MULTIPLE = "multiple", pgettext_lazy("question", "Any of several")
        YES_NO = "yes_no", pgettext_lazy("question", "Yes or no")
        DATE = "date", pgettext_lazy("question", "Date")
        FILE = "file", pgettext_lazy("question", "File")

    version = part_of("questions")
    code = models.CharField(_("code"), max_length=40, validators=[slug_words])
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    text_zh = models.CharField(_("question in Chinese"), max_length=300)
    text_en = models.CharField(_("question in English"), max_length=300, blank=True)
    help_zh = models.CharField(_("explanation in Chinese"), max_length=400, blank=True)
    help_en = models.CharField(_("explanation in English"), max_length=400, blank=True)
    unit = models.CharField(pgettext_lazy("measure", "unit"), max_length=20, blank=True)
    choices = models.JSONField(_("choices"), default=list, blank=True)  # [{"code", "zh", "en"}]
    is_required = models.BooleanField(_("required"), default=True)

    class Meta(VersionPart.Meta):
        verbose_name = _("question")
        constraints = [models.UniqueConstraint("version", "code", name="one_question_per_code")]

    def __str__(self) -> str:
        return self.text_zh

    def clean(self) -> None:
        """Choices have codes and words; a question that offers a choice has two at least."""
        try:
            choices = CHOICES.validate_python(self.choices)
        except ShapeError as error:
            raise ValidationError(_("The choices could not be read.")) from error
        wants_choices = self.kind in {self.Kind.CHOICE, self.Kind.MULTIPLE}
        if wants_choices and len({choice.code for choice in choices}) < 2:
            raise ValidationError(_("Give at least two choices."))

    @property
    def text(self) -> dict[str, str]:
        return bilingual(self.text_zh, self.text_en)

    @property
    def help(self) -> dict[str, str]:
        return bilingual(self.help_zh, self.help_en)


class Reason(VersionPart):
    """A reason that may be given for a measure, a refusal or the end of a certificate."""

    class Kind(models.TextChoices):
        SUSPEND = "suspend", _("Suspension")
        WITHDRAW = "withdraw", _("Withdrawal")
        CANCEL = "cancel", _("Cancellation")
        DECLINE = "decline", _("Not accepting an application")
        REFUSE = "refuse", _("Refusal")

    version = part_of("reasons")
    kind = models.CharField(_("for"), max_length=10, choices=Kind)
    code = models.CharField(_("code"), max_length=40, validators=[slug_words])
    text_zh = models.CharField(_("reason in Chinese"), max_length=300)
    text_en = models.CharField(_("reason in English"), max_length=300, blank=True)
    export_code = models.CharField(_("national export code"), max_length=10, blank=True)

    class Meta(VersionPart.Meta):
        verbose_name = _("reason")
        constraints = [models.UniqueConstraint("version", "kind", "code", name="one_reason_per_code")]

    def __str__(self) -> str:
        return self.text_zh

    @property
    def text(self) -> dict[str, str]:
        return bilingual(self.text_zh, self.text_en)


PARTS: list[type[VersionPart]] = [StandardReference, Fee, DocumentWanted, Question, Reason]
