"""A file is the one that was issued, an older one, another one, a picture of one, or nothing we know; and nothing of it stays."""

import re
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.utils import CaptureQueriesContext

from papers import scans
from papers.scans import Scan
from register.answers import about_hash
from register.answers.recognising import certificate_address, host_in, is_ours
from tests.papers.scanning import photo_of
from tests.register.making import NUMBER, PAPER, happened, issued_file
from web import upload_limit

pytestmark = pytest.mark.django_db
SUSPENDED = {"suspension": {"until": "2026-12-31", "conditions": {"en": "x"}}}


def address(pk: UUID) -> str:
    return f"http://guildmark.localhost/certificates/{pk}/"


def ask(site, content: bytes, name: str = "certificate.pdf", **more):
    return site.post("/verify/file/", {"file": SimpleUploadedFile(name, content)}, **more)


def answer(site, content: bytes):
    return ask(site, content).context["answer"]


@pytest.fixture
def reads(monkeypatch):
    """`reads(kind, codes, texts, …)`: what the reader sees in whatever file comes."""

    def see(kind="pdf", codes=(), texts=(), trouble="", pages=1) -> None:
        monkeypatch.setattr(scans, "read", lambda _content: Scan(kind, pages, list(codes), list(texts), trouble))

    return see


# --- By its bytes -----------------------------------------------------------------------------------------------------


def test_the_issued_file_is_known_and_says_how_its_certificate_stands_now(site, northseal, stated):
    pk = stated(northseal)
    issued_file(northseal, pk)
    page = ask(site, PAPER)
    found = page.context["answer"]
    assert (page.status_code, found.kind, found.tone, found.entry.pk) == (200, "issued", "good", pk)
    assert "issued, and the certificate is now: valid." in page.content.decode()
    assert f'href="/certificates/{pk}/"' in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def test_issued_and_suspended_since(site, northseal, stated):
    issued_file(northseal, stated(northseal, "SUSPENDED", **SUSPENDED))
    found = answer(site, PAPER)
    assert (found.kind, found.tone) == ("issued", "careful")
    assert "now: suspended." in found.headline
    assert "suspended since" in found.text


def test_one_byte_changed_it_is_not_the_file(site, northseal, stated, reads):
    pk = stated(northseal)
    issued_file(northseal, pk)
    reads(codes=[address(pk)], texts=[f"No. {NUMBER}"])
    found = answer(site, PAPER + b"\n")
    assert (found.kind, found.tone, found.entry.pk) == ("not-the-file", "stop", pk)
    assert "do not rely on it" in found.headline
    assert "now: valid" in found.text


def test_while_the_newer_file_is_being_made_the_older_one_is_overtaken(site, northseal, stated, reads):
    pk = stated(northseal)
    issued_file(northseal, pk)
    stated(northseal, pk=pk, revision=2, models=[{"model": "BCD-181", "specification": "220 V"}])
    found = answer(site, PAPER)
    assert (found.kind, found.tone) == ("revised-since", "careful")
    assert "says something else now" in found.headline
    assert "the certificate was revised since" in site.get(f"/certificates/{pk}/").content.decode()
    reads(codes=[address(pk)], texts=["x"])
    assert answer(site, b"the newer, before it is heard of").kind == "newest-unknown"


def test_stated_again_with_another_status_the_file_stays_the_newest(site, northseal, stated):
    pk = stated(northseal)
    issued_file(northseal, pk)
    stated(northseal, pk=pk, revision=2, holder={"name": {"zh": "爱克米电器", "en": "Acme Appliances"},
           "address": {"zh": "佛山", "en": "Foshan"}, "code": "91440600MA4W"}, mode={"zh": "", "en": ""})  # fmt: skip
    assert answer(site, PAPER).kind == "issued"


@pytest.mark.parametrize(
    ("kind", "answered", "words"),
    [
        ("certificate_notice", "notice", "is a notice that Northseal (demo) issued"),
        ("for-buyers", "for-buyers", "is a sheet for buyers that was made here"),
    ],
)
def test_a_paper_about_a_certificate_is_known_and_is_not_the_certificate(
    site, northseal, stated, kind, answered, words
):
    pk = stated(northseal, "SUSPENDED", **SUSPENDED)
    issued_file(northseal, pk, b"the certificate", revision=7)
    issued_file(northseal, pk, kind=kind)
    page = ask(site, PAPER)
    found = page.context["answer"]
    assert (found.kind, found.tone, found.entry.pk) == (answered, "careful", pk)
    assert words in found.headline
    assert "now: suspended" in found.headline
    assert "is not the certificate" in found.text
    assert "Revision 1" not in page.content.decode()
    certificate_page = site.get(f"/certificates/{pk}/").content.decode()
    assert sha256(PAPER).hexdigest() not in certificate_page


