"""The pages of both sides: who opens them, what they show, and that a competitor finds nothing."""

import re
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tenants.utils import tenant_context

from applications import actions as quoting
from applications.forms import edition_typed
from applications.models import Quote, ReceivedEnquiry
from applications.queries import needs_you, received_by
from enquiries import actions
from enquiries.models import Award, Enquiry, InvitedBody, OrganisationCheck, QuoteCopy
from enquiries.queries.needs import enquiries_need_you
from enquiries.queries.side_by_side import columns_of, side_by_side
from exports.belongings import ASKED, name_of, of_organisation, withheld_from
from exports.models import Export
from exports.queries import ready_export_for_person
from lib import clock
from lib.canonical import hash_of
from outbox.relay import deliver_all
from oversight.models import Confirmation
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import authorised, works_for
from tests.quotes.making import BRIEF, after
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in


def typed(bodies, **changes):
    until = (clock.today() + timedelta(days=8)).isoformat()
    return {
        "organisation": str(bodies.acme.pk),
        "product": "Kettle",
        "category": "appliances.refrigeration",
        "models": "K-1; K-2\nK-2\nK-3",
        "units": "1",
        "made_in": "Foshan, Guangdong",
        "reported": "1",
        "until": until,
        "schemes": [str(pk) for pk in bodies.schemes.values()],
        "act": "send",
    } | changes


@pytest.fixture
def asker(site, bodies):
    return signed_in(site, bodies.alice)


def test_an_enquiry_is_typed_and_sent(asker, bodies):
    answer = asker.post("/enquiries/new/", typed(bodies, files=SimpleUploadedFile("a.pdf", a_pdf_of())))
    enquiry = Enquiry.objects.get()
    assert answer.headers["Location"] == enquiry.get_absolute_url()
    assert enquiry.brief.models == ("K-1", "K-2", "K-3")
    assert enquiry.deadline.astimezone(ZoneInfo(settings.TIME_ZONE)).hour == 18
    assert enquiry.files.get().name == "a.pdf"
    assert enquiry.invited.count() == 2


def test_bodies_are_shown_before_anything_is_sent_and_nothing_typed_is_lost(asker, bodies):
    answer = asker.post("/enquiries/new/", typed(bodies, act="show", schemes=[], words="In blue"))
    page = answer.content.decode()
    assert "Northseal" in page
    assert "In blue" in page
    assert "K-1; K-2" in page
    assert not Enquiry.objects.exists()


def test_a_guide_hands_over_what_it_knows(asker, bodies):
    page = asker.get(
        f"/enquiries/new/?product=Kettle&category=appliances&scheme={bodies.schemes['northseal']}"
    ).content.decode()
    assert 'value="Kettle"' in page
    assert f'value="{bodies.schemes["northseal"]}" checked' in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"models": "\n".join(["x" * 101, *map(str, range(49))])}, "entry 1"),
        ({"models": "\n".join(map(str, range(501)))}, "At most 500"),
        ({"units": "9"}, "fewer models than units"),
        ({"units": "10000000000"}, "less than or equal to 100"),
        ({"product": "x" * 10_000}, "at most 200"),
        ({"product": "a\x00b"}, "Null characters"),
        ({"until": "2026-02-31"}, "valid date"),
        ({"schemes": []}, "Choose at least one body"),
        ({"reported": "5"}, "as many units as there are"),
    ],
)
def test_what_cannot_be_sent_is_said_and_nothing_typed_is_lost(asker, bodies, changes, words):
    page = asker.post("/enquiries/new/", typed(bodies, **changes)).content.decode()
    assert words in page
    assert "Foshan, Guangdong" in page
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("scheme", ["nothing", "\ud800", "1" * 5000])
def test_an_address_that_names_no_scheme_shows_none(asker, bodies, scheme):
    assert asker.get("/enquiries/new/", {"scheme": scheme.encode("utf-8", "replace").decode()}).status_code == 200


