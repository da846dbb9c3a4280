"""A laboratory's report is handed to an application: once, with its hash; and what becomes of it is told both ways."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django_tenants.utils import schema_context, tenant_context

from accounts.models import Notice, OrganisationMembership
from applications import actions
from applications.completeness import name_of
from applications.models import Application, HandedReport
from cases.transitions import State
from lib.refusal import Refused
from outbox.models import Fact
from outbox.relay import deliver_all
from portfolio.handing import hand_over
from portfolio.models import CaseCopy, OrderCopy, ReportHanding
from portfolio.reports import delivered_report_for, open_applications
from tenants.models import CertificationBody
from tests.cast import acts_for
from tests.portfolio.delivering import BYTES, delivered, withdrawn
from tests.support.signing_in import signed_in


@pytest.fixture
def laboratory(scene, greenmark) -> CertificationBody:
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    greenmark.refresh_from_db()
    return greenmark


@pytest.fixture
def case(case_at):
    return case_at(State.EVALUATING)


@pytest.fixture
def report(case, laboratory, acme):
    """The key of a report that came to acme with an order."""
    with schema_context("public"):
        deliver_all()
        return delivered(laboratory, acme)


@pytest.fixture
def handed(case, report, alice, acme):
    """Hand it to the application of `case`, and let everybody hear."""

    def hand(by=alice) -> ReportHanding:
        with schema_context("public"):
            handing = hand_over(delivered_report_for(by, report), CaseCopy.objects.get(pk=case.pk), by=by)
            deliver_all()
        handing.refresh_from_db()
        return handing

    return hand


def told(user) -> list[str]:
    return [notice.subject_en for notice in Notice.objects.filter(user=user).order_by("created_at")]


def test_a_report_is_filed_with_its_hash_and_the_laboratorys_standing(case, handed, report):
    handing = handed()
    kept = HandedReport.objects.get(pk=handing.pk)
    document, stated = kept.document, kept.statement
    assert (handing.answer, document.sha256, document.side) == ("filed", stated.file.sha256, "client")
    assert (stated.report, stated.laboratory["en"], stated.scope_number) == (report, "Greenmark (demo)", "CNAS L1234")
    with document.file.open() as file:
        assert file.read() == BYTES
    assert name_of(document) == "Earlier test report GL-2026-00417"


def test_the_case_officer_and_the_evaluators_are_told(case, handed, cleo, mira, otto):
    handed()
    words = f"{case.number}: The client handed over test report GL-2026-00417"
    assert words in told(cleo)
    assert words in told(mira)
    assert words not in told(otto)


def test_it_lies_in_the_file_and_the_history_says_so(case, handed, visit, northseal, alice):
    handed()
    page = signed_in(visit(northseal), alice).get(f"/cases/{case.pk}/").text
    assert "Earlier test report GL-2026-00417" in page
    assert "report.pdf v1" in page


def test_pressed_twice_or_heard_twice_it_is_filed_once(case, handed, northseal):
    first, second = handed(), handed()
    assert first == second
    fact = Fact.objects.filter(name="exchange.ReportHandedOver").get().payload
    with tenant_context(northseal):
        actions.hear_handed_report(first.pk, 1, fact["statement"])
        assert HandedReport.objects.count() == 1
        assert Application.objects.get(pk=case.subject).documents.filter(slot__startswith="report:").count() == 1


def test_a_case_that_has_ended_refuses_in_a_notice(case, handed, alice, report, cast):
    from applications.actions import withdraw

    withdraw(case, words="We stop.", by=alice)
    handing = handed()
    assert (handing.answer, handing.refusal["en"]) == ("refused", "Every case of this application has ended.")
    assert "Test report GL-2026-00417 was not taken" in told(alice)
    assert not HandedReport.objects.exists()


def test_whoever_left_the_organisation_meanwhile_hands_nothing_over(case, report, alice, acme, bob, northseal):
    with schema_context("public"):
        handing = hand_over(delivered_report_for(bob, report), CaseCopy.objects.get(pk=case.pk), by=bob)
        OrganisationMembership.objects.filter(user=bob).delete()
        deliver_all()
    handing.refresh_from_db()
    assert "does not act for the organisation" in handing.refusal["en"]


def test_a_withdrawn_report_cannot_be_handed_over(case, handed, laboratory, report):
    with schema_context("public"):
        withdrawn(laboratory, report)
    with pytest.raises(Refused, match="has withdrawn this report"):
        handed()


def test_a_file_that_is_not_the_registered_one_is_not_handed_over(case, laboratory, acme, alice):
    with schema_context("public"):
        deliver_all()
        report = delivered(laboratory, acme, lies=b"%PDF forged")
        with pytest.raises(Refused, match="not the one that the laboratory registered"):
            hand_over(delivered_report_for(alice, report), CaseCopy.objects.get(pk=case.pk), by=alice)
        assert not ReportHanding.objects.exists()


def test_nobody_hands_to_the_case_of_another(case, report, acme, laboratory):
    with schema_context("public"):
        other = acme._meta.model.objects.create(name_en="Other Ltd")
        eve = acts_for(other, "eve")
        with pytest.raises(Refused, match="do not act"):
            hand_over(delivered_report_for(acts_for(acme, "dora"), report), CaseCopy.objects.get(pk=case.pk), by=eve)


def test_what_the_laboratory_does_later_is_told_to_the_body(case, handed, laboratory, report, mira):
    handing = handed()
    with schema_context("public"):
        withdrawn(laboratory, report)
        deliver_all()
    kept = HandedReport.objects.get(pk=handing.pk)
    assert (kept.state, kept.revision, kept.statement.reason["en"]) == ("WITHDRAWN", 2, "Not calibrated.")
    assert f"{case.number}: Test report GL-2026-00417 has been withdrawn" in told(mira)


def test_an_older_word_changes_nothing(case, handed, laboratory, report, northseal):
    handing = handed()
    first = Fact.objects.filter(name="exchange.ReportHandedOver").get().payload["statement"]
    with schema_context("public"):
        withdrawn(laboratory, report)
        deliver_all()
    with tenant_context(northseal):
        actions.hear_handed_report(handing.pk, 1, first)
        assert HandedReport.objects.get(pk=handing.pk).state == "WITHDRAWN"


def test_from_a_draft_it_may_be_taken_back_and_handed_over_again(walk, laboratory, acme, alice):
    walk.start()
    case = walk.case
    with schema_context("public"):
        deliver_all()
        report = delivered(laboratory, acme)
        copy = CaseCopy.objects.get(pk=case.pk)
        first = hand_over(delivered_report_for(alice, report), copy, by=alice)
        deliver_all()
    actions.remove_document(HandedReport.objects.get(pk=first.pk).document, by=alice)
    with schema_context("public"):
        deliver_all()
        first.refresh_from_db()
        assert first.is_refused
        second = hand_over(delivered_report_for(alice, report), copy, by=alice)
        deliver_all()
    assert HandedReport.objects.get(pk=second.pk).document is not None


def test_the_database_keeps_what_was_handed_over(case, handed):
    one = HandedReport.objects.filter(pk=handed().pk)
    kept = one.get()
    for change in (
        one.delete,
        lambda: one.update(content=kept.content | {"number": "R-1"}),
        lambda: one.update(document=None),
        lambda: one.update(revision=0),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_page_lists_the_reports_and_hands_one_over(case, report, site, alice, acme):
    with schema_context("public"):
        client = signed_in(site, alice)
        page = client.get("/my/reports/").text
        assert "GL-2026-00417" in page
        page = client.get(f"/my/reports/{report}/hand-over/").text
        assert case.number in page
        said = client.post(f"/my/reports/{report}/hand-over/", {"application": case.subject}, follow=True).text
        assert "The report is on its way to Northseal (demo)" in said
        deliver_all()
        assert "handed over already" in client.get(f"/my/reports/{report}/hand-over/").text
        assert ReportHanding.objects.get().answer == "filed"


def test_without_a_choice_the_page_asks_for_one(case, report, site, alice):
    with schema_context("public"):
        said = signed_in(site, alice).post(f"/my/reports/{report}/hand-over/", {"application": uuid4()}).text
    assert "Choose the application" in said


def test_others_see_none_of_it(case, report, site, acme):
    with schema_context("public"):
        other = acme._meta.model.objects.create(name_en="Other Ltd")
        client = signed_in(site, acts_for(other, "eve"))
        assert client.get(f"/my/reports/{report}/hand-over/").status_code == 404
        assert "GL-2026-00417" not in client.get("/my/reports/").text
        assert "No laboratory has delivered" in client.get("/my/reports/").text


def test_each_application_is_offered_once(case, report, acme):
    with schema_context("public"):
        offered = [each.statement.application for each in open_applications(acme)]
        assert len(offered) == len(set(offered))
        assert case.subject in offered
        assert OrderCopy.objects.count() == 1


def test_a_draft_that_is_thrown_away_says_that_the_report_lies_there_no_more(walk, laboratory, acme, alice):
    walk.start()
    with schema_context("public"):
        deliver_all()
        report = delivered(laboratory, acme)
        copy = CaseCopy.objects.get(content__application=str(walk.application.pk))
        handing = hand_over(delivered_report_for(alice, report), copy, by=alice)
        deliver_all()
    assert HandedReport.objects.filter(pk=handing.pk).exists()
    actions.discard_draft(walk.application, by=alice)
    deliver_all()
    handing.refresh_from_db()
    assert (handing.answer, handing.refusal["en"]) == ("refused", "It was taken back from the draft.")