def test_a_notice_about_a_valid_certificate_is_never_green(site, northseal, stated):
    issued_file(northseal, stated(northseal), kind="certificate_notice")
    assert answer(site, PAPER).tone == "neutral"


def test_of_own_files_nobody_knows_all(site, northseal, stated, reads):
    pk = stated(northseal)
    issued_file(northseal, pk, b"the Chinese one", is_own=True)
    reads(codes=[address(pk)], texts=["x"])
    found = answer(site, b"the English one")
    assert (found.kind, found.tone) == ("not-registered", "careful")
    assert "has registered here" in found.headline


def test_an_older_revision_is_never_green(site, northseal, stated):
    pk = stated(northseal)
    issued_file(northseal, pk)
    issued_file(northseal, pk, b"the newer", revision=3)
    found = answer(site, PAPER)
    assert (found.kind, found.tone) == ("older-revision", "careful")
    assert "revision 3 was made on" in found.text
    assert answer(site, b"the newer").kind == "issued"


def test_an_older_revision_of_a_withdrawn_certificate_is_red(site, northseal, stated):
    pk = stated(northseal, "WITHDRAWN", history=[happened("withdrawn", "WITHDRAWN")])
    issued_file(northseal, pk)
    issued_file(northseal, pk, b"the newer", revision=2)
    assert answer(site, PAPER).tone == "stop"


def test_one_file_of_several_certificates_names_them_all(site, northseal, stated):
    for number in (NUMBER, "NS2026-0999-01"):
        issued_file(northseal, stated(northseal, number=number), is_own=True, size=None, pages=None)
    found = answer(site, PAPER)
    assert (found.kind, len(found.candidates)) == ("several", 2)


def test_whoever_registers_the_hash_of_anothers_paper_does_so_in_vain(site, northseal, greenmark, stated):
    ours = stated(northseal)
    issued_file(northseal, ours)
    issued_file(greenmark, stated(greenmark), is_own=True)
    found = answer(site, PAPER)
    assert (found.kind, found.entry.pk) == ("issued", ours)


OWN = {"is_own": True, "size": None, "pages": None}


def test_a_body_registers_the_file_of_another_in_vain(site, northseal, greenmark, stated, reads):
    ours, theirs = stated(northseal), stated(greenmark, number="GM-2026-77")
    for body, pk in ((greenmark, theirs), (northseal, ours)):  # whoever was first
        issued_file(body, pk, **OWN)
    reads(texts=[f"Northseal. Certificate No. {NUMBER}"])
    found = answer(site, PAPER)
    assert (found.kind, found.tone, found.entry.pk) == ("issued", "good", ours)


def test_of_a_hash_alone_or_of_what_names_nobody_the_earlier_is_believed(site, northseal, greenmark, stated, reads):
    ours, theirs = stated(northseal), stated(greenmark, number="GM-2026-77")
    for body, pk in ((northseal, ours), (greenmark, theirs)):
        issued_file(body, pk, **OWN)
    reads(trouble="locked", kind="")
    assert answer(site, PAPER).entry.pk == ours
    assert about_hash(sha256(PAPER).hexdigest()).entry.pk == ours


def test_of_the_same_number_at_two_bodies_the_file_names_its_own(site, northseal, greenmark, stated, reads):
    theirs, ours = stated(greenmark), stated(northseal)
    for body, pk in ((greenmark, theirs), (northseal, ours)):
        issued_file(body, pk, **OWN)
    reads(texts=[f"Certificate No. {NUMBER}", "NORTHSEAL (DEMO)"])
    assert answer(site, PAPER).entry.pk == ours


def test_a_file_of_two_bodies_that_names_both_is_of_both(site, northseal, greenmark, stated, reads):
    issued_file(northseal, stated(northseal), **OWN)
    issued_file(greenmark, stated(greenmark, number="GM-2026-77"), **OWN)
    reads(texts=[f"{NUMBER} and GM-2026-77"])
    assert len(answer(site, PAPER).candidates) == 2


def test_what_was_entered_anew_has_the_file_of_what_was_taken_back(site, northseal, stated):
    before = stated(northseal, "CANCELLED", taken_back_at="2026-04-01T00:00:00+08:00")
    again = stated(northseal)
    for pk in (before, again):
        issued_file(northseal, pk, **OWN)
    assert answer(site, PAPER).entry.pk == again


