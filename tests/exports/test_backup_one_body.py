"""One body comes back by itself into a database that does not know it: every row, the register and its files, or nothing."""

import shutil
import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django_tenants.utils import tenant_context

from accounts.models import BodyMembership, Organisation, OrganisationMembership, User
from applications.models import Party
from billing import actions as billing
from billing.models import Invoice
from enquiries.models import Award, BodyQuestion, Demand, DemandAnswer, Enquiry, EnquiryFile, InvitedBody, QuoteCopy
from exports import one_body
from lib import clock
from lib.archive import manifest_of
from oversight.models import Confirmation
from register.actions import Stated, record_statements
from register.models import Kind, RegisterEntry, Statement
from staff.models import Role
from tenants import opening
from tenants.models import CertificationBody, Domain
from tests.billing.making import APPLICATION, TEST_FEE
from tests.cast import acts_for, works_for
from tests.enquiries.making import published_demand
from tests.exports.making import furnish
from tests.register.making import said
from tests.support import database

pytestmark = pytest.mark.slow


def bill(body: CertificationBody, client: Organisation) -> None:
    """An invoice that was issued and paid: it does not come back as the draft that each begins as."""
    fin, cleo = (User.objects.get(email=f"{name}@example.org") for name in ("fin", "cleo"))
    with tenant_context(body):
        billing.set_bank_account(body, by=fin, holder="北印", bank="演示银行", number="1", days_to_pay=15)
        (draft,) = billing.draft_from_fees(client, subject=APPLICATION, lines=[TEST_FEE], by=cleo)
        invoice = billing.issue(draft, by=fin)
        billing.record_payment(invoice, amount=invoice.total, received_on=clock.today(), bank_reference="R1", by=fin)


def ask(body: CertificationBody, client: Organisation, alice: User) -> None:
    """An enquiry to two bodies, with a file, a question and the quote that was taken; and a demand that was answered."""
    other, now = CertificationBody.objects.get(slug="greenmark"), clock.now()
    enquiry = Enquiry.objects.create(number="E2026-00001", organisation=client, asked_by=alice, deadline=now)
    file = EnquiryFile(enquiry=enquiry, name="drawing.csv", content_type="text/csv", size=7, sha256="0" * 64)
    file.file.save("enquiries/drawing.csv", ContentFile(b"model,W"))
    quotes = []
    for each in (body, other):
        invited = InvitedBody.objects.create(enquiry=enquiry, body=each, scheme=uuid.uuid4(), scheme_zh="电热水壶")
        BodyQuestion.objects.create(id=uuid.uuid4(), invited=invited, text=f"220 V? ({each.slug})")
        quotes.append(QuoteCopy.objects.create(id=uuid.uuid4(), invited=invited, number=1, content={}, sha256="0" * 64))
    Award.objects.create(enquiry=enquiry, quote=quotes[0], awarded_by=alice)
    demand = published_demand(client, alice)
    Demand.objects.filter(pk=demand.pk).update(named_body=other, legal_basis="GB 1-2020 §4")
    for each in (body, other):
        DemandAnswer.objects.create(demand=demand, body=each, scheme=uuid.uuid4(), words=each.slug, answered_by=alice)


@pytest.fixture
def backup(committed, tmp_path):
    northseal = CertificationBody.objects.get(slug="northseal")
    acme = Organisation.objects.create(name_zh="爱克米电器（演示）有限公司", name_en="Acme (demo) Ltd")
    furnish(northseal, works_for(northseal, "rita", Role.REGISTRAR), acme)
    record_statements(Kind.CERTIFICATE, [Stated(uuid.uuid4(), 1, said())], body=northseal)
    bill(northseal, acme)
    ask(northseal, acme, acts_for(acme, "alice", OrganisationMembership.Role.ADMINISTRATOR))
    call_command("backup_body", "northseal", tmp_path / "northseal.zip", verbosity=0)
    return tmp_path / "northseal.zip"