def test_a_comparison_hands_over_how_many_models_and_factories(asker, bodies):
    initial = asker.get("/enquiries/new/?units=1&model_count=12&factory_count=3").context["form"].initial
    assert (initial["model_count"], initial["factory_count"], initial["units"]) == ("12", "3", 3)
    asker.post("/enquiries/new/", typed(bodies, models="K-1, K-2", model_count="12", units="3", factory_count="3"))
    brief = Enquiry.objects.get().brief
    assert (brief.models, brief.model_count, brief.factory_count) == (("K-1", "K-2"), 12, 3)
    shown = asker.get(Enquiry.objects.get().get_absolute_url()).text
    assert "12 in all" in shown


def test_a_body_that_the_law_does_not_let_one_ask_is_not_offered(asker, bodies):
    found = Confirmation.objects.filter(body__slug="northseal").latest()
    found.pk, found.categories, found.made_at = uuid4(), ["building"], clock.now()
    found.save(force_insert=True)
    page = asker.post("/enquiries/new/", typed(bodies, act="show")).text
    assert "Cannot be asked for this:" in page
    assert f'value="{bodies.schemes["northseal"]}" disabled' in page
    assert f'value="{bodies.schemes["greenmark"]}" checked' in page


@pytest.mark.parametrize("category", ["\x00", "no.such", "x" * 5000])
def test_what_is_no_kind_of_product_shows_no_body(asker, bodies, category):
    shown = asker.post("/enquiries/new/", typed(bodies, act="show", schemes=[], category=category))
    assert "then show the bodies that certify it" in shown.text


def test_who_was_not_looked_up_is_told_how(asker, bodies):
    OrganisationCheck.objects.all().delete()
    assert "Have it looked up" in asker.get("/enquiries/new/").content.decode()
    asker.post("/enquiries/verify/", {"organisation": str(bodies.acme.pk)})
    assert OrganisationCheck.objects.waiting().exists()
    assert "Waits to be looked up" in asker.get("/enquiries/new/").content.decode()


def test_an_operator_records_what_was_found(site, bodies, olga):
    OrganisationCheck.objects.update(checked_at=None, is_verified=False)
    desk = signed_in(site, olga)
    assert "Acme" in desk.get("/operations/organisations/").content.decode()
    desk.post(f"/operations/organisations/{bodies.acme.pk}/", {"source": "gsxt.gov.cn", "is_verified": "yes"})
    assert OrganisationCheck.objects.get().is_verified


OF_AN_ENQUIRY = ["", "quotes/", "brief/", "extend/", "withdraw/", "close/"]


@pytest.mark.parametrize("page", OF_AN_ENQUIRY)
def test_a_member_of_a_competing_body_finds_nothing(site, bodies, page):
    """Also where they act for the enterprise besides."""
    enquiry = bodies.ask()
    competitor = bodies.quoters["greenmark"]
    competitor.organisation_memberships.create(organisation=bodies.acme)
    assert signed_in(site, competitor).get(f"{enquiry.get_absolute_url()}{page}").status_code == 404


@pytest.mark.parametrize("page", OF_AN_ENQUIRY)
def test_another_enterprise_finds_nothing(site, bodies, petra, page):
    enquiry = bodies.ask()
    petra.organisation_memberships.create(organisation=type(bodies.acme).objects.create(name_en="Globex (demo)"))
    assert signed_in(site, petra).get(f"{enquiry.get_absolute_url()}{page}").status_code == 404


def at_work(visit, bodies, slug="northseal", user=None):
    return signed_in(visit(bodies.body(slug)), user or bodies.quoters[slug])


