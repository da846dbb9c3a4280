"""What those who ask to join type, and what operators answer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from lib.fields import DayInput
from lib.refusal import Refused
from lib.text import localized
from oversight.actions.confirming import Listed, Looked
from oversight.actions.joining import refuse_slug
from oversight.models import BodyRequest, Confirmation, Rule, approval_number
from tenants.models import host_label
from vocabulary.countries import market_codes, market_name
from vocabulary.models import CompulsoryRule, ProductCategory, Standard
from vocabulary.queries import categories_to_choose, standard_named
from vocabulary.standards import parse
from vocabulary.terms import Characteristic
from vocabulary.time_zones import zones
from web.uploads import Upload, checked

BIGGEST_PAGE = 10 * 1024 * 1024
PAGES = {"application/pdf", "image/png", "image/jpeg"}


class JoinForm(forms.ModelForm[BodyRequest]):
    """A body's request, as its contact person writes it."""

    printed = ("name_zh", "name_en", "approval_number")
    country = forms.ChoiceField(
        label=_("Country or region"), required=False, choices=lambda: list(countries), initial="CN"
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=lambda: [("", _("as in the capital")), *((zone, zone) for zone in zones())],
        help_text=_("Days of validity, deadlines and invoices end at midnight there."),
    )

    class Meta:
        model = BodyRequest
        fields = [
            "kind",
            "country",
            "time_zone",
            "name_zh",
            "name_en",
            "slug",
            "approval_number",
            "contact_name",
            "email",
            "phone",
            "message",
        ]
        widgets = {
            "message": forms.Textarea(attrs={"rows": 4}),
            "slug": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        }
        help_texts = {
            "slug": _("Small Latin letters, digits and hyphens. It becomes the first word of your web address."),
            "approval_number": _("For certification bodies approved in China: CNCA-R-YYYY-NNN."),
            "message": _("What you certify, how many certificates you would bring, whatever helps us to answer."),
        }

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"] or "CN")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        number = cleaned.get("approval_number")
        if number and cleaned.get("country") == "CN":
            self._check_number(number)
        if cleaned.get("kind") == "body" and not cleaned.get("approval_number") and not cleaned.get("message"):
            self.add_error(
                "approval_number", _("Give the approval number, or say in the message under which law you certify.")
            )
        return cleaned

    def _check_number(self, number: str) -> None:
        try:
            approval_number(number)
        except ValidationError as error:
            self.add_error("approval_number", error)


