"""A laboratory's report is checked by number and by file: how it stands, and never whose product it is about."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from register.actions import rebuild_register
from register.models import RegisterEntry
from tenants.models import CertificationBody
from tests.portfolio.delivering import BYTES, report_said, stated_report, withdrawn
from tests.register.making import answer, ask

NUMBER = "GL-2026-00417"


@pytest.fixture
def laboratory(greenmark) -> CertificationBody:
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    greenmark.refresh_from_db()
    return greenmark


def sent(site, content: bytes):
    return site.post("/verify/file/", {"file": SimpleUploadedFile("report.pdf", content)})


def test_a_number_leads_to_the_report(site, laboratory):
    pk = stated_report(laboratory)
    found = answer(site, "gl 2026 00417")
    assert (found.kind, found.report.pk, found.tone) == ("report-issued", pk, "steel")
    page = ask(site, NUMBER).text
    for words in ("issued a test report of this number", "CNAS L1234", "GB 4706.1-2005 10.1", f"/reports/{pk}/"):
        assert words in page


def test_a_number_alone_does_not_prove_the_paper(site, laboratory):
    stated_report(laboratory)
    assert "check the file itself as well" in ask(site, NUMBER).text


def test_a_withdrawn_report_says_why_and_is_never_green(site, laboratory):
    withdrawn(laboratory, stated_report(laboratory))
    found = answer(site, NUMBER)
    assert (found.kind, found.tone) == ("report-withdrawn", "stop")
    assert "Not calibrated." in found.text


def test_a_replaced_report_names_the_one_that_counts(site, laboratory):
    newer = stated_report(laboratory, number="GL-2026-00417A", content=b"newer")
    old = stated_report(laboratory)
    withdrawn(laboratory, old, status="REPLACED", replaced_by="GL-2026-00417A")
    page = ask(site, NUMBER).text
    assert "has been replaced by report GL-2026-00417A" in page
    assert f"/reports/{newer}/" in site.get(f"/reports/{old}/").text


def test_two_laboratories_may_share_a_number(site, laboratory, northseal):
    stated_report(laboratory)
    stated_report(northseal, content=b"another")
    found = answer(site, NUMBER)
    assert (found.kind, len(found.reports)) == ("report-ambiguous", 2)
    assert "Several laboratories" in ask(site, NUMBER).text


def test_a_certificate_of_the_number_is_answered_first(site, laboratory, northseal, stated):
    stated(northseal, number=NUMBER)
    stated_report(laboratory)
    assert answer(site, NUMBER).entry.number == NUMBER


@pytest.mark.parametrize("number", ["GL-2026-99999", "", "no such thing"])
def test_what_is_unknown_stays_as_it_was(site, laboratory, number):
    stated_report(laboratory)
    found = answer(site, number)
    assert found is None or found.kind in {"not-in-this-register", "not-a-number"}


def test_the_address_of_a_report_may_be_typed_as_well(site, laboratory):
    pk = stated_report(laboratory)
    assert answer(site, f"http://guildmark.localhost:8000/reports/{pk}/").report.pk == pk


def test_its_own_file_is_green(site, laboratory):
    stated_report(laboratory)
    page = sent(site, BYTES)
    found = page.context["answer"]
    assert (found.kind, found.tone) == ("report-file", "good")
    assert "the file that Greenmark (demo) registered as test report" in page.text


def test_the_file_of_a_withdrawn_report_is_known_and_refused(site, laboratory):
    withdrawn(laboratory, stated_report(laboratory))
    found = sent(site, BYTES).context["answer"]
    assert (found.kind, found.tone) == ("report-withdrawn", "stop")
    assert "The file is the one that was registered." in found.text


def test_other_bytes_are_another_file(site, laboratory):
    stated_report(laboratory)
    assert sent(site, BYTES + b" ").context["answer"].kind not in {"report-file", "report-issued"}


def test_whoever_registered_the_bytes_first_is_believed(site, laboratory, northseal):
    first = stated_report(laboratory)
    stated_report(northseal, number="NS-R-1")
    assert sent(site, BYTES).context["answer"].report.pk == first


def test_of_one_laboratorys_reports_on_a_file_the_standing_one_counts(site, laboratory):
    withdrawn(laboratory, stated_report(laboratory, number="GL-2026-00471"))
    right = stated_report(laboratory)
    assert sent(site, BYTES).context["answer"].report.pk == right


def test_a_code_of_a_report_on_other_bytes_is_no_report(site, laboratory):
    import segno

    pk = stated_report(laboratory)
    picture = BytesIO()
    segno.make(f"http://guildmark.localhost:8000/reports/{pk}/").save(picture, kind="png", scale=8)
    found = site.post("/verify/file/", {"file": SimpleUploadedFile("photo.png", picture.getvalue())}).context["answer"]
    assert (found.kind, found.report.pk) == ("report-picture", pk)


def test_the_page_has_its_code_and_is_left_out_by_search_engines(site, laboratory):
    page = site.get(f"/reports/{stated_report(laboratory)}/")
    assert "<svg" in page.text
    assert 'name="robots" content="noindex"' in page.text
    assert site.get(f"/reports/{uuid4()}/").status_code == 404


def test_programs_ask_by_number_and_by_hash(site, laboratory):
    pk, digest = stated_report(laboratory), report_said()["sha256"]
    verdict = site.get("/api/v1/verify", {"number": NUMBER}).json()
    assert (verdict["kind"], verdict["report"]["id"], verdict["certificate"]) == ("report-issued", str(pk), None)
    verdict = site.get(f"/api/v1/files/{digest}").json()
    assert (verdict["kind"], verdict["is_green"], verdict["report"]["status"]) == ("report-file", True, "ISSUED")
    assert site.get(f"/api/v1/reports/{pk}").json()["statement"]["number"] == NUMBER


def test_the_register_is_made_anew_with_its_reports(site, laboratory):
    withdrawn(laboratory, stated_report(laboratory))
    before = RegisterEntry.objects.get(kind="report")
    rebuild_register()
    after = RegisterEntry.objects.get(kind="report")
    assert (after.status, after.folded_number, after.content) == (before.status, before.folded_number, before.content)


def test_no_laboratory_speaks_of_anothers_report(laboratory, northseal):
    pk = stated_report(laboratory)
    with pytest.raises(ValueError, match="not its own"):
        stated_report(northseal, pk, 2)