def test_a_body_drafts_with_one_press_and_sends(visit, bodies):
    enquiry = bodies.ask()
    pk = bodies.invited(enquiry, "northseal").pk
    desk = at_work(visit, bodies)
    page = desk.get(f"/desk/enquiries/{pk}/").content.decode()
    assert "Draft a quote from the published fees" in page
    assert "Acme" not in page
    edit = desk.post(f"/desk/enquiries/{pk}/quote/").headers["Location"]
    form = desk.get(edit)
    values = {field.html_name: field.value() for field in form.context["form"]}
    values |= {name: "Clear Lab (demo)" for name in values if name.endswith("payee")}
    values = {name: "" if value is None else value for name, value in values.items()}
    sent = desk.post(edit, values | {"act": "send", "edition": "0"})
    assert sent.headers["Location"] == f"/desk/enquiries/{pk}/"
    with tenant_context(bodies.body("northseal")):
        assert Quote.objects.get().sent_at


@pytest.mark.parametrize(("text", "edition"), [("3", 3), ("", None), ("²", None), ("9" * 5000, None), ("-1", None)])
def test_an_edition_that_is_no_number_is_none(text, edition):
    assert edition_typed(text) == edition


def test_what_keeps_a_quote_from_being_sent_is_said_and_kept(visit, bodies):
    quote = bodies.draft(bodies.ask(), application={"amount": 90_001})
    page = at_work(visit, bodies).get(f"/desk/quotes/{quote.pk}/").content.decode()
    assert "no more than is published" in page


def test_a_case_officer_reads_the_brief_and_no_money(visit, bodies):
    enquiry = bodies.ask()
    quote = bodies.quote(enquiry)
    officer = works_for(bodies.body("northseal"), "cleo-too", Role.CASE_OFFICER)
    desk = at_work(visit, bodies, user=officer)
    page = desk.get(f"/desk/enquiries/{quote.received_id}/").content.decode()
    assert "Kettle" in page
    assert "¥" not in page
    assert desk.get(f"/desk/quotes/{quote.pk}/").status_code == 403


def test_whoever_judges_finds_no_quote(visit, bodies):
    quote = bodies.quote(bodies.ask())
    with tenant_context(bodies.body("northseal")):
        authorised(bodies.quoters["northseal"], Role.DECISION_MAKER)
    desk = at_work(visit, bodies)
    assert desk.get(f"/desk/quotes/{quote.pk}/").status_code == 404
    assert desk.get(f"/desk/enquiries/{quote.received_id}/").status_code == 404


def test_an_enquiry_under_another_scheme_is_not_theirs(visit, bodies):
    enquiry = bodies.ask()
    body = bodies.body("northseal")
    other = works_for(body, "elsewhere")
    with tenant_context(body):
        authorised(other, Role.FINANCE, scheme=bodies.schemes["greenmark"])
    pk = bodies.invited(enquiry, "northseal").pk
    assert at_work(visit, bodies, user=other).get(f"/desk/enquiries/{pk}/").status_code == 404


def test_another_bodys_enquiry_is_not_on_this_host(visit, bodies):
    pk = bodies.invited(bodies.ask(), "greenmark").pk
    assert at_work(visit, bodies).get(f"/desk/enquiries/{pk}/").status_code == 404


def test_the_asker_alone_has_the_paper_and_not_while_it_is_sealed(visit, bodies, petra):
    enquiry = bodies.ask(is_sealed=True)
    quote = bodies.quote(enquiry)
    client = signed_in(visit(bodies.body("northseal")), bodies.alice)
    assert client.get(f"/quotes/{quote.pk}/paper.pdf").status_code == 404
    with clock.frozen_at(enquiry.deadline + timedelta(minutes=1)):
        deliver_all()
        assert client.get(f"/quotes/{quote.pk}/paper.pdf").status_code in {200, 202}
        petra.organisation_memberships.create(organisation=type(bodies.acme).objects.create(name_en="Globex (demo)"))
        other = signed_in(visit(bodies.body("northseal")), petra)
        assert other.get(f"/quotes/{quote.pk}/paper.pdf").status_code == 404


def test_an_unopened_seal_stays_closed_though_the_deadline_has_passed(visit, bodies):
    enquiry = bodies.ask(is_sealed=True)
    quote = bodies.quote(enquiry)
    actions.withdraw_enquiry(enquiry, reason="Not needed.", by=bodies.alice)
    deliver_all()
    with after(enquiry.deadline):
        deliver_all()
        client = signed_in(visit(bodies.body("northseal")), bodies.alice)
        assert client.get(f"/quotes/{quote.pk}/paper.pdf").status_code == 404


