"""What is typed before a body leaves: by its administrator who asks for it, by the operator who announces it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lib import clock
from lib.fields import DayInput
from oversight.actions.closing import SHORTEST
from oversight.forms.keeping import PublicReasonForm
from oversight.models import ClosingRequest
from tenants.models import CertificationBody

USUAL = timedelta(days=30)


class LeavingForm(PublicReasonForm):
    """From which day a body is closed, why, and whom to ask then."""

    closes_on = forms.DateField(
        label=_("First day on which it is closed"),
        widget=DayInput(),
        help_text=_(
            "From the beginning of this day, in the body's time zone, its host is gone. Until then it can export."
        ),
    )
    ask_zh = forms.CharField(
        label=_("Whom to ask then, in Chinese"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "zh-Hans"}),
        help_text=_(
            "Somebody who answers for its certificates and its records: a name, a telephone number or an address."
        ),
    )
    ask_en = forms.CharField(
        label=_("Whom to ask then, in English"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
    field_order = ["closes_on", "zh", "en", "ask_zh", "ask_en"]

    def __init__(self, *args: Any, body: CertificationBody, wish: ClosingRequest | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest | {"initial": _initial(body, wish)})
        self.body = body
        self.fields["closes_on"].widget.attrs["min"] = (clock.today(body.time_zone) + SHORTEST).isoformat()

    def words(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        typed = self.cleaned_data
        return {
            "reason": {"zh": typed["zh"], "en": typed["en"]},
            "ask": {"zh": typed["ask_zh"], "en": typed["ask_en"]},
        }


class CloseForm(LeavingForm):
    """The operator's: the body's address is typed as well, so that it is this body and no other."""

    typed = forms.CharField(label=_("The body's address, to confirm"), max_length=40)
    field_order = [*LeavingForm.field_order, "typed"]

    def __init__(self, *args: Any, body: CertificationBody, **rest: Any) -> None:
        super().__init__(*args, body=body, **rest)
        self.fields["typed"].help_text = _("Type %(slug)s.") % {"slug": body.slug}

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"]
        if typed.strip() != self.body.slug:
            raise forms.ValidationError(_("That is not this body's address: type %(slug)s.") % {"slug": self.body.slug})
        return typed


def _initial(body: CertificationBody, wish: ClosingRequest | None) -> dict[str, date | str]:
    first = clock.today(body.time_zone) + SHORTEST
    if wish is None:
        return {"closes_on": clock.today(body.time_zone) + USUAL}
    return {
        "closes_on": max(wish.wished_on, first),
        "zh": wish.reason_zh,
        "en": wish.reason_en,
        "ask_zh": wish.ask_zh,
        "ask_en": wish.ask_en,
    }
