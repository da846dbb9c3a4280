"""On which days a body is closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lib.fields import DayInput


class ClosedDaysForm(forms.Form):
    first_day = forms.DateField(label=_("First closed day"), widget=DayInput())
    last_day = forms.DateField(
        label=_("Last closed day"), help_text=_("The same day again for a single one."), widget=DayInput()
    )