def test_a_revision_under_a_later_sealed_one_stays_with_its_body(visit, bodies):
    enquiry = bodies.ask(is_sealed=True)
    first, last = bodies.quote(enquiry), bodies.quote(enquiry)
    with after(enquiry.deadline):
        deliver_all()
        client = signed_in(visit(bodies.body("northseal")), bodies.alice)
        assert client.get(f"/quotes/{first.pk}/paper.pdf").status_code == 404
        assert client.get(f"/quotes/{last.pk}/paper.pdf").status_code in {200, 202}


def test_a_rivals_colleague_reads_no_quote_on_the_bodys_host(visit, bodies):
    """Also where they act for the enterprise besides."""
    enquiry = bodies.ask("northseal")
    quote = bodies.quote(enquiry)
    bodies.award(enquiry)
    rival = bodies.quoters["greenmark"]
    rival.organisation_memberships.create(organisation=bodies.acme, accepted_at=clock.now())
    at_host = signed_in(visit(bodies.body("northseal")), rival)
    for address in (f"/quotes/{quote.pk}/paper.pdf", f"/enquiries/{quote.received_id}/application/"):
        assert at_host.get(address).status_code == 404


def test_a_rivals_colleague_takes_no_quote_home(bodies):
    bodies.quote(bodies.ask("northseal"))
    rival = bodies.quoters["greenmark"]
    rival.organisation_memberships.create(organisation=bodies.acme, role="administrator", accepted_at=clock.now())
    asked = {name_of(apps.get_model(label)) for label in ASKED}
    assert {kind.name for kind in of_organisation(bodies.acme, bodies.alice)} >= asked
    assert not {kind.name for kind in of_organisation(bodies.acme, rival)} & asked
    assert "enquiries" in withheld_from(rival)
    export = Export.objects.create(
        organisation=bodies.acme, asked_by=bodies.alice, state=Export.State.READY, file="exports/a.zip"
    )
    assert ready_export_for_person(export.pk, bodies.alice)
    with pytest.raises(Http404):
        ready_export_for_person(export.pk, rival)


def test_a_body_that_is_opened_to_reads_name_and_telephone_and_no_address(visit, bodies):
    enquiry = bodies.ask("northseal", contact_phone="0757 1234")
    actions.open_to(bodies.invited(enquiry, "northseal"), by=bodies.alice)
    deliver_all()
    pk = bodies.invited(enquiry, "northseal").pk
    page = at_work(visit, bodies).get(f"/desk/enquiries/{pk}/").content.decode()
    assert "0757 1234" in page
    assert bodies.alice.email not in page
    with tenant_context(bodies.body("northseal")):
        assert bodies.alice.email not in str(bodies.received(enquiry, "northseal").content)


def test_a_changed_brief_waits_on_the_desk_to_be_confirmed(visit, bodies):
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    desk = at_work(visit, bodies)
    assert enquiry.number not in desk.get("/desk/enquiries/").content.decode()
    actions.change_brief(enquiry, brief=BRIEF.model_copy(update={"words": "Blue."}), by=bodies.alice)
    deliver_all()
    page = desk.get("/desk/enquiries/").content.decode()
    assert enquiry.number in page
    assert "To confirm again" in page
    assert f"Confirm your quote for enquiry {enquiry.number}" in desk.get("/desk/").content.decode()


