"""Who accepts, by which document: as a body states it, and as an editor looked it up."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lib.fields import DayInput
from lib.text import localized
from oversight.actions import newest_change
from oversight.models import Acceptance
from tenants.models import CertificationBody
from vocabulary.countries import market_codes, market_name
from vocabulary.models import Region
from vocabulary.queries import categories_to_choose
from vocabulary.terms import Characteristic


class AcceptanceForm(forms.ModelForm[Acceptance]):
    """What a body states of a scheme of its own: its products are the scheme's, and it is on the list where there is one."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)  # the newest change the person saw
    takes_any_body = forms.TypedChoiceField(
        label=_("Which bodies"),
        coerce=lambda value: value == "True",
        choices=[(True, _("Any approved body")), (False, _("Only bodies on its list"))],
        widget=forms.RadioSelect,
        initial=True,
    )
    market = forms.ChoiceField(
        label=_("Country or market"),
        choices=lambda: [(code, localized(market_name(code))) for code in market_codes()],
    )
    region = forms.ModelChoiceField(
        Region.objects.filter(parent=None), label=_("Province, where it is only one"), required=False, empty_label="–"
    )

    class Meta:
        model = Acceptance
        fields: ClassVar[list[str]] = [
            "acceptor_zh", "acceptor_en", "document_zh", "document_en", "document_number", "clause", "takes_any_body",
            "weight", "benefit_zh", "benefit_en", "market", "region", "valid_from", "valid_until", "source_zh",
            "source_en", "source_url",
        ]  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {
            **{name: DayInput() for name in ("valid_from", "valid_until", "checked_on")},
            "weight": forms.RadioSelect,
            "source_url": forms.URLInput(attrs={"spellcheck": "false"}),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "acceptor_zh": _("Authority, platform or buyer, as it calls itself. In Chinese, English or both."),
            "document_zh": _("What says so: a notice, a tender's conditions, rules of a platform."),
            "clause": _("Where in it: article, clause, page."),
            "benefit_zh": _("What it brings: points in a tender, a shorter check, a listing."),
            "source_zh": _("Where anybody can read it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].label_from_instance = lambda region: localized(region.name)  # type: ignore[attr-defined]
        if not self.instance._state.adding:
            self.initial["seen"] = newest_change(self.instance)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, words in [
            ("acceptor", _("Say who accepts, in Chinese or in English.")),
            ("document", _("Name the document, in Chinese or in English.")),
            ("source", _("Say where it can be read, in Chinese or in English.")),
        ]:
            both = (f"{name}_zh", f"{name}_en")
            if not self.errors.keys() & set(both) and not any(given.get(field) for field in both):
                self.add_error(both[0], words)
        since, until = given.get("valid_from"), given.get("valid_until")
        if since and until and until < since:
            self.add_error("valid_until", _("It cannot end before it begins."))
        if given.get("region") and given.get("market") != "CN":
            self.add_error("region", _("A province is one of China: choose China as the market, or no province."))
        return given


class CheckedAcceptanceForm(AcceptanceForm):
    """The same as an editor found it: also for all schemes of some products, and with the day."""

    categories = forms.MultipleChoiceField(label=_("Products"), widget=forms.CheckboxSelectMultiple)
    properties = forms.MultipleChoiceField(
        label=_("Properties"),
        required=False,
        choices=Characteristic.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: whichever a scheme certifies."),
    )
    listed = forms.MultipleChoiceField(
        label=_("Bodies on its list"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta(AcceptanceForm.Meta):
        fields: ClassVar[list[str]] = [*AcceptanceForm.Meta.fields, "categories", "properties", "listed", "checked_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checked_on"].required = True
        self.fields["categories"].choices = categories_to_choose()  # type: ignore[attr-defined]
        bodies = CertificationBody.objects.filter(kind=CertificationBody.Kind.BODY).order_by("slug")
        self.fields["listed"].choices = [(str(body.pk), localized(body.name)) for body in bodies]  # type: ignore[attr-defined]
        if self.instance.scheme:  # a body's word is of its own scheme, whatever its products are
            for name in ("categories", "properties"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("takes_any_body"):
            given["listed"] = []
        elif "listed" in given and not given["listed"]:
            self.add_error("listed", _("Tick the bodies that are on its list."))
        return given


class MissedForm(forms.Form):
    """That an editor looked and did not find it."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    looked_on = forms.DateField(label=_("Day on which you looked"), widget=DayInput())
