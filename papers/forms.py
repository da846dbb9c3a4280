"""What a body gives its papers: two pictures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NAMES = ("logo", "seal")


class PicturesForm(forms.Form):
    """Logo and seal; a field that is left empty leaves what is there."""

    logo = forms.FileField(
        label=_("Logo"), required=False, help_text=_("PNG or JPEG, up to 5 MB. It stands at the head of each paper.")
    )
    without_logo = forms.BooleanField(label=_("Papers bear no logo any more"), required=False)
    seal = forms.FileField(
        label=_("Seal"),
        required=False,
        help_text=_("PNG with a transparent ground, square, up to 5 MB. It lies over the body's name where it signs."),
    )
    without_seal = forms.BooleanField(label=_("Papers bear no seal any more"), required=False)

    def values(self) -> dict[str, Any]:
        """name → the file sent, or None where the picture goes; what is not named stays as it is."""
        cleaned = self.cleaned_data
        sent = {name: cleaned[name] for name in NAMES if cleaned[name]}
        return sent | {name: None for name in NAMES if cleaned[f"without_{name}"] and name not in sent}
