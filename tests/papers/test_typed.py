"""Whoever types what goes on a paper hears of letters that no paper can show: in every form, by one function."""

from importlib import import_module

import pytest
from django.forms import BaseForm

from papers.typed import about_printed
from tests.support.signing_in import signed_in

PRINTED = {
    "accounts.forms.InviteMemberForm",
    "accounts.forms.OrganisationDetailsForm",
    "accounts.forms.OrganisationForm",
    "accounts.forms.ProfileForm",
    "accounts.forms.SignUpForm",
    "accounts.sign_in_forms.SignUp",
    "applications.forms.LabelledTextForm",
    "billing.forms.BankAccountForm",
    "billing.forms.CreditNoteForm",
    "billing.forms.CurrencyAccountForm",
    "billing.forms.InvoiceForm",
    "billing.forms.LineForm",
    "billing.forms.MoreTimeForm",
    "catalog.forms.passport.PassportForm",
    "catalog.forms.rows.FeeRow",
    "catalog.forms.rows.ReasonRow",
    "catalog.forms.rows.StandardRow",
    "catalog.forms.sections.DescriptionForm",
    "catalog.forms.sections.NamesForm",
    "catalog.forms.sections.NewSchemeForm",
    "catalog.forms.sections.SchemeRuleForm",
    "catalog.forms.services.NewServiceForm",
    "catalog.forms.services.TestRow",
    "catalog.forms.services.WhatForm",
    "certificates.forms.changing.CancelOnRequestForm",
    "certificates.forms.changing.ConditionsForm",
    "certificates.forms.changing.DecideForm",
    "certificates.forms.changing.OnRequestForm",
    "certificates.forms.changing.ProposeSuspendForm",
    "certificates.forms.changing.PublicWordsForm",
    "certificates.forms.changing.SuspendOnRequestForm",
    "certificates.forms.entering.ImportForm",
    "certificates.forms.issuing.RulesForm",
    "certificates.forms.styling.StyleForm",
    "evaluations.forms.DecisionForm",
    "evaluations.forms.EvaluationPlanForm",
    "evaluations.forms.NonconformityForm",
    "evaluations.forms.ResultForm",
    "oversight.forms.keeping.JoinForm",
    "oversight.forms.keeping.StandardForm",
    "staff.forms.InviteColleagueForm",
    "staff.forms.StaffProfileForm",
}  # applications and certificates to be issued are asked about whole: applications.printing, certificates.papers


def forms_with_printed(form: type[BaseForm] = BaseForm) -> dict[str, type]:
    """Every form of ours that names fields which go on a paper."""
    own = {f"{form.__module__}.{form.__qualname__}": form} if getattr(form, "printed", ()) else {}
    return own | {name: each for sub in form.__subclasses__() for name, each in forms_with_printed(sub).items()}


def test_every_form_whose_words_go_on_a_paper_names_its_fields():
    for module in {name.rpartition(".")[0] for name in PRINTED}:
        import_module(module)
    found = {name: form for name, form in forms_with_printed().items() if not name.startswith(("allauth.", "tests."))}
    assert set(found) == PRINTED
    unknown = {name: set(form.printed) - set(form.base_fields) for name, form in found.items()}
    assert {name: fields for name, fields in unknown.items() if fields} == {}


def test_texts_and_rows_of_texts_are_looked_at():
    class Typed:
        printed = ("name", "rows")
        cleaned_data = {"name": "清源", "rows": [{"code": "A", "name": {"zh": "一级", "en": "Grade 😀"}}], "note": "𠮷"}

    words = about_printed([Typed()])
    assert "😀 (U+1F600)" in words
    assert "𠮷" not in words
    assert about_printed([]) == ""


@pytest.mark.django_db
def test_the_passport_is_taken_and_its_owner_told(visit, northseal, ada):
    visitor = signed_in(visit(northseal), ada)
    page = visitor.post("/desk/passport/", {"address_zh": "𠮷路 1 号"}, follow=True)
    shown = page.content.decode()
    assert "is saved" in shown
    assert "No paper can show these characters: 𠮷 (U+20BB7)" in shown


@pytest.mark.django_db
def test_lines_of_an_invoice_are_asked_about_as_well(visit, northseal, fin, acme):
    visitor = signed_in(visit(northseal), fin)
    head = {"organisation": acme.credit_code, "about_zh": "费", "currency": "CNY"}
    line = {"description_zh": "𠮷", "quantity": "1", "price": "10", "tax_rate": "6"}
    rows = {"lines-TOTAL_FORMS": "1", "lines-INITIAL_FORMS": "0"} | {
        f"lines-0-{name}": text for name, text in line.items()
    }
    page = visitor.post("/desk/invoices/new/", head | rows, follow=True)
    assert "𠮷 (U+20BB7)" in page.content.decode()
