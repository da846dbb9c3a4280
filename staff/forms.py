"""What administrators type about people."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms import LetterLanguageField, NamedOrganisationField
from lib.fields import DayInput
from lib.text import localized
from staff import schemes
from staff.actions import EMPLOYMENT
from staff.models import Competence, Conflict, ImpartialityAssessment, Role, StaffProfile
from staff.queries import today
from vocabulary.queries import category_choices


class InviteColleagueForm(forms.Form):
    printed = ("name",)  # of evaluators and signatories

    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=100)
    email = forms.EmailField(label=_("E-mail address"))
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("From the day below on. You can add and end roles later."),
    )
    starts_on = forms.DateField(label=pgettext_lazy("a day", "From"), widget=DayInput(), initial=today)
    language = LetterLanguageField()


class SchemeField(forms.TypedChoiceField):
    """All schemes, or one of the body's."""

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("Scheme"), required=False, coerce=UUID, empty_value=None, choices=_schemes, **options)


def _schemes() -> list[tuple[str, Any]]:
    return [("", _("All schemes")), *((str(key), localized(name)) for key, name in schemes.names().items())]


class AreaField(forms.ChoiceField):
    """All technical areas, or a product category; one at the top stands for all under it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("Technical area"), required=False, choices=_areas, **options)


def _areas() -> list[tuple[str, Any]]:
    tree = [
        (localized(name), [(top, localized(name)), *((code, localized(words)) for code, words in leaves)])
        for (top, name), leaves in category_choices()
    ]
    return [("", _("All areas")), *tree]


class AuthoriseForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    scheme = SchemeField()
    technical_area = AreaField()
    starts_on = forms.DateField(label=pgettext_lazy("a day", "From"), widget=DayInput(), initial=today)
    ends_on = forms.DateField(label=_("Until"), widget=DayInput(), required=False)


class EndForm(forms.Form):
    ends_on = forms.DateField(
        label=_("Last day"), widget=DayInput(), initial=today, help_text=_("Today means at once.")
    )


class StaffProfileForm(forms.ModelForm[StaffProfile]):
    printed = ("name_zh", "name_en")

    class Meta:
        model = StaffProfile
        fields = ["name_zh", "name_en", "employment", "since", "until"]
        widgets = {"since": DayInput(), "until": DayInput()}
        help_texts = {"employment": _("Outsourced people may evaluate. They never decide.")}

    def __init__(self, *args: Any, is_me: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in EMPLOYMENT if is_me else ():  # another administrator says that
            del self.fields[name]


class CompetenceForm(forms.ModelForm[Competence]):
    scheme = SchemeField()
    technical_area = AreaField()

    class Meta:
        model = Competence
        fields = ["role", "scheme", "technical_area", "basis", "starts_on", "ends_on"]
        widgets = {"starts_on": DayInput(), "ends_on": DayInput()}
        help_texts = {"basis": _("Training, years of practice, witnessed work: what the judgement rests on.")}


class ConflictForm(forms.ModelForm[Conflict]):
    organisation = NamedOrganisationField(label=_("Organisation"))

    class Meta:
        model = Conflict
        fields = ["kind", "organisation", "starts_on", "ends_on", "note"]
        widgets = {"starts_on": DayInput(), "ends_on": DayInput()}


class AssessmentForm(forms.ModelForm[ImpartialityAssessment]):
    class Meta:
        model = ImpartialityAssessment
        fields = ["risks", "measures"]
        widgets = {"risks": forms.Textarea(attrs={"rows": 5}), "measures": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "risks": _("Who advised on what, and how far a certification would judge the house's own advice."),
            "measures": _("What keeps the judgement free: other people, other products, time that has passed."),
        }


class AssessmentAnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Answer"), choices=ImpartialityAssessment.Outcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
