"""Who may certify is looked up on the public list by an operator, kept with address, day and page, and asked again."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django_tenants.utils import tenant_context

from accounts.models import BodyMembership, Notice
from applications.actions import start_draft
from catalog.actions import publish, write_scheme
from catalog.models import SchemeVersion
from lib import clock
from lib.refusal import Refused
from outbox.models import Due
from outbox.relay import deliver_all, see_to_one_due
from oversight import actions
from oversight.actions.confirming import ASK_AGAIN, ENDS, Listed, Looked
from oversight.models import Confirmation
from oversight.queries import to_confirm
from register.queries import is_offered, offered_schemes
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.catalog.schemes import draft_scheme, give_passport, published_scheme
from tests.staff.making import staffed
from tests.support import database
from tests.support.pdfs import a_pdf_of
from tests.support.private import keep_private_files_in
from web.uploads import checked

pytestmark = pytest.mark.django_db
NUMBER = "CNCA-R-2020-001"
PDF = a_pdf_of("The list")


@pytest.fixture(autouse=True)
def private_place(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


def a_page() -> SimpleUploadedFile:
    return SimpleUploadedFile("list.pdf", PDF, "application/pdf")


def looked(days_ago: int = 0) -> Looked:
    return Looked("https://list.example/", clock.today() - timedelta(days=days_ago), checked(a_page()))


def confirm(body, by, *categories, number=NUMBER):
    return actions.confirm_approval(body, looked=looked(), listed_as=Listed(number, list(categories)), by=by)


@pytest.fixture
def farhill(join_request, olga) -> CertificationBody:
    return actions.approve_request(join_request, slug="farhill", by=olga)


@pytest.fixture
def manager(farhill):
    staffed(farhill)
    return works_for(farhill, "sergei", Role.SCHEME_MANAGER)


def entered(body):
    """Inside a body as it is now."""
    return tenant_context(CertificationBody.objects.get(pk=body.pk))


def test_a_new_body_publishes_nothing_before_an_operator_confirms_it(farhill, manager):
    with entered(farhill), pytest.raises(Refused, match="has not confirmed"):
        published_scheme(manager)


def test_a_confirmed_body_publishes(farhill, manager, olga):
    confirm(farhill, olga, "appliances")
    with entered(farhill):
        assert published_scheme(manager).number == 1


def test_a_body_publishes_within_the_field_that_the_list_has_for_it(farhill, manager, olga):
    confirm(farhill, olga, "textiles")
    with entered(farhill), pytest.raises(Refused, match="public list has for you: appliances"):
        published_scheme(manager)


def test_a_body_publishes_under_the_number_that_the_list_has_for_it(farhill, manager, olga):
    confirm(farhill, olga, "appliances", number="CNCA-R-2019-007")
    with entered(farhill), pytest.raises(Refused, match="the public list has CNCA-R-2019-007"):
        published_scheme(manager)


def publish_by_hand(draft, by):
    with transaction.atomic():
        SchemeVersion.objects.filter(pk=draft.pk).update(number=1, published_at=clock.now(), published_by=by)


def test_the_database_lets_no_unconfirmed_body_publish(farhill, manager, olga):
    with entered(farhill):
        give_passport(manager)
        draft = draft_scheme(manager)
        with pytest.raises(DatabaseError, match="INV-20"):
            publish_by_hand(draft, manager)
    confirm(farhill, olga, "appliances")
    with entered(farhill):
        publish_by_hand(draft, manager)


def test_a_laboratory_publishes_no_scheme(in_northseal, sima):
    give_passport(sima)
    draft = draft_scheme(sima)
    CertificationBody.objects.filter(pk=in_northseal.pk).update(kind="laboratory")
    with entered(in_northseal):
        with pytest.raises(Refused, match="Only certification bodies"):
            write_scheme(slug="measuring", name_zh="测量", by=sima)
        with pytest.raises(Refused, match="Only certification bodies"):
            publish(draft, by=sima)
        with pytest.raises(DatabaseError, match="INV-20"):
            publish_by_hand(draft, sima)


def test_a_confirmation_keeps_address_day_and_page(northseal, olga):
    found = confirm(northseal, olga, "appliances")
    assert (found.list_url, found.looked_on, found.page_name) == ("https://list.example/", clock.today(), "list.pdf")
    with found.page.open("rb") as kept:
        assert kept.read() == PDF
    with pytest.raises(DatabaseError, match="looked_up_means_address_day_page_and_person"), transaction.atomic():
        Confirmation.objects.create(
            body=northseal, outcome="confirmed", approval_number=NUMBER, categories=["green"], ends_at=clock.now()
        )


def test_a_finding_is_never_rewritten(northseal):
    with pytest.raises(DatabaseError, match=r"append-only|permission denied"):
        Confirmation.objects.filter(body=northseal).update(ends_at=clock.now() + timedelta(days=900))


def test_nobody_writes_a_body_confirmed_for_longer_than_was_found(northseal):
    with pytest.raises(DatabaseError, match="found on the public list"):
        CertificationBody.objects.filter(pk=northseal.pk).update(confirmed_until=clock.now() + timedelta(days=900))


def test_it_is_asked_again_after_six_months(northseal, olga):
    found = confirm(northseal, olga, "appliances")
    assert timedelta(days=180) < found.ends_at - clock.now() <= timedelta(days=186)
    northseal.refresh_from_db()
    with clock.frozen_at(found.ends_at - timedelta(seconds=1)):
        assert northseal.certifies
    with clock.frozen_at(found.ends_at):
        assert not northseal.certifies


def test_operators_are_asked_a_month_before_it_ends(northseal, olga):
    found = confirm(northseal, olga, "appliances")
    with clock.frozen_at(found.ends_at - timedelta(days=29)):
        assert to_confirm().filter(pk=northseal.pk).exists()
        while see_to_one_due():
            pass
    notice = Notice.objects.get(user=olga)
    assert "again" in notice.subject["en"]
    assert notice.url == "http://guildmark.localhost/operations/bodies/northseal/"


def test_with_its_confirmation_a_bodys_schemes_leave_what_is_on_offer(in_northseal, sima, olga):
    found = confirm(in_northseal, olga, "appliances")
    with entered(in_northseal):
        published_scheme(sima)
    deliver_all()
    [scheme] = offered_schemes()
    Due.objects.exclude(kind__startswith="oversight.").delete()
    with clock.frozen_at(found.ends_at + timedelta(seconds=1)):
        assert not is_offered(scheme)
        while see_to_one_due():
            pass
    in_northseal.refresh_from_db()
    assert in_northseal.revision == 2  # said again, so that the search lets go of its schemes


def test_a_body_that_is_not_on_the_list_stops_at_once(northseal, olga):
    actions.deny_approval(northseal, looked=looked(), reason="Withdrawn on 2026-11-01.", by=olga)
    northseal.refresh_from_db()
    assert not northseal.certifies
    assert northseal.confirmations.count() == 2


def test_what_the_list_says_instead_must_be_said(northseal, olga):
    with pytest.raises(Refused, match="what the list says instead"):
        actions.deny_approval(northseal, looked=looked(), reason=" ", by=olga)


def test_only_operators_confirm_and_none_that_works_there(northseal, petra, olga):
    with pytest.raises(Refused, match="operators"):
        confirm(northseal, petra, "appliances")
    BodyMembership.objects.create(user=olga, body=northseal)
    with pytest.raises(Refused, match="You work for this body"):
        confirm(northseal, olga, "appliances")


@pytest.mark.parametrize("days_ago", [15, -1])
def test_an_old_page_or_one_of_tomorrow_confirms_nothing(northseal, olga, days_ago):
    listed_as = Listed(NUMBER, ["appliances"])
    with pytest.raises(Refused, match="fourteen days"):
        actions.confirm_approval(northseal, looked=looked(days_ago), listed_as=listed_as, by=olga)


def test_an_approval_that_has_ended_confirms_nothing(northseal, olga):
    listed_as = Listed(NUMBER, ["appliances"], approved_until=clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match="has ended"):
        actions.confirm_approval(northseal, looked=looked(), listed_as=listed_as, by=olga)


def typed(**more):
    return {
        "list_url": "https://list.example/",
        "looked_on": clock.today().isoformat(),
        "page": a_page(),
        "outcome": "confirmed",
        "approval_number": NUMBER,
        "categories": ["appliances", "green"],
    } | more


def test_the_operator_confirms_on_a_page_and_finds_the_page_kept(operator, farhill):
    there = "/operations/bodies/farhill/confirm/"
    assert 'type="checkbox" name="categories"' in operator.get(there).text
    assert "checked" not in operator.get(there).text
    assert operator.post(there, typed()).url == "/operations/bodies/farhill/"
    found = Confirmation.objects.get(body=farhill)
    assert found.categories == ["appliances", "green"]
    page = operator.get(f"/operations/confirmations/{found.pk}/page/")
    assert b"".join(page.streaming_content) == PDF
    assert page["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("missing", ["list_url", "looked_on", "page", "outcome", "approval_number", "categories"])
def test_nothing_is_confirmed_without_its_evidence(operator, farhill, missing):
    given = {name: value for name, value in typed().items() if name != missing}
    assert operator.post("/operations/bodies/farhill/confirm/", given).status_code == 200
    assert not Confirmation.objects.filter(body=farhill).exists()


def test_operators_see_whose_approval_is_to_be_confirmed(operator, farhill):
    assert "Approval to be confirmed" in operator.get("/operations/").text
    shown = operator.get("/operations/bodies/?confirm=").text
    assert "Farhill (demo)" in shown
    assert "Northseal (demo)" not in shown


def test_the_public_page_says_whether_and_where_it_was_found(site, farhill, olga):
    deliver_all()
    assert "Its approval is not confirmed" in site.get("/bodies/farhill/").text
    confirm(farhill, olga, "appliances")
    deliver_all()
    shown = site.get("/bodies/farhill/").text
    assert "found it on the public list" in shown
    assert 'href="https://list.example/"' in shown


def test_a_chinese_bodys_own_rule_takes_applications_once_it_is_filed(in_northseal, sima, alice, acme):
    version = published_scheme(sima, rule_kind="not_filed", filing_number="")
    deliver_all()
    assert not offered_schemes().exists()
    with pytest.raises(Refused, match="once its rule is filed"):
        start_draft(version, organisation=acme, by=alice)


def test_an_overseas_bodys_own_rule_needs_no_filing_and_the_body_is_said_to_be_one(in_northseal, sima, site, visit):
    CertificationBody.objects.filter(pk=in_northseal.pk).update(country="DE")
    with entered(in_northseal):
        published_scheme(sima, rule_kind="not_filed", filing_number="")
    deliver_all()
    assert offered_schemes().count() == 1
    assert "An overseas body: Germany" in site.get("/bodies/northseal/").text
    assert "An overseas body: Germany" in visit(in_northseal).get("/").text


def test_bodies_that_were_open_before_have_thirty_days_on_their_own_word(in_northseal, sima):
    with database.guards_at_rest():
        database.by_the_owner("DELETE FROM public.oversight_confirmation")
        database.by_the_owner("UPDATE public.tenants_certificationbody SET confirmed_until = NULL")
    database.by_the_owner(import_module("oversight.migrations.0005_bodies_are_confirmed").GRACE)
    in_northseal.refresh_from_db()
    assert timedelta(days=29) < in_northseal.confirmed_until - clock.now() <= timedelta(days=30)
    with entered(in_northseal):
        assert published_scheme(sima).number == 1
    with clock.frozen_at(clock.now() + timedelta(days=31)):
        assert not in_northseal.certifies
    assert set(Due.objects.filter(body=in_northseal).values_list("kind", flat=True)) == {ASK_AGAIN, ENDS}