def test_a_known_file_asks_little_and_reads_nothing(northseal, stated, monkeypatch):
    from django.db import connection

    issued_file(northseal, stated(northseal))
    monkeypatch.setattr(scans, "read", lambda _content: pytest.fail("It was read."))
    with CaptureQueriesContext(connection) as asked:
        assert about_hash(sha256(PAPER).hexdigest()).kind == "issued"
    assert len(asked) <= 5


# --- By what stands in it ---------------------------------------------------------------------------------------------


def test_a_photo_is_never_the_file(site, northseal, stated):
    """The whole way, reader and all."""
    pk = stated(northseal)
    issued_file(northseal, pk)
    found = answer(site, photo_of(address(pk)))
    assert (found.kind, found.tone, found.entry.pk) == ("picture", "careful", pk)
    assert "can never be the file" in found.headline


def test_of_what_moved_in_the_issued_file_may_be_a_scan(site, northseal, stated, reads):
    reads(kind="picture", codes=[address(stated(northseal))])
    found = answer(site, PAPER)
    assert (found.kind, "can never be" in found.headline) == ("picture", False)


@pytest.mark.parametrize("text", [f"Certificate No.: {NUMBER}", "证书编号：NS2026-0471-01", "ns 2026 0471 01 valid"])
def test_without_a_code_the_number_in_its_text_counts(site, northseal, stated, reads, text):
    issued_file(northseal, stated(northseal), b"another")
    reads(texts=["GB/T 23119-2017 2026-01-05 400 820 8888\n" + text])
    assert answer(site, PAPER).kind == "not-the-file"


def test_of_what_moved_in_there_is_no_file_to_compare(site, northseal, stated, reads):
    pk = stated(northseal)
    reads(texts=[NUMBER])
    found = answer(site, PAPER)
    assert (found.kind, found.tone, found.entry.pk) == ("no-file-here", "careful", pk)


def test_several_numbers_in_a_text_are_candidates(site, northseal, stated, reads):
    stated(northseal), stated(northseal, number="NS2026-0999-01")
    reads(texts=[f"{NUMBER} and NS2026-0999-01"])
    found = answer(site, PAPER)
    assert (found.kind, len(found.candidates), found.entry) == ("several", 2, None)


def test_a_true_code_on_another_number_is_pointed_out(site, northseal, stated, reads):
    pk = stated(northseal)
    stated(northseal, number="NS2026-0999-01")
    reads(codes=[address(pk)], texts=["NS2026-0999-01"])
    page = ask(site, PAPER)
    assert page.context["answer"].entry.pk == pk
    assert "its text names another" in page.content.decode()


def test_a_code_that_leads_elsewhere_is_named_and_not_followed(site, northseal, stated, reads):
    pk = stated(northseal)
    reads(codes=[f"https://evil.example/certificates/{pk}/"])
    found = answer(site, PAPER)
    assert (found.kind, found.entry) == ("not-recognised", None)
    assert found.notices == ["The code leads to evil.example, which is not this register. That address was not opened."]


def test_an_address_of_ours_that_leads_nowhere_is_a_forgery(site, reads):
    reads(codes=[address(uuid4())])
    found = answer(site, PAPER)
    assert (found.kind, found.tone) == ("leads-nowhere", "stop")


PK = "0190f2c4-7a3e-7c1d-9a52-3f1b6f0e2d11"


@pytest.mark.parametrize(
    ("code", "host"),
    [
        (f"https://evil.example\\@guildmark.localhost/certificates/{PK}/", "evil.example"),
        (f"https://guildmark.localhost@evil.example/certificates/{PK}/", "evil.example"),
        (f"https://guildmark.localhost.evil.example/certificates/{PK}/", "guildmark.localhost.evil.example"),
        (f"https://nobody.guildmark.localhost/certificates/{PK}/", "nobody.guildmark.localhost"),
        (f"https://guildmаrk.localhost/certificates/{PK}/", "xn--guildmrk-66g.localhost"),  # its a is Cyrillic
        (f"https://guildmark.localhost/sign-in/?next=/certificates/{PK}/", "guildmark.localhost"),
        ("javascript:alert(1)", "javascript:"),
        ("http://[", "http://["),
    ],
)
def test_only_addresses_of_certificates_at_our_hosts_count(code, host):
    assert certificate_address(code) is None
    assert host_in(code) == host
    assert is_ours(host) == (host == "guildmark.localhost")


def test_a_permanent_address_counts_however_it_was_printed(northseal, settings):
    settings.FORMER_SITE_HOSTS = ["seals.example"]
    for code in (
        f"HTTP://GUILDMARK.LOCALHOST/certificates/{PK.upper()}",
        f"http://guildmark.localhost:80/certificates/{PK}/?lang=en",
        f"http://guildmark.localhost/certificates/{PK}/for-buyers/?lang=en",
        f"https://Northseal.guildmark.localhost/certificates/{PK}/for-buyers/",
        f"https://seals.example/certificates/{PK}/",
    ):
        assert certificate_address(code).certificate == UUID(PK)


