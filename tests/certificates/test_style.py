"""How a body's papers look: a draft, published versions, and papers that keep the version they were asked for with."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django_tenants.utils import tenant_context
from PIL import Image

from accounts.models import Notice
from cases.models import Case
from cases.transitions import State
from catalog.models import BodyPassport
from certificates import actions
from certificates.actions.sending import ask_for_buyer_paper
from certificates.forms import StyleForm
from certificates.models import Certificate
from certificates.papers import CERTIFICATE_KIND
from lib import clock
from lib.colours import WHITE, contrast
from lib.refusal import Refused
from papers import actions as papers
from papers import styles
from papers.models import HouseStyle, IssuedPaper
from papers.pictures import name_of, picture_of
from tests.certificates.making import revised
from tests.papers.making import a_picture, texts_of
from tests.support.signing_in import signed_in
from web.uploads import private_storage

pytestmark = pytest.mark.django_db
PAGE = "/desk/certificates/style/"


@pytest.fixture
def publish(in_northseal, ada):
    def publish(**changed):
        draft = actions.save_style(**{"accent": "#8a1c2c"} | changed, by=ada)
        return actions.publish_style(seen_at=draft.edited_at, by=ada)

    return publish


@pytest.fixture
def certificate(case_at, rita, sig) -> Certificate:
    return actions.sign_certificate(actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True)


def newest() -> IssuedPaper:
    return IssuedPaper.objects.filter(kind=CERTIFICATE_KIND).order_by("-revision").first()


def made(paper: IssuedPaper) -> bytes:
    papers.make_paper(paper.pk)
    paper.refresh_from_db()
    with paper.file.open("rb") as file:
        return file.read()


def test_a_paper_keeps_the_version_it_was_asked_for_with(publish, certificate, ada, sig):
    first = newest()
    assert papers.statement_of(first).style.version == 0
    for name, colour in (("seal", (190, 20, 20, 255)), (str(sig.pk), (20, 20, 20, 255))):
        actions.set_picture(name, a_picture(colour=colour), by=ada)
    publish(note_en="Certificate {number} of {body}", foot_zh="{telephone}")
    bytes_before = made(first)  # asked for before, it is drawn as it was asked for
    revised(certificate, covered_models=[{"model": "BCD-520", "specification": "230 V"}])
    second = papers.statement_of(newest())
    held = styles.in_force()
    assert (second.style.version, second.style.accent) == (1, "#8a1c2c")
    assert second.style.note["en"] == f"Certificate {certificate.number} of Northseal (demo)"
    assert second.pictures == {"seal": held.seal, "signature": held.signatures[str(sig.pk)]}
    assert made(newest()) != bytes_before
    publish(accent="#123456")
    with first.file.open("rb") as file:
        assert file.read() == bytes_before
    assert papers.statement_of(newest()).style.version == 1


def test_a_new_look_alone_makes_no_new_paper(publish, certificate):
    publish(head_zh="独立公正")
    actions.restate(certificate.pk, by=None)
    assert IssuedPaper.objects.filter(kind=CERTIFICATE_KIND).count() == 1


def test_what_is_published_stays(publish):
    publish()
    with pytest.raises(DatabaseError, match="stays as it was"), transaction.atomic():
        HouseStyle.objects.update(accent="#000000")
    with pytest.raises(DatabaseError, match="nothing is deleted"), transaction.atomic():
        HouseStyle.objects.all().delete()


def test_the_next_draft_begins_with_what_holds(publish, ada):
    publish(head_en="One", accent="#8A1C2C")
    actions.set_picture("logo", a_picture(), by=ada)
    draft = styles.draft()
    assert (draft.head_en, draft.accent, draft.version) == ("One", "#8a1c2c", None)
    assert styles.in_force().logo == ""


@pytest.mark.parametrize("text", ["{nubmer}", "{number", "}", "{}", "{body.__class__}", "{{number}}"])
def test_a_broken_blank_is_refused_by_its_name(text):
    with pytest.raises(Refused, match=r"no blank that papers know.*\{number\} \{body\}"):
        styles.check_text(f"No. {text}")


@pytest.mark.parametrize("colour", ["#ffd400", "#ffffff", "#0f9d7a"])
def test_a_colour_that_cannot_be_read_on_white_is_refused(colour):
    with pytest.raises(Refused, match="too pale"):
        styles.check_accent(colour)


@pytest.mark.parametrize("colour", ["0123456", "#000", "#00000g", "#1234567", "red", "", "#１２３４５６"])
def test_what_is_no_colour_never_reaches_a_paper(colour, in_northseal, ada):
    assert "accent" in StyleForm({"accent": colour}).errors
    with pytest.raises(Refused, match="six digits"):
        actions.save_style(accent=colour, by=ada)
    actions.save_style(accent="#123456", by=ada)
    with pytest.raises(DatabaseError), transaction.atomic():
        HouseStyle.objects.update(accent=colour)


def test_contrast_is_counted_as_wcag_does():
    assert round(contrast("#000000", WHITE), 2) == 21
    assert round(contrast("#767676", WHITE), 2) == 4.54  # the palest grey that passes
    styles.check_accent("#767676")


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (lambda: a_picture("CMYK", "JPEG", (0, 1, 2, 3), "seal.jpg"), "CMYK"),
        (lambda: SimpleUploadedFile("seal.png", b"\x89PNG\r\n\x1a\n" + b"x" * 41_000_000), "larger than 5 MB"),
        (lambda: a_picture("1", "PNG", 1, "bomb.png"), "too many pixels"),
        (lambda: SimpleUploadedFile("seal.svg", b"<svg/>"), "a kind we do not take"),
        (lambda: SimpleUploadedFile("seal.png", b"\x89PNG\r\n\x1a\nxx"), "cannot be read"),
    ],
)  # fmt: skip
def test_a_picture_that_papers_cannot_bear_is_refused_with_a_sentence(file, why, in_northseal, ada, monkeypatch):
    monkeypatch.setattr("papers.pictures.MOST_PIXELS", 60 * 60 - 1 if why == "too many pixels" else 10**7)
    with pytest.raises(Refused, match=why):
        actions.set_picture("seal", file(), by=ada)
    assert styles.draft().seal == ""


def test_only_who_sets_the_rules_sets_the_look(in_northseal, rita, ada):
    for act in (
        lambda: actions.save_style(accent="#000000", by=rita),
        lambda: actions.set_picture("logo", a_picture(), by=rita),
        lambda: actions.publish_style(seen_at=clock.now(), by=rita),
    ):
        with pytest.raises(Refused, match="administrator or the quality manager"):
            act()


def test_what_nobody_has_seen_is_not_published(in_northseal, ada, quinn):
    with pytest.raises(Refused, match="nothing to publish"):
        actions.publish_style(seen_at=clock.now(), by=ada)
    seen = actions.save_style(accent="#123456", by=ada).edited_at
    actions.save_style(accent="#654321", by=quinn)
    with pytest.raises(Refused, match="has changed the draft"):
        actions.publish_style(seen_at=seen, by=ada)


def test_a_signatory_hears_of_their_printed_signature(publish, ada, sig):
    actions.set_picture(str(sig.pk), a_picture(), by=ada)
    publish()
    publish(head_en="Two")
    assert Notice.objects.filter(user=sig, subject_en__contains="signature is printed").count() == 1


def test_the_page_saves_shows_and_publishes(visit, northseal, certificate, ada):
    visitor = signed_in(visit(northseal), ada)
    shown = visitor.get(PAGE).content.decode()
    assert certificate.number in shown
    assert "Published versions" in shown
    refused = visitor.post(PAGE, {"accent": "#ffd400", "head_en": "by {bdy}"}).content.decode()
    assert "too pale" in refused
    assert "“{bdy}” is no blank" in refused
    assert 'value="by {bdy}"' in refused
    assert visitor.post(PAGE, {"accent": "#123456", "head_en": "by {body}"}).status_code == 302
    visitor.post(f"{PAGE}pictures/logo/", {"file": a_picture(name="logo.png")})
    assert visitor.get(f"{PAGE}pictures/logo/").content.startswith(b"\x89PNG")
    assert visitor.get(f"{PAGE}publish/")["Location"] == PAGE  # where the specimen is
    confirming = visitor.get(seen_there(visitor))
    assert "Changed: Logo" in confirming.content.decode()
    seen_at = confirming.context["form"].initial["seen_at"]
    assert visitor.post(f"{PAGE}publish/", {"seen_at": seen_at, "has_read": "on"}).status_code == 302
    assert styles.in_force().head_en == "by {body}"
    visitor.post(f"{PAGE}pictures/logo/", {"remove": "1"})
    assert (styles.draft().logo, visitor.get(f"{PAGE}pictures/logo/").status_code) == ("", 404)
    assert visitor.get(f"{PAGE}pictures/{certificate.pk}/").status_code == 404


def seen_there(visitor) -> str:
    """Where the page with the specimen leads to publish what it shows."""
    (link,) = re.findall(r'href="([^"]*/publish/[^"]*)"', visitor.get(PAGE).content.decode())
    return unescape(link)


def test_what_a_colleague_changed_after_the_specimen_was_shown_is_not_published(visit, northseal, ada, quinn):
    visitor = signed_in(visit(northseal), ada)
    with tenant_context(northseal):
        actions.save_style(accent="#123456", by=ada)
        link = seen_there(visitor)
        actions.save_style(accent="#654321", by=quinn)
    seen_at = visitor.get(link).context["form"].initial["seen_at"]
    page = visitor.post(f"{PAGE}publish/", {"seen_at": seen_at, "has_read": "on"}).content.decode()
    assert "since you looked at its specimen" in page
    with tenant_context(northseal):
        assert styles.in_force() is None


def test_a_signature_is_a_signatorys_of_this_body(in_northseal, ada, sig, otto):
    for name in ("x" * 90, str(otto.pk)):
        with pytest.raises(Refused, match="signatory of this body"):
            actions.set_picture(name, a_picture(), by=ada)
    actions.set_picture(str(sig.pk), a_picture(), by=ada)


def test_a_picture_cut_short_is_healed_by_uploading_it_again(in_northseal, ada, northseal):
    digest = actions.set_picture("seal", a_picture(), by=ada).seal
    path = Path(private_storage().path(name_of(northseal.pk, digest)))
    whole = path.read_bytes()
    path.write_bytes(whole[:40])
    actions.set_picture("seal", a_picture(), by=ada)
    assert picture_of(northseal.pk, digest) == whole


def test_a_picture_stands_as_the_camera_was_held(in_northseal, ada, northseal):
    sideways, sent = Image.Exif(), BytesIO()
    sideways[0x0112] = 6  # to be turned by a quarter
    Image.new("RGB", (60, 20)).save(sent, "JPEG", exif=sideways)
    style = actions.set_picture("logo", SimpleUploadedFile("logo.jpg", sent.getvalue()), by=ada)
    assert Image.open(BytesIO(picture_of(northseal.pk, style.logo))).size == (20, 60)


def test_a_sheet_for_buyers_fills_in_its_body(publish, certificate, alice):
    publish(foot_en="{body} {telephone}")
    BodyPassport.objects.update(telephone="+86 21 5080 0000")
    sheet = papers.statement_of(ask_for_buyer_paper(certificate, by=alice))
    assert sheet.style.foot["en"] == "Northseal (demo) +86 21 5080 0000"


def test_a_specimen_is_drawn_beside_real_data_and_kept_nowhere(visit, northseal, certificate, publish, ada, bob):
    publish(note_en="Numbered {number}")
    before = IssuedPaper.objects.count()
    visitor = signed_in(visit(northseal), ada)
    page = visitor.get(f"{PAGE}specimen.png", {"certificate": certificate.pk})
    assert (page["Content-Type"], page.content[:4]) == ("image/png", b"\x89PNG")
    file = visitor.get(f"{PAGE}specimen.pdf", {"certificate": certificate.pk, "version": "1"}).content
    assert file.startswith(b"%PDF-1.7")
    words = texts_of(file)[0]
    assert "SPECIMEN" in words
    assert f"Numbered {certificate.number}" in words
    assert IssuedPaper.objects.count() == before
    for asked in ({"certificate": "x"}, {"certificate": ada.pk}, {"version": "7"}):
        assert visitor.get(f"{PAGE}specimen.pdf", asked).status_code == 404


def test_letter_agreement_and_invoice_are_seen_in_the_drafts_style_beside_a_case(
    visit, northseal, certificate, publish, ada, sig
):
    publish(head_en="Beside a case")
    case = Case.objects.get(pk=certificate.case)
    visitor = signed_in(visit(northseal), ada)
    there = {
        "letter": ["Certification decision", case.number, "Beside a case", "SPECIMEN"],
        "agreement": ["Certification agreement", "Acme Appliances", "Beside a case", "SPECIMEN"],
        "invoice": ["Invoice", "Acme Appliances", "Specimen fee", "Beside a case"],
    }
    before = IssuedPaper.objects.count()
    for name, wanted in there.items():
        asked = {"paper": name, "case": case.pk}
        words = texts_of(visitor.get(f"{PAGE}specimen.pdf", asked).content)[0]
        assert [text for text in wanted if text not in words] == [], name
        page = visitor.get(PAGE, asked).content.decode()
        assert f"paper={name}&amp;case={case.pk}" in page
        assert ("fees are read by finance alone" in page) == (name == "invoice")
    assert IssuedPaper.objects.count() == before
    for asked in ({"paper": "x"}, {"paper": "letter", "case": ada.pk}, {"paper": "letter", "case": "x"}):
        assert visitor.get(f"{PAGE}specimen.pdf", asked).status_code == 404


def test_a_body_without_certificates_sees_an_invented_one(visit, northseal, ada):
    visitor = signed_in(visit(northseal), ada)
    assert "the data are invented" in visitor.get(PAGE).content.decode()
    assert "SPECIMEN-0001" in texts_of(visitor.get(f"{PAGE}specimen.pdf").content)[0]


def test_in_any_style_the_page_for_buyers_is_made_once_a_day(publish, certificate, alice):
    publish()
    first = ask_for_buyer_paper(certificate, by=alice)
    assert ask_for_buyer_paper(certificate, by=alice) == first
    publish(accent="#1c3c8a")
    assert ask_for_buyer_paper(certificate, by=alice) == first
