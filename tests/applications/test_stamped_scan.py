"""The agreement is signed by a press, or by the scan of what was signed and stamped on paper."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications import actions
from applications.models import Agreement, Signature
from applications.papers import AGREEMENT
from cases.transitions import State
from lib.refusal import Refused
from papers.models import IssuedPaper
from tests.applications.walking import a_pdf
from tests.support.pdfs import a_pdf_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
STAMPED = a_pdf_of("Signed and stamped.")


@pytest.fixture
def accepted(case_at):
    return case_at(State.ACCEPTED)


@pytest.fixture
def at_body(visit, northseal, alice):
    return signed_in(visit(northseal), alice)


def test_a_stamped_scan_signs_and_is_kept_with_its_hash(accepted, at_body):
    at_body.post(f"/cases/{accepted.pk}/agreement/", {"how": "scan", "scan": SimpleUploadedFile("盖章.pdf", STAMPED)})
    signature = Signature.objects.get(agreement__application=accepted.subject)
    assert (signature.scan_name, signature.scan_sha256) == ("盖章.pdf", sha256(STAMPED).hexdigest())
    page = at_body.get(f"/cases/{accepted.pk}/agreement/").text
    assert signature.scan_sha256 in page
    answer = at_body.get(f"/cases/{accepted.pk}/agreement/scans/client/")
    assert b"".join(answer.streaming_content) == STAMPED
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert at_body.get(f"/cases/{accepted.pk}/agreement/scans/body/").status_code == 404


def test_the_paper_of_the_agreement_names_the_scan(case_at):
    case = case_at(State.CONTRACTED)
    agreement = Agreement.objects.get(application=case.subject)
    paper = IssuedPaper.objects.get(kind=AGREEMENT, subject=agreement.pk)
    scans = {each["side"]: each["scan_sha256"] for each in paper.statement["signatures"]}
    assert scans == {"client": a_pdf().sha256, "body": ""}


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "Choose the stamped scan first"),
        ({"scan": SimpleUploadedFile("a.pdf", b"MZ no pdf")}, "its content is of another kind"),
        ({"scan": SimpleUploadedFile("a.txt", b"I agree.")}, "as PDF, JPEG or PNG"),
    ],
)
def test_what_is_no_scan_signs_nothing(accepted, at_body, sent, why):
    page = at_body.post(f"/cases/{accepted.pk}/agreement/", {"how": "scan"} | sent, follow=True).text
    assert why in page
    assert not Signature.objects.filter(agreement__application=accepted.subject).exists()


def test_who_does_not_read_the_file_has_no_scan(accepted, alice, visit, northseal, petra):
    actions.sign_agreement(Agreement.objects.get(application=accepted.subject), by=alice, scan=a_pdf())
    client = signed_in(visit(northseal), petra)
    assert client.get(f"/cases/{accepted.pk}/agreement/scans/client/").status_code in {302, 404}


def test_whoever_judges_the_case_has_no_scan_and_no_fees_are_printed_to_be_signed(
    accepted, alice, at_body, visit, northseal, rex
):
    """Which pages a client scanned nobody knows: INV-10."""
    actions.sign_agreement(Agreement.objects.get(application=accepted.subject), by=alice, scan=a_pdf())
    page = f"/cases/{accepted.pk}/agreement/"
    judge = signed_in(visit(northseal), rex)
    assert "agreement/scans/client/" not in judge.get(page).text
    assert judge.get(f"{page}scans/client/").status_code == 404
    shown = at_body.get(page).text
    assert "agreement/scans/client/" in shown
    assert '<section class="section no-print">' in shown.partition("Annex: fees")[0][-90:]


def test_a_side_signs_once_by_whichever_way(accepted, alice):
    agreement = Agreement.objects.get(application=accepted.subject)
    actions.sign_agreement(agreement, by=alice, scan=a_pdf())
    with pytest.raises(Refused, match="signed already"):
        actions.sign_agreement(agreement, by=alice)
