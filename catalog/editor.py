"""The sections of the scheme editor, in order: what each is called and which form and rows it holds."""

from dataclasses import dataclass

from django.forms import ModelForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog import forms
from catalog.models import SchemeVersion


@dataclass(frozen=True)
class EditorSection:
    key: str
    words: str | Promise
    form: type[ModelForm[SchemeVersion]] | None = None
    rows: type[forms.Rows] | None = None


SECTIONS = (
    EditorSection("names", _("Names and meaning"), form=forms.NamesForm),
    EditorSection("rule", _("Rule"), form=forms.SchemeRuleForm),
    EditorSection("description", _("What is certified"), form=forms.DescriptionForm),
    EditorSection("green", _("Green claims"), form=forms.GreenForm),
    EditorSection("standards", _("Standards"), rows=forms.StandardRows),
    EditorSection("type", _("Scheme type and plan"), form=forms.TypeForm),
    EditorSection("fees", _("Fees"), form=forms.FactoryDaysForm, rows=forms.FeeRows),
    EditorSection("times", _("Times"), form=forms.TimesForm),
    EditorSection("documents", _("Documents wanted"), rows=forms.DocumentRows),
    EditorSection("questions", _("Questions"), rows=forms.QuestionRows),
    EditorSection("reasons", _("Reasons"), rows=forms.ReasonRows),
    EditorSection("commitments", _("Hard commitments"), rows=forms.CommitmentRows),
)


def section_of(key: str) -> EditorSection | None:
    return next((section for section in SECTIONS if section.key == key), None)
