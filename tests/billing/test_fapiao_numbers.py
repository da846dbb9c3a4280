"""A number is that of one fapiao, blue or red, and of one client: its files reach nobody else."""

from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from accounts.models import Organisation
from billing import actions
from billing.fapiao_bulk import actions as bulk
from billing.models import Fapiao, FapiaoFile, Invoice, RedFapiao
from lib.refusal import Refused
from staff.models import Role
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, TEST_FEE
from tests.cast import works_for
from tests.support.private import keep_private_files_in
from tests.support.racing import at_once

CODE = "91110000600037341L"
OURS, THEIRS, RED = "26112000000000000001", "26112000000000000002", "26112000000000000009"


@pytest.fixture(autouse=True)
def private(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


def with_fapiao(invoice, number, fin) -> Invoice:
    actions.request_fapiao(invoice, kind="ordinary", title="某公司", tax_number=CODE, by=fin)
    return actions.record_fapiao(invoice, number=number, by=fin).invoice


@pytest.fixture
def theirs(northseal, account, fin) -> Invoice:
    """Another client's invoice, with its fapiao."""
    client = Organisation.objects.create(name_en="Globex (demo)")
    drafted = actions.draft_invoice(client, body=northseal, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
    return with_fapiao(actions.issue(drafted, by=fin), THEIRS, fin)


@pytest.fixture
def red(invoice, fin) -> RedFapiao:
    """Ours is to be taken back: the form is confirmed."""
    with_fapiao(invoice, OURS, fin)
    note = actions.open_credit_note(invoice, reason={"zh": "更正", "en": "Corrected"}, by=fin)
    return actions.request_red_fapiao(note, form_number="F-1", must_confirm=False, by=fin)


@pytest.mark.django_db
def test_a_slip_of_one_digit_hands_no_file_to_another_client(red, theirs, northseal, fin):
    with pytest.raises(Refused, match="number of a blue fapiao"):
        actions.record_red_fapiao(red, number=THEIRS, by=fin)
    xml = f"<E><EIid>{THEIRS}</EIid></E>".encode()
    bulk.add_fapiao_files([SimpleUploadedFile(f"{THEIRS}.xml", xml)], body=northseal, by=fin)
    assert {file.invoice_id for file in FapiaoFile.objects.all()} == {theirs.pk}


@pytest.mark.django_db
def test_an_original_that_names_another_buyer_reaches_nobody(red, northseal, fin):
    actions.record_red_fapiao(red, number=RED, by=fin)  # mistyped: it is of somebody whose fapiao is not recorded yet
    xml = f"<E><EIid>{RED}</EIid><BuyerIdNum>91310000MA1FL0XX0X</BuyerIdNum></E>".encode()
    done = bulk.add_fapiao_files([SimpleUploadedFile("a.xml", xml)], body=northseal, by=fin)
    assert "91310000MA1FL0XX0X" in done.refused[0][1]
    assert not FapiaoFile.objects.exists()


@pytest.mark.django_db
def test_a_red_number_is_no_blue_one(red, theirs, fin):
    actions.record_red_fapiao(red, number=RED, by=fin)
    with pytest.raises(Refused, match="number of a red-letter fapiao"):
        actions.record_fapiao(theirs, number=RED, by=fin)


@pytest.mark.django_db
def test_no_number_is_of_two_clients_whoever_writes(red, theirs):
    with pytest.raises(IntegrityError, match="belongs to another fapiao"), transaction.atomic():
        Fapiao.objects.filter(number=OURS).update(number=THEIRS)
    with pytest.raises(IntegrityError, match="belongs to another fapiao"), transaction.atomic():
        RedFapiao.objects.update(state="made", number=THEIRS, made_by=red.requested_by, made_at=red.requested_at)


@pytest.mark.django_db
def test_a_red_number_stands_once_whoever_writes(red, invoice, theirs, fin):
    actions.record_red_fapiao(red, number=RED, by=fin)
    note = actions.open_credit_note(theirs, wanted={1: 100}, reason={"zh": "更正", "en": "Corrected"}, by=fin)
    other = actions.request_red_fapiao(note, form_number="F-2", must_confirm=False, by=fin)
    with pytest.raises(IntegrityError, match="a_red_number_is_recorded_once"), transaction.atomic():
        RedFapiao.objects.filter(pk=other.pk).update(state="made", number=RED, made_by=fin, made_at=red.requested_at)


@pytest.mark.slow
def test_of_two_who_record_one_red_number_at_once_one_is_refused_in_words(committed, monkeypatch):
    monkeypatch.setattr("lib.queue._send", lambda *_task: None)
    body = CertificationBody.objects.get(slug="northseal")
    people = [works_for(body, name, Role.FINANCE) for name in ("fin", "penny")]
    fin = people[0]
    actions.set_bank_account(body, by=fin, holder="N", bank="B", number="1")
    client, forms = Organisation.objects.create(name_en="Any"), []
    for number in (OURS, THEIRS):
        drafted = actions.draft_invoice(client, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
        made = with_fapiao(actions.issue(drafted, by=fin), number, fin)
        note = actions.open_credit_note(made, reason={"zh": "更正", "en": "Corrected"}, by=fin)
        forms.append(actions.request_red_fapiao(note, form_number=number, must_confirm=False, by=fin))
    acts = [partial(actions.record_red_fapiao, form, number=RED, by=by) for form, by in zip(forms, people, strict=True)]
    assert at_once(*acts) == ["", "This is the number of a red-letter fapiao."]