def test_of_many_enquiries_under_anothers_schemes_none_hides_ones_own(bodies):
    enquiry = bodies.ask("northseal")
    with tenant_context(bodies.body("northseal")):
        own = bodies.received(enquiry, "northseal")
        ReceivedEnquiry.objects.bulk_create(
            ReceivedEnquiry(
                id=uuid4(), revision=1, content=own.content, number=f"X{number}", scheme=bodies.schemes["greenmark"],
                is_open=True, deadline=own.deadline - timedelta(days=1),
            )
            for number in range(25)
        )  # fmt: skip
        other = works_for(bodies.body("northseal"), "of-kettles")
        authorised(other, Role.FINANCE, scheme=bodies.schemes["northseal"])
        assert [need.subject for need in needs_you(other, roles=["finance"])] == [enquiry.number]


def test_the_quote_is_taken_on_its_page_and_leads_to_the_application(asker, visit, bodies):
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    copy = QuoteCopy.objects.get()
    assert "Take this quote" in asker.get(f"{enquiry.get_absolute_url()}quotes/").content.decode()
    asker.post(f"/enquiries/quotes/{copy.pk}/award/", {"words": ""})
    deliver_all()
    assert Award.objects.get().quote == copy
    link = f"/enquiries/{copy.invited_id}/application/"
    assert link in asker.get(enquiry.get_absolute_url()).content.decode()
    client = signed_in(visit(bodies.body("northseal")), bodies.alice)
    assert client.get(link).headers["Location"].endswith("/parties/")


def ten_quotes(bodies):
    """An enquiry whose quote of northseal ten bodies have made."""
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    copy = QuoteCopy.objects.get()
    for number in range(9):
        slug = f"body-{number}"
        body = CertificationBody.objects.create(
            schema_name=slug, slug=slug, name_zh=f"{number}（演示）", name_en=slug, opened_at=timezone.now()
        )
        invited = InvitedBody.objects.create(enquiry=enquiry, body=body, scheme=copy.invited.scheme, answer="quoted")
        QuoteCopy.objects.create(id=invited.pk, invited=invited, number=1, content=copy.content, sha256=copy.sha256)
    return enquiry


