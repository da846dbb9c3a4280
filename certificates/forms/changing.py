"""What registrars, holders and decision makers type when a certificate is to be suspended, restored or ended."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.actions.measures import MAY_PROPOSE
from certificates.forms.fields import IN_ONE, PaperField, day_field, lines_field
from certificates.models import Certificate, HolderRequest
from certificates.queries import certificates_of_number
from certificates.reasons import HOLDERS_REQUEST
from certificates.terms import reasons_for
from lib.fields import needed_where
from lib.text import bilingual, localized
from staff.queries import people_with


class PublicWordsForm(forms.Form):
    """Words for the public, in both languages: its notice repeats them."""

    printed: tuple[str, ...] = ("words_zh", "words_en")
    words_zh = lines_field(gettext_lazy("Public explanation in Chinese"), rows=2)
    words_en = lines_field(gettext_lazy("Public explanation in English"), rows=2)

    def words(self) -> dict[str, str]:
        return bilingual(self.cleaned_data["words_zh"], self.cleaned_data["words_en"])


class ConditionsForm(forms.Form):
    """What has to be done before a suspension can be lifted: in one language at least."""

    printed: tuple[str, ...] = ("conditions_zh", "conditions_en")
    conditions_zh = needed_where(lines_field(gettext_lazy("What lifts it, in Chinese"), IN_ONE, rows=2))
    conditions_en = needed_where(lines_field(gettext_lazy("What lifts it, in English"), IN_ONE, rows=2))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(f"conditions_{language}", "").strip() for language in ("zh", "en")):
            self.add_error("conditions_zh", _("Say what must be done before the suspension can be lifted."))
        return given

    def conditions(self) -> dict[str, str]:
        return bilingual(self.cleaned_data["conditions_zh"], self.cleaned_data["conditions_en"])


class OnRequestForm(PublicWordsForm):
    """The holder's own request: the letter itself, where the holder has not asked signed in."""

    paper = PaperField(
        label=gettext_lazy("The holder's written request"),
        help_text=gettext_lazy(
            "The signed letter as a PDF or a photograph. It stays in the internal file, under its hash."
        ),
    )

    def __init__(self, *args: Any, request: HolderRequest | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        if request is not None:
            self.fields.pop("paper")
            self.fields.pop("ends_on", None)

    def ground(self) -> dict[str, Any]:
        """What `actions.suspend_on_request` and `actions.cancel_on_request` act upon."""
        if self.request is not None:
            return {"request": self.request}
        return {name: self.cleaned_data[name] for name in ("paper", "ends_on") if name in self.fields}


class CancelOnRequestForm(OnRequestForm):
    pass


class SuspendOnRequestForm(ConditionsForm, OnRequestForm):
    printed = ("conditions_zh", "conditions_en", "words_zh", "words_en")
    ends_on = day_field(gettext_lazy("Last day of the suspension"))
    field_order = ["paper", "ends_on", "conditions_zh", "conditions_en", "words_zh", "words_en"]


class AskForm(forms.Form):
    """What a holder asks for, signed in on its own certificate page."""

    words = forms.CharField(
        label=gettext_lazy("Why you ask for this"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    has_read = forms.BooleanField()

    def __init__(self, *args: Any, wish: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wish == HolderRequest.Wish.SUSPEND:
            self.fields["ends_on"] = day_field(_("Last day of the suspension"))
            self.fields["has_read"].label = _(
                "We ask for this as the holder, and stop using the mark once it is suspended."
            )
        else:
            self.fields["has_read"].label = _("We ask for this as the holder, and know that it cannot be undone.")
        self.order_fields(["words", "ends_on", "has_read"])

    def typed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("words", "ends_on") if name in self.fields}


def evidence_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("What was found"),
        help_text=gettext_lazy("For whoever decides: reports, samples, letters. Not public."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ProposalForm(forms.Form):
    """What one person proposes about a certificate, with the evidence, and another decides."""

    evidence = evidence_field()
    paper = PaperField(
        label=gettext_lazy("Evidence as a file"),
        required=False,
        help_text=gettext_lazy("A report or a letter. Not public."),
    )

    def __init__(self, *args: Any, certificate: Certificate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.certificate = certificate

    def typed(self) -> dict[str, Any]:
        """What `actions.propose_measure` takes."""
        names = ("evidence", "paper", "reason", "ends_on", "verified_by")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class WithReasonForm(ProposalForm):
    """With a reason of the scheme's list; none is chosen beforehand. The holder's request goes another way."""

    measure = "withdraw"
    reason = forms.ChoiceField(label=gettext_lazy("Reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed: Any = self.fields["reason"]
        reasons = [reason for reason in reasons_for(self.certificate, self.measure) if reason.code != HOLDERS_REQUEST]
        listed.choices = [("", _("Choose a reason")), *((reason.code, localized(reason.words)) for reason in reasons)]


class ProposeWithdrawForm(WithReasonForm):
    field_order = ["reason", "evidence", "paper"]


class ProposeCancelForm(WithReasonForm):
    measure = "cancel"
    field_order = ["reason", "evidence", "paper"]


class ProposeSuspendForm(ConditionsForm, WithReasonForm):
    measure = "suspend"
    ends_on = day_field(gettext_lazy("Last day of the suspension"))
    field_order = ["reason", "evidence", "paper", "ends_on", "conditions_zh", "conditions_en"]

    def typed(self) -> dict[str, Any]:
        return super().typed() | {"conditions": self.conditions()}


class ProposeRestoreForm(ProposalForm):
    evidence = forms.CharField(
        label=gettext_lazy("How the conditions were met"),
        help_text=gettext_lazy("For whoever decides: what was looked at, where and when. Not public."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    verified_by: Any = forms.ModelChoiceField(
        label=gettext_lazy("Verified by"), queryset=None, empty_label=gettext_lazy("Choose who saw it")
    )
    field_order = ["evidence", "verified_by", "paper"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["verified_by"]
        people.queryset = people_with(*MAY_PROPOSE)


class ProposeSuccessorForm(ProposalForm):
    number = forms.CharField(label=gettext_lazy("Number of the certificate that takes its place"), max_length=100)
    field_order = ["number", "evidence", "paper"]

    def clean_number(self) -> Certificate:
        successors = certificates_of_number(self.cleaned_data["number"])
        if not successors:
            raise forms.ValidationError(_("You have no certificate of that number."))
        if len(successors) > 1:
            raise forms.ValidationError(_("Several of your certificates have this number. Type it as it is printed."))
        return successors[0]

    def typed(self) -> dict[str, Any]:
        return super().typed() | {"successor": self.cleaned_data["number"]}


PROPOSALS: dict[str, type[ProposalForm]] = {
    "suspend": ProposeSuspendForm,
    "restore": ProposeRestoreForm,
    "withdraw": ProposeWithdrawForm,
    "cancel": ProposeCancelForm,
    "supersede": ProposeSuccessorForm,
}


class DecideForm(PublicWordsForm):
    answer = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("agree", gettext_lazy("Agree: it takes effect at once")), ("refuse", gettext_lazy("Refuse"))],
        widget=forms.RadioSelect,
    )
    words_zh = needed_where(lines_field(gettext_lazy("Reason in Chinese, public where you agree"), IN_ONE, rows=2))
    words_en = needed_where(lines_field(gettext_lazy("Reason in English, public where you agree"), IN_ONE, rows=2))
    field_order = ["answer", "words_zh", "words_en"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(f"words_{language}", "").strip() for language in ("zh", "en")):
            self.add_error("words_zh", _("Say why."))
        return given
