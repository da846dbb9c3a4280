"""The organisation asks for its fapiao, finance staff record the one they made."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Notice
from billing import actions
from billing.models import Fapiao
from lib.refusal import Refused
from tests.support.pdfs import a_pdf_of
from tests.support.private import keep_private_files_in
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
CODE = "91110000600037341L"


@pytest.fixture
def private(tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)


@pytest.fixture
def asked(invoice, alice) -> Fapiao:
    return actions.request_fapiao(invoice, kind="special", title="爱克米电器", tax_number=CODE.lower(), by=alice)


def test_a_member_asks(asked):
    assert (asked.tax_number, asked.recorded_at) == (CODE, None)


def test_a_mistyped_tax_number_is_refused(invoice, alice):
    with pytest.raises(Refused, match="check digit"):
        actions.request_fapiao(invoice, kind="special", title="x", tax_number=CODE[:-1] + "A", by=alice)


def test_a_stranger_does_not_ask(invoice, gus, globex):
    for stranger in (gus, globex):
        with pytest.raises(Refused, match="own people"):
            actions.request_fapiao(invoice, kind="special", title="x", tax_number=CODE, by=stranger)


def test_who_has_no_tax_number_gets_an_ordinary_one(invoice, alice):
    with pytest.raises(Refused, match="bears the buyer's tax number"):
        actions.request_fapiao(invoice, kind="special", title="张某", tax_number="", by=alice)
    assert actions.request_fapiao(invoice, kind="ordinary", title="张某", tax_number=" ", by=alice).tax_number == ""


def test_finance_enters_what_a_client_asked_by_telephone(invoice, fin, visit, northseal):
    desk = signed_in(visit(northseal), fin)
    there = f"/desk/invoices/{invoice.pk}/fapiao/ask/"
    assert there in desk.get(f"/desk/invoices/{invoice.pk}/").content.decode()
    desk.post(there, {"kind": "special", "title": "爱克米电器", "tax_number": CODE})
    assert Fapiao.objects.get().requested_by == fin


def test_the_desk_reads_what_to_type_and_how_much_is_left(asked, invoice, fin, visit, northseal):
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason={"zh": "少", "en": "Less"}, by=fin)
    page = signed_in(visit(northseal), fin).get(f"/desk/invoices/{invoice.pk}/fapiao/").content.decode()
    assert "24,910.00" in page
    assert "6 %" in page


def test_a_number_that_a_credit_note_takes_back_is_not_replaced(asked, invoice, fin):
    actions.record_fapiao(invoice, number="26112000000123456789", by=fin)
    actions.open_credit_note(invoice, wanted={1: 106_000}, reason={"zh": "少", "en": "Less"}, by=fin)
    with pytest.raises(Refused, match="takes this fapiao back"):
        actions.record_fapiao(invoice, number="26112000000123456780", by=fin)


def test_a_cancelled_invoice_has_none(invoice, fin, alice):
    actions.cancel(invoice, reason="Wrong", by=fin)
    with pytest.raises(Refused, match="cancelled"):
        actions.request_fapiao(invoice, kind="special", title="x", tax_number=CODE, by=alice)


def test_finance_records_number_and_the_client_is_told(asked, invoice, fin, alice):
    recorded = actions.record_fapiao(invoice, number="26112000000123456789", by=fin)
    assert recorded.recorded_by == fin
    assert "ready" in Notice.objects.filter(user=alice).first().subject_en


@pytest.mark.parametrize("number", ["", "12", "2611200000012345678X"])
def test_a_number_has_eight_or_twenty_digits(asked, invoice, fin, number):
    with pytest.raises(Refused, match="digits"):
        actions.record_fapiao(invoice, number=number, by=fin)


def test_what_was_made_is_not_asked_for_again(asked, invoice, fin, alice):
    actions.record_fapiao(invoice, number="12345678", by=fin)
    with pytest.raises(Refused, match="made already"):
        actions.request_fapiao(invoice, kind="special", title="x", tax_number=CODE, by=alice)


def test_nobody_asked(invoice, fin):
    with pytest.raises(Refused, match="Nobody"):
        actions.record_fapiao(invoice, number="12345678", by=fin)


def test_the_file_reaches_the_client_alone(asked, invoice, visit, northseal, fin, alice, globex, monkeypatch, tmp_path):
    keep_private_files_in(tmp_path, monkeypatch)
    file = SimpleUploadedFile("../../x.pdf", a_pdf_of("paper"))
    desk = signed_in(visit(northseal), fin)
    answer = desk.post(f"/desk/invoices/{invoice.pk}/fapiao/", {"number": "12345678", "file": file})
    assert answer.status_code == 302
    path = f"/invoices/{invoice.pk}/fapiao/file/"
    theirs = signed_in(visit(northseal), alice).get(path)
    assert b"".join(theirs.streaming_content) == a_pdf_of("paper")
    assert "attachment" in theirs["Content-Disposition"]
    assert signed_in(visit(northseal), globex).get(path).status_code == 404


def test_what_is_no_pdf_is_refused(asked, invoice, visit, northseal, fin):
    file = SimpleUploadedFile("fapiao.pdf", b"MZ program")
    desk = signed_in(visit(northseal), fin)
    answer = desk.post(f"/desk/invoices/{invoice.pk}/fapiao/", {"number": "12345678", "file": file})
    assert b"no PDF" in answer.content


def ofd() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("OFD.xml", "<ofd:OFD/>")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("ending", "content"), [("ofd", ofd()), ("xml", b"\xef\xbb\xbf<?xml version='1.0'?><EInvoice/>")]
)
def test_the_legal_originals_are_taken_and_keep_their_kind(
    asked, invoice, visit, northseal, fin, private, ending, content
):
    desk = signed_in(visit(northseal), fin)
    typed = {"number": "12345678", "file": SimpleUploadedFile(f"whatever.{ending}", content)}
    assert desk.post(f"/desk/invoices/{invoice.pk}/fapiao/", typed).status_code == 302
    answer = desk.get(f"/desk/invoices/{invoice.pk}/fapiao/file/")
    assert f"fapiao-12345678.{ending}" in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content) == content


def test_a_zip_of_anything_else_is_refused(asked, invoice, visit, northseal, fin):
    file = SimpleUploadedFile("fapiao.ofd", ofd().replace(b"OFD.xml", b"ABC.xml"))
    answer = signed_in(visit(northseal), fin).post(
        f"/desk/invoices/{invoice.pk}/fapiao/", {"number": "12345678", "file": file}
    )
    assert b"no PDF, OFD or XML" in answer.content
