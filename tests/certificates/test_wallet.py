"""What a holder takes along: files, mark, the page for buyers, all as one ZIP. Its own people only, and only what holds."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tenants.utils import tenant_context
from PIL import Image

from accounts import tasks
from accounts.models import Letter, Organisation
from cases.transitions import State
from certificates import actions
from certificates.actions.sending import ask_for_buyer_paper, send_to_buyer
from certificates.models import Certificate
from certificates.papers import CERTIFICATE_KIND, FOR_BUYERS
from certificates.terms import why_no_mark
from lib import clock
from lib.refusal import Refused
from outbox import relay
from papers import actions as papers
from papers.models import IssuedPaper, PaperDownloads
from register import tasks as tasks_of_register
from tests.cast import acts_for
from tests.certificates.making import content, in_days, revised, suspend_at_request
from tests.papers.making import texts_of
from tests.support import database
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
ROOMS = ("", "for-buyers/", "mark/mark-en.svg", "everything.zip")


@pytest.fixture
def certificate(case_at, rita, sig) -> Certificate:
    return actions.sign_certificate(actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True)


@pytest.fixture
def holder(visit, northseal, alice):
    return signed_in(visit(northseal), alice)


def url(certificate, room="") -> str:
    return f"/certificates/{certificate.pk}/{room}"


def licensed(certificate: Certificate, **values) -> Certificate:
    with database.guards_at_rest():
        Certificate.objects.filter(pk=certificate.pk).update(**{"may_bear_mark": True} | values)
        if not certificate.surveillance_plans.exists():
            certificate.surveillance_plans.create(
                next_due_on=in_days(300), months_between=12, made_by_id=certificate.prepared_by_id, made_at=clock.now()
            )
    return Certificate.objects.get(pk=certificate.pk)


def test_the_holders_page_leads_to_everything(certificate, holder):
    page = holder.get(url(licensed(certificate))).content.decode()
    for room in ("for-buyers/", "mark/mark-zh.svg", "mark/mark-en.png", "everything.zip"):
        assert url(certificate, room) in page
    assert f"/certificates/{certificate.pk}/for-buyers/?" in page
    assert 'http-equiv="refresh"' in page  # its file is still being made
    papers.make_paper(IssuedPaper.objects.get(kind=CERTIFICATE_KIND).pk)
    assert 'http-equiv="refresh"' not in holder.get(url(certificate)).content.decode()


def test_the_mark_leads_to_the_permanent_page(certificate, holder):
    answer = holder.get(url(licensed(certificate), "mark/mark-zh.png"))
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(answer.content)))
    assert code.text.endswith(f"/certificates/{certificate.pk}/")
    assert holder.get(url(certificate, "mark/mark-en.svg"))["Content-Type"] == "image/svg+xml"
    assert holder.get(url(certificate, "mark/mark-fr.svg")).status_code == 404


def test_no_mark_where_it_may_not_be_used(certificate, holder, rita):
    assert "No licence for the mark" in why_no_mark(licensed(certificate, may_bear_mark=False))
    assert "not yet valid" in why_no_mark(licensed(certificate, valid_from=in_days(2)))
    assert "has expired" in why_no_mark(licensed(certificate, valid_from=in_days(-9), valid_until=in_days(-1)))
    licensed(certificate, valid_until=in_days(900))
    suspend_at_request(certificate, by=rita)
    answer = holder.get(url(certificate, "mark/mark-en.svg"), follow=True)
    assert "is suspended. The mark may not be used at present" in answer.content.decode()
    assert not answer["Content-Type"].startswith("image")


def test_no_mark_while_nobody_plans_its_surveillance(certificate):
    certificate = licensed(certificate)
    with database.guards_at_rest():
        certificate.surveillance_plans.update(ended_at=clock.now())
    assert "No surveillance" in why_no_mark(certificate)
    certificate.origin, certificate.confirmed_at = "imported", clock.now()
    assert why_no_mark(certificate) == ""
    certificate.confirmed_at -= timedelta(days=61)
    assert "No surveillance" in why_no_mark(certificate)


def test_of_a_body_that_is_not_open_nothing_goes_to_buyers(certificate, alice, northseal):
    certificate = licensed(certificate)
    northseal.standing = "suspended"
    assert "is suspended or closed here. The mark" in why_no_mark(certificate)
    with pytest.raises(Refused, match="suspended or closed here"):
        ask_for_buyer_paper(certificate, by=alice)
    with pytest.raises(Refused, match="suspended or closed here"):
        send_to_buyer(certificate, email="eva@buyer.example", by=alice)


def test_a_sheet_warns_of_an_unconfirmed_body_as_the_page_does(certificate, alice, northseal):
    northseal.confirmed_until = clock.now() + timedelta(days=9)
    assert papers.statement_of(ask_for_buyer_paper(certificate, by=alice)).warnings == ()
    northseal.confirmed_until = None
    sheet = ask_for_buyer_paper(certificate, by=alice)
    papers.make_paper(sheet.pk)
    sheet.refresh_from_db()
    with sheet.file.open("rb") as file:
        assert "Nobody has confirmed" in texts_of(file.read())[0]


def test_only_its_holder_sends_it_to_buyers(certificate, rita):
    for act in (lambda: ask_for_buyer_paper(certificate, by=rita), lambda: send_to_buyer(certificate, email="a@b.example", by=rita)):  # fmt: skip
        with pytest.raises(Refused, match="Only its holder"):
            act()


def test_the_sheet_is_not_handed_out_of_what_is_suspended(certificate, holder, alice, rita):
    sheet = ask_for_buyer_paper(certificate, by=alice)
    papers.make_paper(sheet.pk)
    suspend_at_request(certificate, by=rita)
    answer = holder.get(url(certificate, f"for-buyers/{sheet.pk}.pdf"))
    assert (answer.status_code, answer["Location"]) == (302, url(certificate, "for-buyers/"))
    archive = ZipFile(BytesIO(holder.get(url(certificate, "everything.zip")).content))
    assert not [name for name in archive.namelist() if name.startswith("for-buyers/")]


def test_the_read_me_says_what_is_left_out(certificate, holder, monkeypatch):
    first = IssuedPaper.objects.get(kind=CERTIFICATE_KIND)
    papers.make_paper(first.pk)
    revised(certificate, covered_models=[{"model": "BCD-520", "specification": "230 V"}])
    monkeypatch.setattr("certificates.packing.MOST_FILES", 1)
    read_me = ZipFile(BytesIO(holder.get(url(certificate, "everything.zip")).content)).read("README.txt").decode()
    assert "still being made, and not among these: 1" in read_me
    assert "Older files not among these: 1" in read_me


def test_another_enterprise_finds_none_of_it(certificate, visit, northseal, petra):
    licensed(certificate)
    rival = Organisation.objects.create(name_en="Rival (demo) Ltd", credit_code="91110000802100433B")
    stranger = signed_in(visit(northseal), acts_for(rival, "Oscar"))
    assert {stranger.get(url(certificate, room)).status_code for room in ROOMS} == {404}
    assert stranger.post(url(certificate, "for-buyers/"), {"email": "a@b.example"}).status_code == 404
    assert stranger.post(url(certificate, "for-buyers/make/")).status_code == 404
    assert not IssuedPaper.objects.filter(kind=FOR_BUYERS).exists()


def test_the_page_for_buyers_is_made_as_a_file_once_a_day(certificate, holder):
    for _twice in range(2):
        there = holder.post(url(certificate, "for-buyers/make/"))["Location"]
    paper = IssuedPaper.objects.get(kind=FOR_BUYERS)
    assert holder.get(there).status_code == 202
    papers.make_paper(paper.pk)
    content = b"".join(holder.get(there).streaming_content)
    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1
    document.close()
    assert "It does not prove" in text
    assert "Made on" in text
    assert "BCD-520" in text


def test_no_file_and_no_letter_of_what_is_suspended(certificate, holder, alice, rita):
    suspend_at_request(certificate, by=rita)
    with pytest.raises(Refused, match="No file for buyers"):
        ask_for_buyer_paper(certificate, by=alice)
    holder.post(url(certificate, "for-buyers/"), {"email": "eva@buyer.example"})
    assert not Letter.objects.filter(to="eva@buyer.example").exists()


def test_a_letter_goes_to_the_buyer_and_its_address_goes_with_it(certificate, holder, mailoutbox, caplog):
    answer = holder.post(url(certificate, "for-buyers/"), {"email": "eva@buyer.example"})
    assert answer.status_code == 302
    letter = Letter.objects.get(to="eva@buyer.example")
    assert f"/certificates/{certificate.pk}/for-buyers/?" in letter.text
    paper = IssuedPaper.objects.get(kind=FOR_BUYERS)
    tasks.send_letter(letter.pk)
    assert mailoutbox == []  # it waits for its file
    papers.make_paper(paper.pk)
    tasks.send_letter(letter.pk)
    letter.refresh_from_db()
    ((name, content, _kind),) = mailoutbox[-1].attachments
    assert (mailoutbox[-1].to, name) == (["eva@buyer.example"], IssuedPaper.objects.get(kind=FOR_BUYERS).filename)
    assert "It proves" in texts_of(content)[0]
    assert (letter.to, letter.text, letter.sent_at is not None) == ("", "", True)
    assert "eva@" not in caplog.text


@pytest.mark.parametrize("typed", ["", "nobody", "a@b.example\r\nBcc: c@d.example", "x" * 10_000, "a\x00@b.example"])
def test_what_is_no_address_comes_back_with_a_sentence(certificate, holder, typed):
    before = Letter.objects.count()
    assert holder.post(url(certificate, "for-buyers/"), {"email": typed}).status_code == 200
    assert Letter.objects.count() == before


def test_a_buyer_is_written_to_three_times_a_day_at_most(certificate, holder):
    answers = [holder.post(url(certificate, "for-buyers/"), {"email": "eva@buyer.example"}) for _each in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]


def test_everything_is_one_zip(certificate, holder, alice, rita):
    licensed(certificate)
    ask_for_buyer_paper(certificate, by=alice)
    for paper in IssuedPaper.objects.all():
        papers.make_paper(paper.pk)
    archive = ZipFile(BytesIO(holder.get(url(certificate, "everything.zip")).content))
    names = {name.partition("/")[0] for name in archive.namelist()}
    assert names == {"README.txt", "certificate", "mark", "for-buyers"}
    assert len(archive.namelist()) == 7
    read_me = archive.read("README.txt").decode("utf-8-sig")
    assert "证书有效。" in read_me
    assert "This certificate is valid." in read_me
    suspend_at_request(certificate, by=rita)
    archive = ZipFile(BytesIO(holder.get(url(certificate, "everything.zip")).content))
    assert not [name for name in archive.namelist() if name.startswith("mark/")]
    assert "is suspended" in archive.read("README.txt").decode()


def test_the_mark_kit_shows_the_bodys_own_mark_once_it_is_published(certificate, holder, ada):
    mark = url(licensed(certificate), "mark/mark-en.svg")
    assert b"<image" not in holder.get(mark).content
    with pytest.raises(Refused, match="too pale on white"):
        actions.set_picture("mark", a_mark((255, 240, 150, 255)), by=ada)
    draft = actions.set_picture("mark", a_mark((11, 110, 95, 255)), by=ada)
    assert b"<image" not in holder.get(mark).content
    actions.publish_style(seen_at=draft.edited_at, by=ada)
    assert b"<image" in holder.get(mark).content
    drawn = Image.open(BytesIO(holder.get(url(certificate, "mark/mark-zh.png")).content))
    assert next(code.text for code in zxingcpp.read_barcodes(drawn)).endswith(f"/certificates/{certificate.pk}/")
    assert (11, 110, 95) in {colour for _count, colour in drawn.getcolors(1 << 20)}


def a_mark(colour) -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGBA", (400, 400), colour).save(content, "PNG")
    return SimpleUploadedFile("mark.png", content.getvalue())


def test_downloads_are_shown_to_both_and_the_zip_is_counted(
    certificate, holder, visit, northseal, rita, site, django_capture_on_commit_callbacks
):
    paper = IssuedPaper.objects.get(kind=CERTIFICATE_KIND)
    papers.make_paper(paper.pk)
    relay.deliver_all()
    with django_capture_on_commit_callbacks(execute=True):
        holder.get(url(certificate, "everything.zip"))
        holder.head(url(certificate, "everything.zip"))
    tasks_of_register.count_download(str(paper.pk))
    assert dict(PaperDownloads.objects.values_list("door", "count")) == {"holder": 1, "public": 1}
    words = "Downloads: 0 by the body, 1 by the holder, 1 by others"
    assert words in " ".join(holder.get(url(certificate)).content.decode().split())
    desk = signed_in(visit(northseal), rita).get(f"/desk/certificates/{certificate.pk}/").content.decode()
    assert words in " ".join(desk.split())


def test_whoever_registers_with_a_holders_public_code_has_nothing_of_its_certificates(
    in_northseal, rita, quinn, visit, northseal, alice, acme
):
    code = Organisation.objects.get(pk=acme.pk).credit_code
    entered = actions.confirm_import(
        actions.prepare_import(content(holder_code=code), by=rita), by=quinn, takes_responsibility=True
    )
    visitor = signed_in(visit(northseal), alice)
    assert {visitor.get(url(entered, room)).status_code for room in ("", "for-buyers/", "everything.zip")} == {404}
    with pytest.raises(Refused, match="Only the holder"):
        actions.ask(entered, wish="cancel", words="Production ended.", by=alice)
    with pytest.raises(Refused, match="Only its holder"):
        actions.send_to_buyer(entered, email="eva@buyer.example", by=alice)


def test_buyers_see_the_status_of_the_day(certificate, site, rita, northseal):
    relay.deliver_all()
    page = site.get(url(certificate, "for-buyers/")).content.decode()
    assert "It proves" in page
    assert "BCD-520" in page
    assert "CE marking" in page
    with tenant_context(northseal):
        suspend_at_request(certificate, by=rita)
    relay.deliver_all()
    page = site.get(url(certificate, "for-buyers/")).content.decode()
    assert "This certificate is suspended." in page
    assert "While it was valid it proved" in page
