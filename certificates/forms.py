"""What registrars, quality managers and decision makers type."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.queries import offered_schemes
from certificates.drafting import Limits
from certificates.models import Certificate, IssuingRules
from certificates.reasons import HOLDERS_REQUEST
from certificates.terms import reasons_for
from lib.text import bilingual, localized

COLUMNS = {
    "number", "product_zh", "product_en", "trademark", "holder_name_zh", "holder_name_en", "holder_address_zh",
    "holder_address_en", "manufacturer_name_zh", "manufacturer_name_en", "manufacturer_address_zh",
    "manufacturer_address_en", "mode_zh", "mode_en", "grade", "may_bear_mark", "issued_on", "first_issued_on",
    "valid_from", "valid_until",
}  # fmt: skip
MOST_LINES = 5000


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def lines_field(label: Any, help_text: Any, rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, widget=area)


class ImportForm(forms.ModelForm[Certificate]):
    """An older certificate as it is printed: the minimum content of PROCESS.md section 10."""

    scheme_choice = forms.ChoiceField(label=gettext_lazy("Scheme"), required=False)
    standards_text = lines_field(
        gettext_lazy("Standards"), gettext_lazy("One a line: number and year | title (optional)."), rows=3
    )
    models_text = lines_field(gettext_lazy("Models"), gettext_lazy("One a line: model | specification (optional)."))
    factories_text = lines_field(
        gettext_lazy("Factories"), gettext_lazy("One a line: name in Chinese | in English | address."), rows=3
    )
    measured_text = lines_field(
        gettext_lazy("Measured values"), gettext_lazy("One a line: name | value | unit."), rows=2
    )

    class Meta:
        model = Certificate
        fields = sorted(COLUMNS)
        field_classes = dict.fromkeys(("issued_on", "valid_from"), forms.DateField)
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("issued_on", "first_issued_on", "valid_from", "valid_until")
        }

    field_order = [
        "number", "scheme_choice", "product_zh", "product_en", "models_text", "trademark", "standards_text",
        "holder_name_zh", "holder_name_en", "holder_address_zh", "holder_address_en",
        "manufacturer_name_zh", "manufacturer_name_en", "manufacturer_address_zh", "manufacturer_address_en",
        "factories_text", "mode_zh", "mode_en", "grade", "measured_text", "may_bear_mark",
        "issued_on", "first_issued_on", "valid_from", "valid_until",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(version.scheme_id): version for version in offered_schemes()}
        choices = [(pk, localized(version.name)) for pk, version in self.versions.items()]
        scheme: Any = self.fields["scheme_choice"]
        scheme.choices = [("", _("none of those offered here")), *choices]
        if self.instance.number:
            self.initial.update(texts_of(self.instance))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, label in (("product", _("product")), ("holder_name", _("holder"))):
            if not (given.get(f"{name}_zh") or given.get(f"{name}_en")):
                self.add_error(f"{name}_zh", _("Name the %(what)s in Chinese or in English.") % {"what": label})
        for name in ("standards_text", "models_text", "factories_text", "measured_text"):
            if len(rows_of(given.get(name, ""))) > MOST_LINES:
                self.add_error(name, _("At most %(most)d lines.") % {"most": MOST_LINES})
        return given

    def _post_clean(self) -> None:
        """The model is checked by the action: a form that fails must not touch the instance."""

    def content(self) -> dict[str, Any]:
        """What `actions.prepare_import` takes."""
        given = self.cleaned_data
        version = self.versions.get(given["scheme_choice"])
        return {name: given[name] for name in COLUMNS} | {
            "scheme": version.scheme_id if version else None,
            "scheme_version": version.number if version else None,
            "scheme_name_zh": version.name_zh if version else "",
            "scheme_name_en": version.name_en if version else "",
            "standards": [
                {"number": row[0], "title": bilingual(row[1], row[1])} for row in rows_of(given["standards_text"])
            ],
            "covered_models": [{"model": row[0], "specification": row[1]} for row in rows_of(given["models_text"])],
            "factories": [
                {"name": bilingual(row[0], row[1]), "address": bilingual(row[2], row[2])}
                for row in rows_of(given["factories_text"])
            ],
            "measured": [
                {"name": bilingual(row[0], row[0]), "value": row[1], "unit": row[2]}
                for row in rows_of(given["measured_text"])
            ],
        }


def rows_of(text: str) -> list[list[str]]:
    """Lines of up to three parts, split at | or tab; empty lines are passed over."""
    lines = [
        line.replace("｜", "|").replace("\t", "|").split("|") for line in text.splitlines() if line.strip(" \t|｜")
    ]
    return [[*(part.strip() for part in line), "", ""][:3] for line in lines]


def texts_of(certificate: Certificate) -> dict[str, str]:
    """A certificate's lists as their boxes show them."""
    return {
        "scheme_choice": str(certificate.scheme or ""),
        "standards_text": joined((row["number"], row["title"]["zh"]) for row in certificate.standards),
        "models_text": joined((row["model"], row["specification"]) for row in certificate.covered_models),
        "factories_text": joined(
            (row["name"]["zh"], row["name"]["en"], row["address"]["zh"]) for row in certificate.factories
        ),
        "measured_text": joined((row["name"]["zh"], row["value"], row["unit"]) for row in certificate.measured),
    }