class ApproveForm(forms.Form):
    slug = forms.CharField(label=_("Address"), max_length=40, validators=[host_label])

    def clean_slug(self) -> str:
        """Asked here as well as in the action: an address may be looked at before anything is opened."""
        slug: str = self.cleaned_data["slug"]
        try:
            refuse_slug(slug)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return slug


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class PublicReasonForm(forms.Form):
    """Why a body's standing changes, in words that its visitors read."""

    zh = forms.CharField(
        label=_("Reason in Chinese, for the public"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "zh-Hans"}),
    )
    en = forms.CharField(
        label=_("Reason in English, for the public"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )


class ConfirmationForm(forms.Form):
    """What an operator found on the public list. Nothing is ticked beforehand: it is to be read there."""

    list_url = forms.URLField(
        label=_("Address of the list"), max_length=500, assume_scheme="https",
        help_text=_("Where you saw it: the approving authority's own register, never a copy."),
    )  # fmt: skip
    looked_on = forms.DateField(label=_("Day on which you looked"), widget=DayInput())
    page = forms.FileField(
        label=_("The page as you saw it"), help_text=_("PDF, PNG or JPEG. It is kept with your finding.")
    )
    outcome = forms.ChoiceField(
        label=_("What the list says"),
        widget=forms.RadioSelect,
        choices=[choice for choice in Confirmation.Outcome.choices if choice[0] != Confirmation.Outcome.GRACE],
    )
    approval_number = forms.CharField(
        label=_("Approval number, as on the list"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"spellcheck": "false"}),
    )
    categories = forms.MultipleChoiceField(
        label=_("Approved fields, as on the list"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("A top category covers everything under it."),
    )  # fmt: skip
    approved_until = forms.DateField(label=_("Approved until"), required=False, widget=DayInput())
    reason = forms.CharField(
        label=_("If it is not on the list: what the list says instead"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = categories_to_choose()  # type: ignore[attr-defined]

    def clean_page(self) -> Upload:
        try:
            upload = checked(self.cleaned_data["page"], biggest=BIGGEST_PAGE)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        if upload.content_type not in PAGES:
            raise ValidationError(_("Keep the page as PDF, PNG or JPEG."))
        return upload

    def looked(self) -> Looked:
        given = self.cleaned_data
        return Looked(given["list_url"], given["looked_on"], given["page"])

    def listed_as(self) -> Listed:
        given = self.cleaned_data
        return Listed(given["approval_number"], given["categories"], given["approved_until"])


class TimeZoneForm(PublicReasonForm):
    """Where a body's days begin and end from now on."""

    zone = forms.ChoiceField(label=_("Time zone"), choices=lambda: [(zone, zone) for zone in zones()])
    field_order = ["zone", "zh", "en"]


class StandardForm(forms.ModelForm[Standard]):
    """An edition of a standard as somebody looked it up; other standards are named by their numbers."""

    printed = ("reference", "name_zh", "name_en")
    reference = forms.CharField(label=_("number with its year"), max_length=80)
    replacing = forms.CharField(
        label=_("replaced by"),
        required=False,
        max_length=80,
        help_text=_("The number of another edition that stands in this list, with its year: GB 12021.2-2025."),
    )

    class Meta:
        model = Standard
        fields = [
            "reference",
            "name_zh",
            "name_en",
            "publisher",
            "status",
            "in_force_from",
            "replacing",
            "transition_until",
            "source_zh",
            "source_en",
            "source_url",
            "checked_on",
        ]
        widgets = {name: DayInput() for name in ("in_force_from", "transition_until", "checked_on")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checked_on"].required = True
        if self.instance.pk:
            del self.fields["reference"]
            self.fields["replacing"].initial = self.instance.replaced_by and self.instance.replaced_by.reference

    def clean_reference(self) -> str:
        """Takes the number apart. Raises ValidationError for what is none, and for one that stands in the list."""
        number = parse(self.cleaned_data["reference"])
        if number is None or number.year is None:
            raise forms.ValidationError(_("Write the number with its year: GB/T 4706.1-2024."))
        if Standard.objects.filter(key=number.key, year=number.year).exists():
            raise forms.ValidationError(_("This edition stands in the list already."))
        self.instance.key, self.instance.number, self.instance.year = number.key, number.text, number.year
        return number.full

    def clean_replacing(self) -> str:
        """Looks the other edition up. Raises ValidationError where the list does not have it."""
        reference: str = self.cleaned_data["replacing"]
        self.instance.replaced_by = standard_named(reference) if reference else None
        if reference and self.instance.replaced_by is None:
            raise forms.ValidationError(_("That edition does not stand in the list yet. Add it first."))
        return reference


class RuleForm(forms.ModelForm[Rule]):
    """A rule as somebody looked it up today."""

    class Meta:
        model = Rule
        fields = ["value", "source_zh", "source_en", "source_url", "checked_on"]
        widgets = {"checked_on": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.instance.code
        if code not in VALUES:
            del self.fields["value"]
        else:
            self.fields["value"] = VALUES[code]()


def _months() -> forms.Field:
    return forms.IntegerField(label=_("Months until it is asked again"), min_value=1, max_value=12)


def _in_force() -> forms.Field:
    return forms.TypedChoiceField(
        label=_("Is it enforced?"),
        coerce=int,
        choices=[(1, _("Yes, it is enforced")), (0, _("No, it is not enforced"))],
    )


VALUES: dict[str, Callable[[], forms.Field]] = {"confirmed": _months, "own_rule_filed": _in_force}


class CompulsoryRuleForm(forms.ModelForm[CompulsoryRule]):
    """A rule of law as somebody looked it up. What it is called, of what and where, stays with its first edition."""

    FIXED = ("category", "market", "law_zh")

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)  # what the person saw
    market = forms.ChoiceField(
        label=_("Market"), choices=lambda: [(code, localized(market_name(code))) for code in market_codes()]
    )
    properties = forms.MultipleChoiceField(
        label=_("Properties"),
        choices=Characteristic.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What the law looks at. Schemes that certify the same are concerned."),
    )

    class Meta:
        model = CompulsoryRule
        fields = [
            "category", "market", "law_zh", "law_en", "duty", "properties", "applies_from", "repealed_on", "source_zh",
            "source_en", "source_url", "checked_on", "note_zh", "note_en",
        ]  # fmt: skip
        widgets = {
            **{name: DayInput() for name in ("applies_from", "repealed_on", "checked_on")},
            "note_zh": forms.Textarea(attrs={"rows": 2, "lang": "zh-Hans"}),
            "note_en": forms.Textarea(attrs={"rows": 2, "lang": "en"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["edition"] = self.instance.edition
        if self.instance._state.adding:
            self.fields["category"] = forms.ModelChoiceField(ProductCategory.objects.all(), label=_("Product category"))
            self.fields["category"].label_from_instance = _in_the_tree  # type: ignore[attr-defined]
        else:
            for name in self.FIXED:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("applies_from"), given.get("repealed_on")
        if since and until and until < since:
            self.add_error("repealed_on", _("It cannot be repealed before it applies."))
        return given


def _in_the_tree(category: ProductCategory) -> str:
    return "\u2003" * category.code.count(".") + localized(category.name)
