"""The demo has something to show for everybody, and nothing in it can be mistaken for real."""

import re
from random import Random

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django_tenants.utils import tenant_context
from psycopg import sql

from accounts.models import DemoSignIn, Notice, Organisation, OrganisationMembership
from accounts.trying import WAYS_IN, suggestions
from billing.bank.queries import proposals_for
from billing.models import Checkout, CreditNote, Dispute, Invoice, Payout, Reminder, StatementLine, Transfer
from billing.providers import stripe_client
from cases.models import Case
from cases.transitions import State
from certificates.models import Certificate
from imports.models import Batch
from marketplace.demo import bodies, cases, import_example, orders, people, services, welcome
from marketplace.demo.filling import fill
from marketplace.demo.rows import rows, the
from portfolio.models import OrderCopy, ReportHanding
from register.models import RegisterEntry
from register.queries import offered_schemes
from reviews.models import Review
from tenants.hosts import site_url
from tenants.models import CertificationBody
from tests.support.emptying import take_bodies_away
from tests.support.stripe_double import running

NOBODY = "http://127.0.0.1:9/"
pytestmark = pytest.mark.xdist_group("demo")  # what is made for one is there for all


@pytest.fixture(scope="module")
def double(tmp_path_factory):
    """Payments by card are on while the demo is filled, as `make demo` has them. Nobody hears its events."""
    with pytest.MonkeyPatch.context() as patch, running(tmp_path_factory.mktemp("double"), NOBODY) as base:
        patch.setattr(settings, "STRIPE_SECRET_KEY", "sk_test_of_the_double")
        patch.setattr(settings, "STRIPE_API_BASE", base)
        stripe_client._client.cache_clear()
        yield
        stripe_client._client.cache_clear()


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker, tmp_path_factory, double):
    """The demo, made once for this file and rolled back."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        take_bodies_away()
        file = tmp_path_factory.mktemp("import") / "directory.csv"
        file.write_bytes(import_example.look_alike(Random(1)))
        fill(say=lambda _words: None, certificates_per_scheme=3, import_from=file)
        yield
        transaction.set_rollback(True)


def test_demo_data_goes_into_a_demo_only(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")


@pytest.mark.slow
def test_every_scheme_of_the_data_is_published(filled):
    shown = set(RegisterEntry.objects.schemes().values_list("slug", flat=True))
    assert shown == {row.slug for row in rows()}


@pytest.mark.slow
def test_what_is_told_within_a_step_follows_it(filled):
    with tenant_context(CertificationBody.objects.get(slug="northseal")):
        for certificate in Certificate.objects.exclude(case=None):
            assert certificate.prepared_at <= certificate.signed_at


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
    told = [cases.states_of(tenant.slug, number) for number, tenant in enumerate(bodies.TENANTS, 1) if tenant.fields]
    assert issued.count() == sum(states.count("certified") for states in told) == 7


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
def test_whoever_a_visitor_is_told_to_try_first_is_there(filled):
    assert [suggestion.email for suggestion, _person in suggestions()] == [each.email for each in WAYS_IN]


@pytest.mark.slow
def test_people_have_a_name_that_either_language_can_read(filled):
    staff = DemoSignIn.objects.exclude(body=None).values_list("user__name", flat=True)
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+ [A-Z][a-z]+ [A-Z][a-z]+", name) for name in staff)


@pytest.mark.slow
def test_a_filled_demo_is_filled_no_more(filled):
    said = []
    fill(say=said.append, certificates_per_scheme=3)
    assert said[-1].made == len(said) - 1
    assert DemoSignIn.objects.filter(user__email="operator@demo.example").count() == 1


@pytest.mark.slow
def test_every_body_has_its_staff(filled):
    houses = sum(len(people.STAFF if tenant.kind == "body" else people.PARTNERS_STAFF) for tenant in bodies.TENANTS)
    assert DemoSignIn.objects.exclude(body=None).count() == houses + len(import_example.STAFF)


@pytest.mark.slow
def test_what_tenants_sell_beside_certification_is_on_offer(filled):
    assert RegisterEntry.objects.services().filter(status="PUBLISHED").count() == len(services.service_rows())


@pytest.mark.slow
def test_orders_stand_at_every_step(filled):
    steps = {copy.statement.state for copy in OrderCopy.objects.all()}
    assert steps == {"requested", "offered", "confirmed", "closed", "cancelled", "declined"}


@pytest.mark.slow
def test_a_report_of_a_laboratory_was_handed_to_a_case_and_its_work_reviewed(filled):
    assert ReportHanding.objects.get().content["number"] == orders.ENERGY_REPORT
    assert Review.objects.get().answered_at


@pytest.mark.slow
def test_the_welcome_names_every_role_and_host(filled):
    words = "\n".join(welcome.lines())
    assert site_url("/sign-in/demo/") in words
    assert all(f"http://{tenant.slug}.guildmark.localhost" in words for tenant in bodies.TENANTS)
    assert all(person in words for person in ("Platform operator", "second person", "Editor, Observer"))


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


KEEPS_HOSTS = {
    "accounts_letter": "what was sent stays as it was sent",
    "papers_issuedpaper": "the address to check it at is printed on it",
    "tenants_domain": "the table of hosts itself",
}


def columns_that_hold(words: str) -> set[str]:
    """Every "table.column" of text or JSON, in any schema, of which a row holds the words."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT table_schema, table_name, column_name FROM information_schema.columns
            WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_schema !~ '^(spare|guildmark_)'
                AND data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY')""")
        found = set()
        for schema, table, column in cursor.fetchall():
            where = sql.Identifier(schema, table)
            ask = sql.SQL("SELECT EXISTS (SELECT FROM {} WHERE {}::text LIKE %s)").format(where, sql.Identifier(column))
            cursor.execute(ask, [f"%{words}%"])
            if cursor.fetchone()[0] and table not in KEEPS_HOSTS:
                found.add(f"{table}.{column}")
    return found


