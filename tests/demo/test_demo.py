"""The demo has something to show for everybody, and nothing in it can be mistaken for real."""

from random import Random

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django_tenants.utils import tenant_context

from accounts.models import BodyMembership, DemoSignIn, Organisation
from applications.models import Case
from applications.transitions import State
from billing.models import Invoice
from imports.models import Batch
from marketplace.demo import bodies, import_example, people, schemes, welcome
from marketplace.demo.filling import fill
from register.models import RegisterEntry
from tenants.hosts import site_url
from tenants.models import CertificationBody, Domain
from tests.support import database

pytestmark = pytest.mark.xdist_group("demo")  # what is made for one is there for all


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, made once for this file and rolled back."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        for body in CertificationBody.objects.all():
            database.by_the_owner(f"DROP SCHEMA {body.schema_name} CASCADE")
        BodyMembership.objects.all().delete()
        Domain.objects.all().delete()
        CertificationBody.objects.all().delete()
        file = tmp_path_factory.mktemp("import") / "directory.csv"
        file.write_bytes(import_example.look_alike(Random(1)))
        fill(say=lambda _words: None, certificates_per_scheme=3, import_from=file)
        yield
        transaction.set_rollback(True)


def test_demo_data_goes_into_a_demo_only(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")


def test_sixty_schemes_are_described():
    assert len(list(schemes.rows())) == 60


@pytest.mark.slow
def test_every_scheme_of_the_data_is_published(filled):
    shown = set(RegisterEntry.objects.schemes().values_list("slug", flat=True))
    assert shown == {row.slug for row in schemes.rows()}


@pytest.mark.slow
def test_certificates_come_in_every_public_state(filled):
    assert {"VALID", "SUSPENDED", "WITHDRAWN", "CANCELLED", "EXPIRED", "SUPERSEDED"} == set(
        RegisterEntry.objects.certificates().values_list("status", flat=True)
    )


@pytest.mark.slow
def test_the_first_body_shows_cases_in_every_state(filled):
    with tenant_context(CertificationBody.objects.get(slug="northseal")):
        assert set(Case.objects.values_list("state", flat=True)) == {*State}


@pytest.mark.slow
def test_enterprises_have_invoices_to_pay_and_paid(filled):
    assert {"issued", "paid"} <= set(Invoice.objects.values_list("state", flat=True))


@pytest.mark.slow
def test_a_certificate_came_out_of_a_case(filled):
    issued = RegisterEntry.objects.certificates().filter(content__origin="issued_here", status="VALID")
    assert issued.count() == 7


@pytest.mark.slow
def test_every_name_says_that_it_is_a_demo(filled):
    assert all("demo" in body.name_en and "演示" in body.name_zh for body in CertificationBody.objects.all())
    assert all("demo" in organisation.name_en for organisation in Organisation.objects.all())


@pytest.mark.slow
def test_every_role_can_be_signed_in_as(filled):
    titles = set(DemoSignIn.objects.values_list("title_en", flat=True))
    assert {"Platform operator", "Editor", "Observer", "Enterprise", "Decision maker", "Finance"} <= titles


@pytest.mark.slow
def test_whoever_can_be_signed_in_as_may_set_up_a_second_factor(filled):
    unconfirmed = DemoSignIn.objects.exclude(
        user__in=EmailAddress.objects.filter(verified=True, primary=True).values("user")
    )
    assert not unconfirmed.exists()


@pytest.mark.slow
def test_every_body_has_its_staff(filled):
    assert DemoSignIn.objects.exclude(body=None).count() == 11 * len(bodies.TENANTS) + len(import_example.STAFF)


@pytest.mark.slow
def test_the_welcome_names_every_role_and_host(filled):
    words = "\n".join(welcome.lines())
    assert site_url("/sign-in/demo/") in words
    assert all(f"http://{tenant.slug}.guildmark.localhost" in words for tenant in bodies.TENANTS)
    assert "Platform operator, Editor, Observer" in words


@pytest.mark.slow
def test_a_body_has_moved_in_with_a_file_and_every_page_of_it_says_that_it_is_an_example(filled):
    with tenant_context(CertificationBody.objects.get(slug="import-example")):
        batch = Batch.objects.get()
    assert (batch.counts["entered"], batch.counts["refused"], batch.counts["repeated"]) == (59, 1, 1)
    body = RegisterEntry.objects.certificates().filter(body__slug="import-example").first().body
    assert "not issued by OSHWA" in body.name_en
    assert "非 OSHWA 颁发" in body.name_zh


@pytest.mark.slow
def test_everybody_who_can_be_signed_in_as_has_a_case(filled):
    clients = set()
    for body in CertificationBody.objects.filter(kind="body"):
        with tenant_context(body):
            clients |= set(Case.objects.values_list("organisation_id", flat=True))
    assert len(clients) == people.SIGNED_IN_AS
