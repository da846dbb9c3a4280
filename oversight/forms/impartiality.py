"""What operators type about ownership, and about where bodies may sell advice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries import countries

from lib import clock
from lib.fields import DayInput
from lib.text import localized
from tenants.models import CertificationBody


class OwnershipForm(forms.Form):
    body = forms.ModelChoiceField(CertificationBody.objects.none(), label=_("Certification body"), empty_label="–")
    source = forms.CharField(
        label=pgettext_lazy("of a tie", "Source"),
        max_length=300,
        help_text=_("Where you looked it up: a company register, an annual report; page and day."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies: Any = self.fields["body"]
        bodies.queryset = CertificationBody.objects.filter(kind=CertificationBody.Kind.BODY).order_by("slug")
        bodies.label_from_instance = lambda body: localized(body.name)


class EndOwnershipForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)


class AdvisorySalesForm(forms.Form):
    country = forms.ChoiceField(label=_("Country or region"), choices=lambda: list(countries), initial="CN")
    is_open = forms.TypedChoiceField(
        label=_("May certification bodies established there sell advice?"),
        coerce=lambda value: value == "True",
        choices=[(False, _("No, it is closed")), (True, _("Yes, to organisations they do not certify"))],
        widget=forms.RadioSelect,
    )
    since = forms.DateField(label=_("From which day"), widget=DayInput(), initial=clock.today)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The law or decision it rests on, and where it stands."),
    )
