"""What a body chooses of how its papers look."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from certificates.forms.issuing import SignForm
from lib.refusal import Refused
from papers.models import HouseStyle
from papers.styles import STYLE_TEXTS, check_accent, check_text


class StyleForm(forms.ModelForm[HouseStyle]):
    printed = STYLE_TEXTS

    class Meta:
        model = HouseStyle
        fields = ["accent", "head_zh", "head_en", "note_zh", "note_en", "foot_zh", "foot_en"]
        widgets = {
            "accent": forms.TextInput(attrs={"type": "color"}),
            "note_zh": forms.Textarea(attrs={"rows": 2}),
            "note_en": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "accent": gettext_lazy("Dark enough to be read on white: a contrast of 4.5 or more."),
            "head_zh": gettext_lazy(
                "Papers fill these in, in every text: {number} {body} {approval_number} {telephone} {website}"
            ),
        }

    def clean(self) -> dict[str, Any]:
        for name in [*STYLE_TEXTS, "accent"]:
            if typed := self.cleaned_data.get(name):
                self._check(name, typed)
        return self.cleaned_data

    def _check(self, name: str, typed: str) -> None:
        try:
            check_accent(typed) if name == "accent" else check_text(typed)
        except Refused as refusal:
            self.add_error(name, str(refusal))

    def _post_clean(self) -> None:
        """The action changes the draft: a form that fails must not touch it."""


class PublishStyleForm(SignForm):
    has_read = forms.BooleanField(
        label=gettext_lazy("I have looked at the specimen. Papers asked for from now on look like it.")
    )
