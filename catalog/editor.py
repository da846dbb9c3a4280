"""The sections of the scheme editor, in order: what each is called and which form and rows it holds."""

from dataclasses import dataclass

from django.forms import ModelForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog import forms
from catalog.models import SchemeVersion


@dataclass(frozen=True)
class Section:
    key: str
    words: str | Promise
    form: type[ModelForm[SchemeVersion]] | None = None
    rows: type[forms.Rows] | None = None


SECTIONS = (
    Section("names", _("Names and meaning"), form=forms.NamesForm),
    Section("rule", _("Rule"), form=forms.RuleForm),
    Section("description", _("What is certified"), form=forms.DescriptionForm),
    Section("standards", _("Standards"), rows=forms.StandardRows),
    Section("type", _("Scheme type and plan"), form=forms.TypeForm),
    Section("fees", _("Fees"), form=forms.FactoryDaysForm, rows=forms.FeeRows),
    Section("times", _("Times"), form=forms.TimesForm),
    Section("documents", _("Documents wanted"), rows=forms.DocumentRows),
    Section("questions", _("Questions"), rows=forms.QuestionRows),
    Section("reasons", _("Reasons"), rows=forms.ReasonRows),
    Section("commitments", _("Hard commitments"), rows=forms.CommitmentRows),
)


def section_of(key: str) -> Section | None:
    return next((section for section in SECTIONS if section.key == key), None)
