"""What a holder types to send a page to a buyer."""

from django import forms
from django.utils.translation import gettext_lazy as _


class BuyerForm(forms.Form):
    email = forms.EmailField(
        label=_("Your buyer's e-mail address"),
        max_length=254,
        help_text=_("We send one letter in English with the link and the PDF of today, and keep no address."),
    )
