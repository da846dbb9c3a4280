"""What a buyer demands, and how a body answers."""

import re
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from enquiries.forms.schemes import SchemeForm
from enquiries.models import Demand
from enquiries.naming import NO_BASIS, cites
from lib.fields import DayInput
from lib.text import localized
from register.models import RegisterEntry
from tenants.models import CertificationBody
from vocabulary.countries import market_codes, market_name
from vocabulary.queries import categories_to_choose
from vocabulary.standards import parse
from vocabulary.terms import Characteristic

MOST_PRODUCTS, MOST_STANDARDS = 10, 10
OF_A_SCHEME = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class DemandForm(forms.ModelForm[Demand]):
    """A demand as a buyer types it. `knows_rule` is asked only where hardly any body can answer."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("For which organisation"))
    categories = forms.MultipleChoiceField(label=_("Products"), widget=forms.CheckboxSelectMultiple)
    properties = forms.MultipleChoiceField(
        label=_("Which properties must be certified"),
        choices=Characteristic.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What you need to know of the product, whoever certifies it."),
    )
    standards = forms.CharField(
        label=_("Standards demanded"), required=False, max_length=900, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line, with the year where one edition is meant: GB/T 35602-2017."),
    )  # fmt: skip
    market = forms.ChoiceField(label=_("Where the product will be sold or used"), required=False)
    named_body = forms.ModelChoiceField(
        CertificationBody.objects.filter(kind=CertificationBody.Kind.BODY).order_by("slug"),
        label=_("A body by name"), required=False, empty_label=_("Name nobody"),
    )  # fmt: skip
    named_scheme = forms.CharField(label=_("A scheme by name: the address of its page"), required=False, max_length=300)
    knows_rule = forms.BooleanField(label=_("I have read this and publish all the same"), required=False)

    class Meta:
        model = Demand
        fields: ClassVar[list[str]] = [
            "organisation", "title_zh", "title_en", "categories", "properties", "criteria_zh", "criteria_en", "standards",
            "accepts_equivalent", "market", "needs_accreditation", "needs_green_rows", "named_body", "named_scheme",
            "legal_basis", "ends_on",
        ]  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {
            "criteria_zh": forms.Textarea(attrs={"rows": 4, "lang": "zh-Hans"}),
            "criteria_en": forms.Textarea(attrs={"rows": 4, "lang": "en"}),
            "ends_on": DayInput(),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "title_zh": _("In Chinese, English or both."),
            "criteria_zh": _(
                "Limits and values that can be checked: sound power at most 55 dB(A), VOC at most 50 g/L."
            ),
            "accepts_equivalent": _(
                "Other proof of the same properties is taken as well. Leave it ticked: the law asks for it."
            ),
            "legal_basis": _("The rule by which you may name one body or scheme: its name, article and date."),
        }

    def __init__(self, *args: Any, organisations: Any, asks_rule: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["categories"].choices = categories_to_choose()  # type: ignore[attr-defined]
        markets = [(code, localized(market_name(code))) for code in market_codes()]
        self.fields["market"].choices = [("", _("Anywhere")), *markets]  # type: ignore[attr-defined]
        self.fields["named_body"].label_from_instance = lambda body: localized(body.name)  # type: ignore[attr-defined]
        own = list(organisations[:2])
        if len(own) == 1:
            self.fields["organisation"].initial = own[0].pk
            self.fields["organisation"].widget = self.fields["organisation"].hidden_widget()
        if not asks_rule:
            del self.fields["knows_rule"]

    def clean_categories(self) -> list[str]:
        codes: list[str] = self.cleaned_data["categories"]
        if len(codes) > MOST_PRODUCTS:
            raise ValidationError(_("At most ten products: one demand is for one thing."))
        return codes

    def clean_standards(self) -> list[str]:
        """The numbers as their publishers write them. Raises ValidationError for a line that holds none."""
        lines = [line.strip() for line in self.cleaned_data["standards"].splitlines() if line.strip()]
        parsed = [(line, parse(line)) for line in lines]
        if unread := [line[:60] for line, number in parsed if number is None]:
            raise ValidationError(_("We could not read this as a standard: %(line)s."), params={"line": unread[0]})
        if len(parsed) > MOST_STANDARDS:
            raise ValidationError(_("At most ten standards."))
        return list(dict.fromkeys(number.full for _line, number in parsed if number))

    def clean_named_scheme(self) -> UUID | None:
        typed = self.cleaned_data["named_scheme"].strip()
        if not typed:
            return None
        address = OF_A_SCHEME.search(typed)
        entry = RegisterEntry.objects.schemes().filter(pk=address[0]).first() if address else None
        if entry is None:
            raise ValidationError(_("No scheme has this address. Copy that of its page in the register."))
        return entry.pk

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, words in [
            ("title", _("Give it a title, in Chinese or in English.")),
            ("criteria", _("Say what you will accept, in Chinese or in English.")),
        ]:
            both = (f"{name}_zh", f"{name}_en")
            if not self.errors.keys() & set(both) and not any(given.get(field) for field in both):
                self.add_error(both[0], words)
        if (given.get("named_body") or given.get("named_scheme")) and not cites(given.get("legal_basis") or ""):
            self.add_error("legal_basis", NO_BASIS)
        return given


class PartingForm(forms.Form):
    """Why a demand is taken back, or with what thanks it ends."""

    words = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, label: Any, required: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["words"].required = label, required


class DemandAnswerForm(SchemeForm):
    """With which scheme a body answers, and how it meets the demand."""

    words = forms.CharField(
        label=_("How it meets the demand"), max_length=1500, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Criterion by criterion. The buyer reads it, and nobody is promised a result."),
    )  # fmt: skip