def joined(rows: Any) -> str:
    return "\n".join(" | ".join(row).rstrip(" |") for row in rows)


class ConfirmForm(forms.Form):
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)  # nobody vouches for what was changed meanwhile
    takes_responsibility = forms.BooleanField(
        label=gettext_lazy(
            "The body granted this certificate as it stands here, holds the records of its decision, and answers for "
            "what is stated."
        )
    )

    def clean_seen_at(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen_at"])
        except ValueError:
            return None


class WordsForm(forms.Form):
    """Words for the public, in both languages."""

    words_zh = lines_field(gettext_lazy("Public explanation in Chinese"), "", rows=2)
    words_en = lines_field(gettext_lazy("Public explanation in English"), "", rows=2)

    def words(self) -> dict[str, str]:
        return bilingual(self.cleaned_data["words_zh"], self.cleaned_data["words_en"])


class ReasonForm(forms.Form):
    """A reason of the scheme's list."""

    measure = "cancel"
    reason = forms.ChoiceField(label=gettext_lazy("Reason"))

    def __init__(self, *args: Any, certificate: Certificate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed: Any = self.fields["reason"]
        listed.choices = [(reason.code, localized(reason.words)) for reason in reasons_for(certificate, self.measure)]


class CancelForm(ReasonForm, WordsForm):
    pass


class SuspendForm(ReasonForm):
    measure = "suspend"
    ends_on = day_field(gettext_lazy("Last day of the suspension"))
    conditions_zh = lines_field(gettext_lazy("What lifts it, in Chinese"), "", rows=2)
    conditions_en = lines_field(gettext_lazy("What lifts it, in English"), "", rows=2)

    def conditions(self) -> dict[str, str]:
        return bilingual(self.cleaned_data["conditions_zh"], self.cleaned_data["conditions_en"])


class SuspendOnRequestForm(SuspendForm, WordsForm):
    field_order = ["reason", "ends_on", "conditions_zh", "conditions_en", "words_zh", "words_en"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].initial = HOLDERS_REQUEST


class EvidenceForm(WordsForm):
    words_zh = lines_field(gettext_lazy("How the conditions were met, in Chinese"), "", rows=2)
    words_en = lines_field(gettext_lazy("How the conditions were met, in English"), "", rows=2)


class SuccessorForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Number of the certificate that takes its place"), max_length=100)


def found_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("What was found"),
        help_text=gettext_lazy("For whoever decides: reports, samples, letters. Not public."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ProposeRestoreForm(forms.Form):
    evidence = found_field()


class ProposeWithdrawForm(ReasonForm):
    measure = "withdraw"
    evidence = found_field()


class ProposeSuspendForm(SuspendForm):
    evidence = found_field()


PROPOSALS: dict[str, type[forms.Form]] = {
    "suspend": ProposeSuspendForm,
    "restore": ProposeRestoreForm,
    "withdraw": ProposeWithdrawForm,
}


class DecideForm(WordsForm):
    answer = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("agree", gettext_lazy("Agree: it takes effect at once")), ("refuse", gettext_lazy("Refuse"))],
        widget=forms.RadioSelect,
    )
    words_zh = lines_field(gettext_lazy("Reason in Chinese, public where you agree"), "", rows=2)
    words_en = lines_field(gettext_lazy("Reason in English, public where you agree"), "", rows=2)


class IssueForm(forms.Form):
    """What a registrar may still set on a certificate that a decision grants."""

    models_text = lines_field(
        gettext_lazy("Models"), gettext_lazy("One a line: model | specification. Not more than was decided.")
    )
    mode_zh = forms.CharField(label=gettext_lazy("certification mode in Chinese"), max_length=300, required=False)
    mode_en = forms.CharField(label=gettext_lazy("certification mode in English"), max_length=300, required=False)
    grade = forms.ChoiceField(label=gettext_lazy("grade"), required=False)
    measured_text = lines_field(
        gettext_lazy("Measured values"), gettext_lazy("One a line: name | value | unit."), rows=2
    )
    issued_on = day_field(gettext_lazy("issue date"))
    valid_from = day_field(gettext_lazy("valid from"))
    valid_until = day_field(gettext_lazy("valid until"), required=False)
    may_bear_mark = forms.BooleanField(label=gettext_lazy("the mark may be used"), required=False)
    next_surveillance_on = day_field(
        gettext_lazy("First surveillance by"), required=False, help_text=gettext_lazy("Needed with the mark.")
    )

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if limits.grades:
            grade: Any = self.fields["grade"]
            named = [(code, " ".join(filter(None, [code, localized(name)]))) for code, name in limits.grades]
            grade.choices = [("", "–"), *named]
        else:
            del self.fields["grade"]
        if not limits.licenses_mark:
            del self.fields["may_bear_mark"]
        if not (limits.licenses_mark and limits.needs_surveillance):
            del self.fields["next_surveillance_on"]

    def content(self) -> dict[str, Any]:
        """What `actions.issue_for_case` takes."""
        given = self.cleaned_data
        kept = ("mode_zh", "mode_en", "issued_on", "valid_from", "valid_until")
        return {name: given[name] for name in kept} | {
            "first_issued_on": given["issued_on"],
            "grade": given.get("grade", ""),
            "may_bear_mark": given.get("may_bear_mark", False),
            "covered_models": [{"model": row[0], "specification": row[1]} for row in rows_of(given["models_text"])],
            "measured": [
                {"name": bilingual(row[0], row[0]), "value": row[1], "unit": row[2]}
                for row in rows_of(given["measured_text"])
            ],
        }


class SignForm(forms.Form):
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)
    has_read = forms.BooleanField(label=gettext_lazy("I have read the certificate above and sign it for the body."))

    def clean_seen_at(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.cleaned_data["seen_at"])
        except ValueError:
            return None


class PlanForm(forms.Form):
    next_due_on = day_field(gettext_lazy("next surveillance by"))


class RulesForm(forms.ModelForm[IssuingRules]):
    class Meta:
        model = IssuingRules
        fields = ["number_pattern", "holds_back_unpaid"]
        help_texts = {"number_pattern": gettext_lazy("With {year} and {serial}; {body} and {scheme} may be added.")}

    def _post_clean(self) -> None:
        """The action checks: a form that fails must not touch the instance."""
