"""What is typed about a seller's work, in answer to it, against it."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from lib.text import localized
from reviews.actions import name_shown
from reviews.models import HidingReason, NameShown, Review, ReviewReport
from reviews.rules import MARKS, QUESTIONS


class OpinionForm(forms.Form):
    """A mark for each question, words, and under which name. Nothing is chosen beforehand."""

    def __init__(self, *args: Any, organisation: Organisation, review: Review | None = None, **kwargs: Any) -> None:
        if review:
            names = (*QUESTIONS, "words", "shown_as")
            kwargs["initial"] = {name: getattr(review, name) for name in names}
        super().__init__(*args, **kwargs)
        for name, words in QUESTIONS.items():
            self.fields[name] = forms.TypedChoiceField(
                label=str(words), choices=[*MARKS.items()], coerce=int, widget=forms.RadioSelect
            )
        self.fields["words"] = forms.CharField(
            label=_("Your review in words"),
            help_text=_("How they worked: what they told you and when, how they dealt with you. Name no person."),
            max_length=Review.LONGEST,
            widget=forms.Textarea(attrs={"rows": 6}),
        )
        self.fields["shown_as"] = forms.ChoiceField(
            label=_("Name that is shown"),
            choices=[(each.value, localized(name_shown(organisation, each.value))) for each in NameShown],
            widget=forms.RadioSelect,
        )

    @property
    def marks(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in QUESTIONS}


class ReviewAnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_(
            "It stands below the review, for everybody, and cannot be changed. Tell nothing of the case itself."
        ),
        max_length=Review.LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ReviewReportForm(forms.ModelForm[ReviewReport]):
    class Meta:
        model = ReviewReport
        fields = ["reason", "words"]
        widgets = {"reason": forms.RadioSelect, "words": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = HidingReason.choices  # type: ignore[attr-defined]  # without the empty one


class HidingForm(forms.Form):
    """Why a review is hidden, as its place says from then on."""

    reason = forms.ChoiceField(label=_("Reason"), choices=HidingReason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In words, as everybody reads it"),
        help_text=_("Do not repeat what is hidden."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SayWhyForm(forms.Form):
    """A sentence that is kept."""

    words = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, label: str | Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = str(label)