@pytest.mark.slow
def test_no_row_knows_under_which_host_and_port_it_was_written(filled, settings):
    assert columns_that_hold(settings.SITE_HOST) == set()


@pytest.mark.slow
def test_the_bodies_begin_confirmed_and_the_example_that_moved_in_does_not(filled):
    certifying = set(CertificationBody.objects.certifying().values_list("slug", flat=True))
    assert certifying == {tenant.slug for tenant in bodies.TENANTS if tenant.kind == "body"}
    assert CertificationBody.objects.get(slug="import-example").is_overseas


@pytest.mark.slow
def test_a_rule_that_is_not_filed_takes_no_applications(filled):
    overseas = {tenant.slug for tenant in bodies.TENANTS if tenant.country != "CN"}
    unfiled = {row.slug for row in rows() if row.rule == "not_filed" and row.body not in overseas}
    assert unfiled
    assert not offered_schemes().filter(slug__in=unfiled).exists()


@pytest.mark.slow
def test_the_scheme_that_ccc_overtook_is_closed_and_its_holders_know(filled):
    closed = [row.slug for row in rows() if row.closed]
    assert closed == ["ac-charging-pile"]
    assert not offered_schemes().filter(slug__in=closed).exists()
    entry = RegisterEntry.objects.schemes().get(slug="ac-charging-pile")
    held = RegisterEntry.objects.certificates().filter(scheme=entry.pk)
    people = Notice.objects.filter(body=entry.body, subject_zh__contains=entry.as_scheme.name["zh"]).values("user")
    told = OrganisationMembership.objects.filter(user__in=people).values_list("organisation", flat=True)
    assert held
    assert {certificate.as_certificate.organisation for certificate in held} <= set(told)


@pytest.mark.slow
def test_some_certificates_rest_on_the_edition_before(filled):
    entries = RegisterEntry.objects.certificates().filter(content__scheme_version=1)
    old = [row for row in rows() if row.before]
    schemes = RegisterEntry.objects.schemes().filter(slug__in=[row.slug for row in old])
    held = [entry.as_certificate for entry in entries.filter(scheme__in=[scheme.pk for scheme in schemes])]
    assert held
    assert {standard.number for statement in held for standard in statement.standards} & set(
        the("refrigerator-energy").before.standards
    )


@pytest.mark.slow
def test_whoever_grades_states_a_grade_and_what_was_measured_in_its_unit(filled):
    entry = RegisterEntry.objects.schemes().get(slug="refrigerator-energy")
    held = RegisterEntry.objects.certificates().filter(scheme=entry.pk, content__origin="imported")
    for certificate in (entry.as_certificate for entry in held):
        assert certificate.grade in {"1", "2", "3"}
        assert certificate.measured[0].unit == "kWh/24h"
        assert 0.35 <= float(certificate.measured[0].value) <= 0.98


@pytest.mark.slow
def test_payments_by_card_stand_at_every_step(filled):
    assert sorted(Checkout.objects.values_list("state", flat=True)) == ["paid", "paid", "paid", "pending"]
    assert Dispute.objects.get().may_be_answered
    assert Payout.objects.get().state == "in_transit"


@pytest.mark.slow
def test_a_transfer_left_a_credit_and_a_line_of_the_bank_waits_that_is_sure(filled):
    assert Transfer.objects.with_credit().filter(body__slug="northseal").count() == 1
    sure = [proposal.is_sure for _line, proposal in proposals_for(list(StatementLine.objects.waiting()))]
    assert sorted(sure) == [False, False, False, True]


@pytest.mark.slow
def test_a_credit_note_waits_for_its_red_fapiao(filled):
    assert CreditNote.objects.get(state="open").red_fapiaos.get().state == "confirmed"


@pytest.mark.slow
def test_an_overdue_invoice_was_reminded_of_twice(filled):
    assert list(Reminder.objects.values_list("days", flat=True)) == [7, 21]
