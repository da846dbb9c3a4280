"""The certificate as a file: issued with each revision that says something else, kept, stated by hash, handed out."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django_tenants.utils import tenant_context

from accounts.models import Enclosure, Notice, Organisation, User
from cases.transitions import State
from catalog.actions import save_passport
from catalog.models import BodyPassport, SchemeVersion
from certificates import actions
from certificates.actions.changing import make
from certificates.actions.revising import Change, What
from certificates.actions.sending import ask_for_buyer_paper
from certificates.models import Certificate
from certificates.papers import CERTIFICATE_KIND, NOTICE, lacking_words
from lib import clock
from outbox import relay
from outbox.models import Due
from papers import actions as papers
from papers.kinds import Undrawable
from papers.models import IssuedPaper, PaperDownloads
from papers.queries import failing
from papers.storage import kept
from register.accreditation import lapsed_words
from register.files import files_with_hash
from register.models import CertificateFile, RegisterEntry
from tests.cast import acts_for
from tests.certificates.making import content, revised, suspend_at_request
from tests.support import database
from tests.support.refusing import is_kept
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
OTHERWISE = {"covered_models": [{"model": "BCD-520", "specification": "230 V"}]}


def issued():
    """The papers of certificates: the way to one leaves letters and an agreement."""
    return IssuedPaper.objects.filter(kind=CERTIFICATE_KIND)


@pytest.fixture
def certificate(case_at, rita, sig) -> Certificate:
    return actions.sign_certificate(actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True)


@pytest.fixture
def paper(certificate) -> IssuedPaper:
    return IssuedPaper.objects.get(kind=CERTIFICATE_KIND, subject=certificate.pk)


@pytest.fixture
def made(paper) -> IssuedPaper:
    papers.make_paper(paper.pk)
    paper.refresh_from_db()
    return paper


def as_it_is(certificate: Certificate) -> Certificate:
    return Certificate.objects.get(pk=certificate.pk)


def notices(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("created_at").values_list("subject_en", flat=True))


def taken_home(answer) -> bytes:
    return b"".join(answer.streaming_content)  # a file is closed at its end


def test_signed_the_paper_is_asked_for_and_frozen(certificate, paper, acme):
    statement = papers.statement_of(paper)
    assert (paper.state, paper.revision, paper.organisation, paper.language) == ("asked", 1, acme, "both")
    assert statement.number == certificate.number
    assert statement.signatory == certificate.signed_by.name
    assert statement.check_at.endswith(f"/certificates/{certificate.pk}/")
    assert [model.model for model in statement.models] == ["BCD-520", "BCD-521"]


def test_made_its_bytes_are_kept_under_their_hash(made):
    with made.file.open("rb") as file:
        written = file.read()
    assert written.startswith(b"%PDF-1.7")
    assert (sha256(written).hexdigest(), len(written), made.pages) == (made.sha256, made.size, 1)
    assert not Due.objects.filter(kind="papers.make", subject=made.pk).exists()


def test_made_twice_it_is_the_first(made):
    before = issued().values().get()
    assert papers.make_paper(made.pk) is None
    assert issued().values().get() == before


def test_the_database_keeps_what_was_issued(made):
    for change in ({"sha256": "0" * 64}, {"tries": 9}, {"statement": {}}):
        with pytest.raises(DatabaseError, match="stays as it was"), transaction.atomic():
            IssuedPaper.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(DatabaseError, match="nothing is deleted"), transaction.atomic():
        issued().all().delete()


def test_a_suspension_changes_no_paper(certificate, made, rita):
    suspend_at_request(certificate, by=rita)
    assert issued().get() == made


def test_a_revision_that_says_something_else_has_its_own_paper(certificate, made):
    revised(certificate, covered_models=[{"model": "BCD-520", "specification": "230 V"}])
    newer = issued().order_by("-revision").first()
    assert (issued().count(), newer.revision) == (2, 2)
    assert papers.statement_of(newer).revised_on is not None
    actions.restate(certificate.pk, by=None)
    assert issued().count() == 2


def test_without_a_persons_act_no_paper_comes_about(certificate, made, alice, quinn):
    before = notices(alice)
    BodyPassport.objects.update(telephone="+86 21 1111 1111", accreditation_body="CNAS")
    User.objects.filter(pk=certificate.signed_by_id).update(name="Somebody Else")
    actions.restate(certificate.pk, by=None)
    actions.restate(certificate.pk, by=quinn)
    assert issued().get() == made
    assert notices(alice) == before


def test_what_nobody_signed_has_no_paper(certificate, made):
    make(Change(as_it_is(certificate), What.REVISED, OTHERWISE))
    assert issued().get() == made


def test_a_revision_bears_whoever_signed_it(certificate, made, otto):
    make(Change(as_it_is(certificate), What.REVISED, OTHERWISE, by=otto, signed_by=otto))
    assert papers.statement_of(issued().order_by("-revision").first()).signatory == otto.name


@pytest.mark.parametrize(("what", "word"), [(What.REVISED, "revised"), (What.CORRECTED, "corrected")])
def test_a_revision_is_told_to_the_holder_and_brings_its_paper(certificate, made, alice, sig, what, word):
    make(Change(as_it_is(certificate), what, OTHERWISE, by=sig, signed_by=sig))
    assert notices(alice)[-1] == f"Certificate {certificate.number} is {word}"
    assert Enclosure.objects.filter(subject=issued().order_by("-revision").first().pk).exists()


def test_a_notice_and_a_sheet_for_buyers_are_known_to_the_register(certificate, made, alice, rita, site):
    sheet = ask_for_buyer_paper(certificate, by=alice)
    suspend_at_request(certificate, by=rita)
    notice = IssuedPaper.objects.get(kind=NOTICE)
    files = []
    for paper in (sheet, notice):
        papers.make_paper(paper.pk)
        paper.refresh_from_db()
        files.append(Path(paper.file.path).read_bytes())
    relay.deliver_all()
    for sent, kind in zip(files, ("for-buyers", "notice"), strict=True):
        known = site.post("/verify/file/", {"file": SimpleUploadedFile("c.pdf", sent)}).context["answer"]
        assert (known.kind, known.entry.pk) == (kind, certificate.pk)
    assert made.sha256 in site.get(f"/certificates/{certificate.pk}/").content.decode()


def test_an_accreditation_stands_on_it_only_while_it_holds(certificate, published):
    with database.guards_at_rest():
        SchemeVersion.objects.update(is_accredited=True)
    BodyPassport.objects.update(accreditation_body="CNAS", accreditation_number="C9", accredited_until="2099-01-01")
    revised(certificate, covered_models=[{"model": "BCD-520", "specification": "one"}])
    BodyPassport.objects.update(accredited_until="2020-01-01")
    revised(certificate, covered_models=[{"model": "BCD-520", "specification": "two"}])
    newest, older, _first = [papers.statement_of(each) for each in issued().order_by("-revision")]
    assert older.accreditation.by == "CNAS"
    assert newest.accreditation is None


def test_the_registrar_hears_what_the_certificate_will_say_is_not_stated(case_at, rita, visit, northseal):
    certificate = actions.issue_for_case(case_at(State.DECIDED), by=rita)
    for name in ("manufacturer_address_zh", "manufacturer_address_en", "mode_zh", "mode_en"):
        setattr(certificate, name, "")
    words = lacking_words(certificate)
    assert "“not stated” of: " in words
    assert "address of the manufacturer" in words
    assert words.endswith("certification mode.")
    page = signed_in(visit(northseal), rita).get(f"/desk/certificates/to-issue/{certificate.case}/").content.decode()
    certificate.refresh_from_db()
    assert lacking_words(certificate) in page


def test_a_file_that_shows_an_accreditation_which_ended_is_said_to(case_at, rita, sig, published, site, northseal, ada):
    """The file stays what was issued: its page and the answer to it say so, and nothing is made anew."""
    with database.guards_at_rest():
        SchemeVersion.objects.update(is_accredited=True)
    accredited = {"accreditation_body": "CNAS", "accreditation_number": "C9"}
    save_passport(values=accredited | {"accredited_until": date(2099, 1, 1)}, by=ada)
    certificate = actions.sign_certificate(
        actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True
    )
    paper = issued().get()
    papers.make_paper(paper.pk)
    relay.deliver_all()
    file, url = CertificateFile.objects.get(), f"/certificates/{certificate.pk}/"
    assert lapsed_words(file, certificate.scheme) == ""
    assert "shows the accreditation" not in site.get(url).content.decode()
    with tenant_context(northseal):
        save_passport(values={"accredited_until": date(2020, 1, 31)}, by=ada)
    relay.deliver_all()
    words = "It shows the accreditation CNAS C9, which ended on 2020-01-31."
    assert words in site.get(url).content.decode()
    with tenant_context(northseal):
        paper.refresh_from_db()
        content = kept(northseal.pk, paper.sha256)
    answer = site.post("/verify/file/", {"file": SimpleUploadedFile("c.pdf", content, "application/pdf")})
    assert words in answer.content.decode()
    with tenant_context(northseal):
        assert issued().count() == 1
        save_passport(values={"accreditation_number": "C10", "accredited_until": None}, by=ada)
    relay.deliver_all()
    assert "which the body no longer states for this scheme" in lapsed_words(file, certificate.scheme)


def test_the_body_chooses_the_language(case_at, rita, sig, ada):
    actions.set_rules(number_pattern="{year}-{serial}", holds_back_unpaid=False, paper_language="en", by=ada)
    actions.sign_certificate(actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True)
    assert issued().get().language == "en"


def test_an_import_has_no_paper_of_ours(in_northseal, rita, quinn):
    actions.confirm_import(actions.prepare_import(content(), by=rita), by=quinn, takes_responsibility=True)
    assert not issued().exists()


def test_the_register_learns_hash_and_day(made, certificate, site):
    relay.deliver_all()
    file = files_with_hash(made.sha256.upper()).get()
    assert (file.certificate, file.number, file.revision) == (certificate.pk, certificate.number, 1)
    page = site.get(f"/certificates/{certificate.pk}/").content.decode()
    assert made.sha256 in page
    assert ".pdf" not in page
    is_kept(lambda: CertificateFile.objects.update(sha256="0" * 64))


def test_the_public_has_it_only_where_the_scheme_says_so(made, certificate, site):
    relay.deliver_all()
    url = f"/certificates/{certificate.pk}/files/{made.pk}.pdf"
    assert site.get(url).status_code == 404
    scheme = RegisterEntry.objects.get(pk=certificate.scheme)
    scheme.content |= {"publishes_papers": True}
    scheme.save(update_fields=["content"])
    answer = site.get(url)
    assert answer.status_code == 200
    assert sha256(taken_home(answer)).hexdigest() == made.sha256
    assert site.get(f"/certificates/{certificate.pk}/files/{uuid4()}.pdf").status_code == 404


def test_what_cannot_be_drawn_is_seen_by_operators_and_made_again(paper, monkeypatch, olga):
    def fails(*_args, **_more):
        raise Undrawable("typst could not draw certificate.typ: …")

    with monkeypatch.context() as broken:
        broken.setattr("papers.drawing.draw", fails)
        assert papers.make_paper(paper.pk) is None
    paper.refresh_from_db()
    assert (paper.state, paper.tries) == ("failed", 1)
    due = Due.objects.get(kind="papers.make", subject=paper.pk)
    papers.ask_again(due, by=olga)
    assert failing().get().last_error == due.last_error  # until it is made
    papers.make_paper(paper.pk)
    assert not failing().exists()
    paper.refresh_from_db()
    assert paper.is_made
    assert paper.failure == ""


def test_downloads_are_counted_without_who(made):
    for _each in range(3):
        papers.count_download(made.pk, door="holder")
    assert PaperDownloads.objects.values_list("door", "count").get() == ("holder", 3)
    assert {field.name for field in PaperDownloads._meta.fields} == {"id", "paper", "day", "door", "count"}


def test_body_and_holder_have_every_revision_and_older_ones_are_marked(
    made, certificate, visit, northseal, rita, alice
):
    revised(certificate, covered_models=[{"model": "BCD-520", "specification": "230 V"}])
    for reader, page in ((rita, f"/desk/certificates/{certificate.pk}/"), (alice, f"/certificates/{certificate.pk}/")):
        visitor = signed_in(visit(northseal), reader)
        shown = visitor.get(page).content.decode()
        assert "Older revision" in shown
        answer = visitor.get(f"{page}files/{made.pk}.pdf")
        assert sha256(taken_home(answer)).hexdigest() == made.sha256
        assert "-r1-both.pdf" in answer["Content-Disposition"]


def test_until_it_is_made_a_page_says_so_and_looks_again(paper, certificate, visit, northseal, alice):
    visitor = signed_in(visit(northseal), alice)
    page = visitor.get(f"/certificates/{certificate.pk}/files/{paper.pk}.pdf")
    assert page.status_code == 202
    assert 'http-equiv="refresh"' in page.content.decode()
    issued().update(state="failed")
    page = visitor.get(f"/certificates/{certificate.pk}/files/{paper.pk}.pdf")
    assert 'http-equiv="refresh"' not in page.content.decode()


def test_nobody_elses_certificate_leads_to_it(made, certificate, visit, northseal, mira):
    rival = Organisation.objects.create(name_en="Rival (demo) Ltd", credit_code="91110000802100433B")
    visitor = signed_in(visit(northseal), acts_for(rival, "Oscar"))
    assert visitor.get(f"/certificates/{certificate.pk}/files/{made.pk}.pdf").status_code == 404
    elsewhere = f"/desk/certificates/{uuid4()}/files/{made.pk}.pdf"
    assert signed_in(visit(northseal), mira).get(elsewhere).status_code == 404


def test_operators_see_what_failed_and_have_it_made_again(paper, site, olga, monkeypatch):
    monkeypatch.setattr("papers.drawing.LONGEST", 3)
    papers.make_paper(paper.pk)
    due = Due.objects.get(kind="papers.make", subject=paper.pk)
    visitor = signed_in(site, olga)
    assert "more text than a paper may hold" in visitor.get("/operations/papers/").content.decode()
    assert visitor.post(f"/operations/papers/{due.pk}/again/").status_code == 302
    due.refresh_from_db()
    assert (due.tries, due.due_at <= clock.now()) == (1, True)


def test_made_again_at_its_date_a_paper_stays_listed(paper, monkeypatch):
    monkeypatch.setattr("papers.drawing.LONGEST", 3)
    papers.make_paper(paper.pk)
    papers.make_again(paper.pk)
    assert "more text than a paper may hold" in failing().get().last_error


def test_a_paper_that_ends_its_worker_is_left_to_operators(paper, monkeypatch):
    """As by a kernel that wants its memory back: no line after it is run."""
    ended = []

    def end(*_args, **_more):
        ended.append(1)
        raise SystemExit

    monkeypatch.setattr("papers.drawing.draw", end)
    for _redelivered in range(2):
        with pytest.raises(SystemExit):
            papers.make_paper(paper.pk)
    papers.make_again(paper.pk)
    assert "worker that made it was ended" in failing().get().last_error
    with pytest.raises(SystemExit):
        papers.make_paper(paper.pk)
    assert papers.make_paper(paper.pk) is None
    paper.refresh_from_db()
    assert (paper.state, paper.tries, len(ended)) == ("failed", 3, 3)


def test_a_file_that_is_lost_or_damaged_is_never_handed_out(made, certificate, site, visit, northseal, rita, alice):
    relay.deliver_all()
    scheme = RegisterEntry.objects.get(pk=certificate.scheme)
    scheme.content |= {"publishes_papers": True}
    scheme.save(update_fields=["content"])
    file, holder = Path(made.file.path), signed_in(visit(northseal), alice)
    doors = ((site, ""), (holder, ""), (signed_in(visit(northseal), rita), "/desk"))
    for damage in (lambda: file.write_bytes(b"%PDF-1.7 another"), file.unlink):
        damage()
        for visitor, desk in doors:
            page = visitor.get(f"{desk}/certificates/{certificate.pk}/files/{made.pk}.pdf")
            assert (page.status_code, "is not at hand" in page.content.decode()) == (503, True)
        archive = ZipFile(BytesIO(holder.get(f"/certificates/{certificate.pk}/everything.zip").content))
        assert not [name for name in archive.namelist() if name.startswith("certificate/")]
        assert "not at hand, and not among these: 1" in archive.read("README.txt").decode()
