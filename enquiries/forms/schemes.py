"""Under which of its schemes a body answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lib.text import localized
from register.models import RegisterEntry


class SchemeForm(forms.Form):
    """One of `schemes`; where there is one, it is chosen."""

    scheme = forms.ChoiceField(label=_("With which scheme"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, schemes: Iterable[RegisterEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(entry.pk), localized(entry.name)) for entry in schemes]
        self.fields["scheme"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["scheme"].initial = choices[0][0]