@pytest.mark.parametrize("path", ["http://guildmark.localhost/certificates/{}/for-buyers/?lang=en", "https://northseal.guildmark.localhost/certificates/{}/"])  # fmt: skip
def test_any_address_of_a_certificate_leads_to_it(site, northseal, greenmark, stated, reads, path):
    reads(codes=[path.format(pk := stated(northseal))])
    found = answer(site, PAPER)
    assert (found.entry.pk, found.notices) == (pk, [])
    reads(codes=[path.format(stated(greenmark)).replace("//guildmark", "//northseal.guildmark")])
    assert answer(site, PAPER).kind == "leads-nowhere"  # another body's host has no such page


def test_a_page_of_ours_that_is_no_certificates_is_not_called_anothers(site, reads):
    reads(codes=["http://guildmark.localhost/sign-in/?next=/"])
    (notice,) = answer(site, PAPER).notices
    assert "no certificate's" in notice


def test_the_former_host_leads_on(client, settings):
    settings.FORMER_SITE_HOSTS = ["seals.example"]
    moved = client.get(f"/certificates/{PK}/?a=b", headers={"host": "seals.example"})
    assert (moved.status_code, moved["Location"]) == (301, f"http://guildmark.localhost/certificates/{PK}/?a=b")


@pytest.mark.parametrize("trouble", ["locked", "damaged", "unknown", "heavy", "busy"])
def test_each_trouble_has_its_own_sentence(site, reads, trouble):
    reads(kind="", trouble=trouble)
    page = ask(site, b"whatever it is")
    assert page.context["answer"].kind == trouble
    assert "Type the number" in page.content.decode()


def test_of_many_pages_it_is_said_how_many_were_read(site, reads):
    reads(pages=500)
    assert answer(site, PAPER).notices == ["Of its 500 pages the first 12 were read."]


# --- The page ---------------------------------------------------------------------------------------------------------


def test_what_is_no_file_or_too_large_is_told_in_words(site, monkeypatch):
    assert "Choose a file first" in site.post("/verify/file/", {}).content.decode()
    empty = ask(site, b"")
    assert (empty.status_code, "is empty" in empty.content.decode()) == (422, True)
    monkeypatch.setattr("register.forms.BIGGEST_TO_VERIFY", 1024 * 1024)
    large = ask(site, b"x" * (1024 * 1024 + 1), name="很大.pdf")
    assert (large.status_code, "larger than 1 MB" in large.content.decode()) == (422, True)


def test_no_more_of_a_file_comes_in_than_is_refused_anyway(site, monkeypatch):
    monkeypatch.setattr(upload_limit, "BIGGEST_TO_VERIFY", 100_000)
    seen = []
    monkeypatch.setattr("register.forms.measured", lambda file, *_rest: seen.append((file.size, type(file).__name__)))
    monkeypatch.setattr(scans, "read", lambda content: Scan(trouble="heavy"))
    ask(site, b"x" * 5_000_000)
    assert seen[0][1] == "InMemoryUploadedFile"
    assert seen[0][0] <= 100_000 + 2 * 64 * 1024


def test_nothing_of_it_is_kept(site, reads, settings, tmp_path, caplog, django_assert_num_queries):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    reads(texts=["Ningbo Qingyuan"])
    content = b"%PDF-1.7 Ningbo Qingyuan" + b"x" * 3_000_000  # more than Django keeps in memory
    answer(site, content)
    assert list(tmp_path.iterdir()) == []
    assert "Qingyuan" not in caplog.text
    assert sha256(content).hexdigest() not in caplog.text


def test_looked_at_it_leads_to_its_form(site):
    page = site.get("/verify/file/")
    assert (page.status_code, page["Location"]) == (302, "/verify/#file")
    form = site.get("/verify/").content.decode()
    assert 'enctype="multipart/form-data"' in form
    assert 'id="file"' in form


def test_how_often_is_bounded_and_each_answer_is_counted(site, reads):
    reads()
    answers = [ask(site, PAPER).status_code for _file in range(21)]
    assert answers == [200] * 20 + [429]


def test_in_chinese(site, northseal, stated):
    issued_file(northseal, stated(northseal))
    page = ask(site, PAPER, headers={"accept-language": "zh-hans"})
    assert re.fullmatch(r"这是.+签发的文件，证书目前：有效。", page.context["answer"].headline)
