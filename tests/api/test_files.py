"""A file is checked by its hash, without sending it."""

from hashlib import sha256

import pytest

from tests.register.making import PAPER, issued_file

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/files/"


def test_a_file_that_was_issued_is_known_in_either_case(site, northseal, stated):
    pk = stated(northseal, "SUSPENDED", suspension={"until": "2026-12-31", "conditions": {"en": "x"}})
    issued_file(northseal, pk)
    for digest in (sha256(PAPER).hexdigest(), sha256(PAPER).hexdigest().upper()):
        answer = site.get(ROOT + digest)
        told = answer.json()
        assert (told["kind"], told["is_green"], told["certificate"]["id"]) == ("issued", False, str(pk))
        assert told["certificate"]["standing"] == "suspended"
        assert answer["Cache-Control"] == "no-store"


def test_of_several_certificates_it_names_each(site, northseal, stated):
    for _certificate in range(2):
        issued_file(northseal, stated(northseal), is_own=True)
    told = site.get(ROOT + sha256(PAPER).hexdigest()).json()
    assert (told["kind"], told["certificate"], told["revision"], len(told["candidates"])) == ("several", None, None, 2)


@pytest.mark.parametrize(("digest", "status"), [("0" * 64, 404), ("0" * 63, 422), ("x" * 64, 422), ("%00", 422)])
def test_what_is_not_known_or_no_hash(site, digest, status):
    answer = site.get(ROOT + digest)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
