"""What people type about themselves."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.groups import organisations_called
from accounts.models import Organisation, OrganisationMembership, User
from lib.credit_code import credit_code
from lib.text import plain_name
from web.acting import say_remarks


class LetterLanguageField(forms.ChoiceField):
    """In which language somebody is written to who is new here: that of the page, unless the writer says otherwise."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Language of the letter"),
            choices=User._meta.get_field("language").choices or [],
            initial=get_language,
            required=False,
            help_text=_("Whoever has an account here is written to in the language they chose."),
        )


class SignUpForm(forms.Form):
    """What a new person says besides address and password (django-allauth's form adds those)."""

    printed = ("name",)  # whoever signs an agreement stands on it
    name = forms.CharField(
        label=_("Your name"), max_length=100, validators=[plain_name], widget=forms.TextInput({"autocomplete": "name"})
    )
    field_order = ["name", "email", "password1"]

    def signup(self, request: Any, user: User) -> None:
        user.name = self.cleaned_data["name"].strip()
        user.save(update_fields=["name"])
        say_remarks(request, [self])


class NewPasswordForm(forms.Form):
    """A password for somebody who has none yet."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    again = forms.CharField(
        label=_("Password again"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two passwords differ."))
        return cleaned


class ProfileForm(forms.Form):
    """How we call and address a person."""

    printed = ("name",)  # of a signatory
    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=100,
        validators=[plain_name],
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("zh-hans", "中文"), ("en", "English")],
        help_text=_("For pages after signing in, and for letters to you."),
    )


class OrganisationDetailsForm(forms.Form):
    """What may change about an organisation."""

    printed = ("name_zh", "name_en", "address_zh", "address_en")
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=200, required=False, validators=[plain_name])
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False, validators=[plain_name])
    address_zh = forms.CharField(label=_("Address in Chinese"), max_length=300, required=False)
    address_en = forms.CharField(label=_("Address in English"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned["name_zh"] and not cleaned["name_en"]:
            self.add_error("name_zh", _("Give the name in Chinese or in English."))
        return cleaned


class OrganisationForm(OrganisationDetailsForm):
    """An organisation as it registers: in China by its unified social credit code, elsewhere by its number there."""

    country = forms.ChoiceField(label=_("Country or region"), choices=lambda: list(countries), initial="CN")
    credit_code = forms.CharField(
        label=_("Unified social credit code"),
        max_length=30,
        required=False,
        help_text=_("18 characters, on the business licence. For organisations registered in China."),
        widget=forms.TextInput({"autocapitalize": "characters", "spellcheck": "false"}),
    )
    registration_number = forms.CharField(
        label=_("Registration number abroad"),
        max_length=60,
        required=False,
        help_text=_("For organisations registered elsewhere: the number in that country's register."),
    )
    field_order = ["country", "credit_code", "registration_number", "name_zh", "name_en", "address_zh", "address_en"]

    def clean_credit_code(self) -> str:
        typed = self.cleaned_data["credit_code"]
        code = credit_code(typed)
        if typed and not code:
            raise forms.ValidationError(
                _("This is not a unified social credit code: it has 18 characters, the last one a check character.")
            )
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if cleaned["country"] == "CN":
            cleaned["registration_number"] = ""
            if not cleaned["credit_code"]:
                self.add_error("credit_code", _("Give the unified social credit code."))
        else:
            cleaned["credit_code"] = ""
            cleaned["registration_number"] = cleaned["registration_number"].strip()
            if not cleaned["registration_number"]:
                self.add_error("registration_number", _("Give the registration number."))
        return cleaned


class InviteMemberForm(forms.Form):
    """Who is to act for the organisation, and as what."""

    printed = ("name",)
    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=100, validators=[plain_name])
    role = forms.ChoiceField(
        label=_("Role"),
        choices=OrganisationMembership.Role.choices,
        initial=OrganisationMembership.Role.MEMBER,
        help_text=_("Administrators invite people and change the organisation's details."),
    )
    language = LetterLanguageField()


class NamedOrganisationField(forms.CharField):
    """An organisation that is here already, named by its code or its registered name."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Its unified social credit code, or its registered name."))
        super().__init__(max_length=200, **options)

    def clean(self, value: Any) -> Organisation | None:
        typed = super().clean(value)
        organisations = organisations_called(typed)
        if len(organisations) > 1:
            raise forms.ValidationError(_("Several organisations have this name. Give the unified social credit code."))
        if not organisations:
            raise forms.ValidationError(
                _("We know no organisation of this code or name. Check the spelling, or enter it once it has joined.")
            )
        return organisations[0]


class ParentForm(forms.Form):
    """Whom an organisation belongs to, as its administrator states it."""

    parent = NamedOrganisationField(label=_("Parent organisation"))
    source = forms.CharField(
        label=pgettext_lazy("of a tie", "Source"),
        max_length=300,
        help_text=_("Where anybody can look it up: a company register, an annual report."),
    )


class TieForm(ParentForm):
    """Who belongs to whom, as an operator looked it up."""

    child = NamedOrganisationField(label=_("Organisation"))
    field_order = ["child", "parent", "source"]


class CheckTieForm(forms.Form):
    looked_up_in = forms.CharField(
        label=_("Where you looked it up"), max_length=300, help_text=_("Register, page and day.")
    )


class EndTieForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)