@pytest.fixture
def elsewhere(backup, database_server, snapshot, files_of_this_test):
    """An installation with no body of that name, and none of its files."""
    with database.clone(database_server, snapshot) as name, database.owning(database_server, name):
        northseal = CertificationBody.objects.get(slug="northseal")
        opening._drop(northseal.schema_name)
        Domain.objects.all().delete()
        BodyMembership.objects.all().delete()
        with database.guards_at_rest():
            Confirmation.objects.all().delete()
        User.objects.all().delete()
        CertificationBody.objects.filter(pk=northseal.pk).delete()
        shutil.rmtree(files_of_this_test)
        yield name


def has_schema() -> bool:
    return opening._exists("body_northseal")


def test_a_body_comes_back_whole_with_its_statements_and_files(backup, elsewhere, files_of_this_test, tmp_path):
    call_command("restore_body", backup, verbosity=0)
    northseal = CertificationBody.objects.get(slug="northseal")
    call_command("backup_body", "northseal", tmp_path / "again.zip", verbosity=0)
    assert manifest_of(tmp_path / "again.zip")["tables"] == manifest_of(backup)["tables"]
    assert (Statement.objects.count(), RegisterEntry.objects.get().number) == (1, "NS2026-0471-01")
    rita = BodyMembership.objects.get(body=northseal, user__email="rita@example.org").user
    assert rita.check_password("a long pass phrase")
    assert [path for path in files_of_this_test.rglob("*.csv") if path.is_file()]
    assert Invoice.objects.get().state == "paid"
    with tenant_context(northseal):
        assert Party.objects.get().organisation.name_en == "Acme (demo) Ltd"
    record_statements(Kind.CERTIFICATE, [Stated(uuid.uuid4(), 1, said())], body=northseal)  # numbers go on


def test_what_it_was_asked_and_what_it_answered_come_along_and_nothing_of_others(backup, elsewhere, files_of_this_test):
    CertificationBody.objects.all().delete()  # nor is the body here that the demand names
    call_command("restore_body", backup, verbosity=0)
    enquiry = Enquiry.objects.get()
    assert (enquiry.asked_by.email, enquiry.organisation.name_en) == ("alice@example.org", "Acme (demo) Ltd")
    assert enquiry.award.quote.invited == enquiry.invited.get() == QuoteCopy.objects.get().invited
    assert (BodyQuestion.objects.get().text, DemandAnswer.objects.get().words) == ("220 V? (northseal)", "northseal")
    assert (Demand.objects.get().named_body, Demand.objects.get().legal_basis) == (None, "GB 1-2020 §4")
    with EnquiryFile.objects.get().file.open() as file:
        assert file.read() == b"model,W"


def test_what_stops_in_the_middle_leaves_nothing(backup, elsewhere, monkeypatch):
    monkeypatch.setattr(one_body, "_bring_files", lambda _archive: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        one_body.restore_body(backup)
    assert not CertificationBody.objects.filter(slug="northseal").exists()
    assert not User.objects.filter(email="rita@example.org").exists()
    assert not has_schema()


def test_a_body_that_is_here_is_not_touched(backup, database_server):
    here = connection.settings_dict["NAME"]
    with database.owning(database_server, here), pytest.raises(CommandError, match="here already"):
        call_command("restore_body", backup)
    assert has_schema()
    assert connection.schema_name == "public"


def test_rows_that_name_what_is_not_here_come_in_by_no_means(backup, elsewhere, monkeypatch):
    """Keys rest while rows come in, and are asked before anybody sees them."""
    copied_in = one_body._copied_in
    monkeypatch.setattr(
        one_body, "_copied_in", lambda model, archive: None if model is User else copied_in(model, archive)
    )
    with pytest.raises(CommandError, match="name others that are not here"):
        call_command("restore_body", backup)
    assert not CertificationBody.objects.filter(slug="northseal").exists()
    assert not has_schema()


def test_a_body_that_names_no_organisation_is_backed_up_too(committed, tmp_path):
    call_command("backup_body", "greenmark", tmp_path / "greenmark.zip", verbosity=0)
    assert manifest_of(tmp_path / "greenmark.zip")["tables"]["accounts_organisation"] == [0, "0/0"]