def test_ten_quotes_side_by_side_take_fifteen_statements_at_most(asker, bodies):
    enquiry = ten_quotes(bodies)
    asker.get(f"{enquiry.get_absolute_url()}quotes/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = asker.get(f"{enquiry.get_absolute_url()}quotes/").content.decode()
    statements = [
        query["sql"] for query in asked.captured_queries if not re.match(r"SET|SAVEPOINT|RELEASE", query["sql"])
    ]
    assert page.count("Take this quote") >= 10
    assert len(statements) <= 15, "\n".join(statements)


def test_line_by_line_with_sums_and_three_years(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry, "northseal")
    bodies.quote(enquiry, "greenmark")
    table = side_by_side(columns_of(enquiry))
    by_body = {column.invited.body.slug: column for column in table.columns}
    once = 90_000 + 560_000 + 450_000 + 180_000 + 80_000
    yearly = 450_000 + 180_000 + 250_000
    assert by_body["northseal"].quote.charged.once == {"CNY": once}
    assert by_body["northseal"].quote.charged.three_years == {"CNY": once + 2 * yearly}
    assert all(len(row.cells) == 2 for row in [*table.once, *table.yearly])


def test_a_revision_shows_what_it_changed(bodies, asker):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    bodies.quote(enquiry, travel={"amount": 60_000, "reason": "shared_visit"})
    page = asker.get(f"{enquiry.get_absolute_url()}quotes/").content.decode()
    assert "Revision 2" in page
    assert "<s>¥1,800.00" in page
    assert "The visit is shared" in page


def test_the_page_of_quotes_names_no_winner(bodies, asker):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    page = asker.get(f"{enquiry.get_absolute_url()}quotes/").content.decode().lower()
    assert not re.search(r"cheapest|best offer|recommended|winner", page)


def test_the_sample_test_and_the_annual_fee_have_rows_of_their_own(bodies):
    bodies.quote(bodies.ask())
    content = QuoteCopy.objects.get()
    yearly = next(line for line in content.quote.lines if line.per == "year")
    sample = yearly.model_copy(update={"number": 99, "payee": "laboratory", "payee_name": "Clear Lab (demo)"})
    (column,) = columns_of(content.invited.enquiry)
    column.quote = column.quote.model_copy(update={"lines": (*column.quote.lines, sample)})
    rows = {
        str(row.words): [cell.line.number for cells in row.cells for cell in cells]
        for row in side_by_side([column]).yearly
    }
    assert (rows["Sample test"], rows["Annual fee"]) == ([99], [yearly.number])
    assert "Surveillance" in rows


def test_three_years_without_reuse_stand_beside_those_with_it(bodies, asker):
    enquiry = bodies.ask()
    bodies.quote(enquiry)
    page = asker.get(f"{enquiry.get_absolute_url()}quotes/").content.decode()
    quote = QuoteCopy.objects.get().quote
    assert "Three years in all, if no report is accepted" in page
    assert f"¥{quote.charged_without_reuse.three_years['CNY'] / 100:,.2f}" in page
    assert "<svg" in page


def test_an_expired_quote_says_so_on_both_sides(bodies, visit, site):
    enquiry = bodies.ask("northseal")
    quote = bodies.quote(enquiry)
    with clock.frozen_at(enquiry.deadline + timedelta(days=40)):
        page = signed_in(site, bodies.alice).get(f"{enquiry.get_absolute_url()}quotes/").text
        assert "Expired" in page
        assert "was valid until" in page
        assert "Expired" in at_work(visit, bodies).get(f"/desk/quotes/{quote.pk}/").text


def test_of_sealed_quotes_is_said_how_many_are_in_and_when_they_open(bodies, asker):
    enquiry = bodies.ask(is_sealed=True)
    bodies.quote(enquiry)
    page = asker.get(f"{enquiry.get_absolute_url()}quotes/").content.decode()
    assert "1 sealed quote is in. It opens at the deadline" in page


def test_after_an_award_the_page_shows_the_revision_that_was_taken(bodies):
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    taken = QuoteCopy.objects.get()
    bodies.award(enquiry)
    later = taken.content | {"id": str(uuid4()), "number": 2}  # sent before the body had heard of the award
    stated = {"answer": "quoted", "quote": later, "sha256": hash_of(later)}
    actions.hear_answer(taken.invited_id, 9, stated, body=taken.invited.body)
    (column,) = columns_of(Enquiry.objects.get())
    assert column.copy == taken


def test_answered_is_what_was_quoted_or_declined(bodies, visit):
    silent, declined, quoted = bodies.ask(), bodies.ask(), bodies.ask()
    bodies.quote(quoted)
    with tenant_context(bodies.body("northseal")):
        by = bodies.quoters["northseal"]
        quoting.decline_enquiry(bodies.received(declined, "northseal"), reason="Full.", by=by)
        with after(silent.deadline):
            numbers = {each.number for each in received_by(by, "answered")}
            assert numbers == {declined.number, quoted.number}
            assert silent.number in {each.number for each in received_by(by)}


def test_a_seal_that_is_not_opened_yet_is_no_missing_quote(bodies):
    enquiry = bodies.ask(is_sealed=True)
    bodies.quote(enquiry)
    with after(enquiry.deadline):
        (need,) = enquiries_need_you(bodies.alice, [bodies.acme]).needs
    assert need.what == "Sealed quotes are being opened"


def test_an_enquiry_waits_on_the_desk_of_whoever_quotes(visit, bodies):
    bodies.ask()
    assert "Quote for enquiry" in at_work(visit, bodies).get("/desk/").content.decode()


def test_the_brief_is_changed_on_its_page(asker, bodies):
    enquiry = bodies.ask()
    shown = asker.get(f"{enquiry.get_absolute_url()}brief/").content.decode()
    assert "K-1" in shown
    values = typed(bodies, models="K-1\nK-2")
    asker.post(f"{enquiry.get_absolute_url()}brief/", values)
    enquiry.refresh_from_db()
    assert (enquiry.brief_edition, enquiry.brief.models) == (2, ("K-1", "K-2"))
    assert enquiry.brief != BRIEF
