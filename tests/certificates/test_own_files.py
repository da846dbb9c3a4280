"""A body's own PDFs of certificates that moved in: registered by their hashes, and known to whoever has one checked."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from certificates import actions
from certificates.models import Certificate, OwnFile
from lib.refusal import Refused
from outbox import relay
from register.models import CertificateFile
from tests.certificates.making import content
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 made by the body long ago"
DIGEST = sha256(PDF).hexdigest()


@pytest.fixture
def moved_in(in_northseal, rita, quinn) -> Certificate:
    prepared = actions.prepare_import(content(), by=rita)
    return actions.confirm_import(prepared, by=quinn, takes_responsibility=True)


def verified(site, pdf: bytes):
    return site.post("/verify/file/", {"file": SimpleUploadedFile("c.pdf", pdf)}).context["answer"]


def test_registered_by_its_file_the_public_is_told_that_it_is_the_bodys(moved_in, visit, northseal, rita, site):
    page = f"/desk/certificates/{moved_in.pk}/own-files/"
    answer = signed_in(visit(northseal), rita).post(page, {"file": SimpleUploadedFile("old.pdf", PDF)})
    assert (answer.status_code, OwnFile.objects.get().size) == (302, len(PDF))
    relay.deliver_all()
    found = verified(site, PDF)
    assert (found.kind, found.file.is_own, found.entry.pk) == ("issued", True, moved_in.pk)
    assert "has for this certificate" in found.headline
    assert DIGEST in site.get(f"/certificates/{moved_in.pk}/").content.decode()


def test_two_files_hold_together_until_one_takes_their_place(moved_in, rita):
    for digit, replaces in (("1", False), ("2", False), ("3", True)):
        actions.register_own_file(moved_in, sha256=digit * 64, replaces=replaces, by=rita)
    assert [file.edition for file in OwnFile.objects.order_by("registered_at")] == [1, 1, 2]
    relay.deliver_all()
    assert list(CertificateFile.objects.order_by("made_at").values_list("revision", flat=True)) == [1, 1, 2]


@pytest.mark.parametrize("digest", ["", "z" * 64, "0" * 63, "0" * 65])
def test_what_is_no_hash_is_refused(moved_in, rita, digest):
    with pytest.raises(Refused, match="64 digits"):
        actions.register_own_file(moved_in, sha256=digest, by=rita)


def test_the_same_file_is_registered_once(moved_in, rita):
    actions.register_own_file(moved_in, sha256=DIGEST, by=rita)
    with pytest.raises(Refused, match="registered for this certificate already"):
        actions.register_own_file(moved_in, sha256=f" {DIGEST.upper()} ", by=rita)


def test_only_a_registrar_registers(moved_in, quinn):
    with pytest.raises(Refused, match="Registrar"):
        actions.register_own_file(moved_in, sha256=DIGEST, by=quinn)


def test_not_before_it_is_confirmed(in_northseal, rita):
    with pytest.raises(Refused, match="confirm it first"):
        actions.register_own_file(actions.prepare_import(content(), by=rita), sha256=DIGEST, by=rita)


def test_what_was_registered_stays(moved_in, rita):
    file = actions.register_own_file(moved_in, sha256=DIGEST, by=rita)
    for change in (lambda: OwnFile.objects.update(edition=9), file.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_many_at_once_or_none(moved_in, visit, northseal, rita):
    visitor = signed_in(visit(northseal), rita)
    lines = f"{moved_in.number} | {DIGEST}\nNO-SUCH-1 | {'0' * 64}"
    refused = visitor.post("/desk/certificates/own-files/", {"lines": lines})
    assert "Line 2: There is no certificate of this number." in refused.content.decode()
    assert not OwnFile.objects.exists()
    lines = f"{moved_in.number.lower()}\t{DIGEST}\n{moved_in.number} | {'0' * 64}"
    assert visitor.post("/desk/certificates/own-files/", {"lines": lines, "replaces": "on"}).status_code == 302
    assert list(OwnFile.objects.values_list("edition", flat=True)) == [1, 1]


def test_a_file_and_a_hash_are_too_much_and_neither_too_little(moved_in, visit, northseal, rita):
    visitor, page = signed_in(visit(northseal), rita), f"/desk/certificates/{moved_in.pk}/own-files/"
    both = visitor.post(page, {"file": SimpleUploadedFile("c.pdf", PDF), "sha256": DIGEST})
    assert "not both" in both.content.decode()
    assert "Choose a file" in visitor.post(page, {"sha256": ""}).content.decode()
    assert not OwnFile.objects.exists()


def test_of_what_was_issued_here_no_file_is_registered(case_at, rita, sig):
    from cases.transitions import State

    issued = actions.sign_certificate(actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True)
    with pytest.raises(Refused, match="made here"):
        actions.register_own_file(issued, sha256=DIGEST, by=rita)
