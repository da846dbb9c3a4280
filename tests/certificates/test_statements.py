"""What is stated of a certificate is the public language, to the letter: of one, of thousands, and for reconciling."""

import jsonschema
import pytest

from certificates.statements import public_state, statement_of, statements_of
from lib.canonical import hash_of
from outbox import relay
from register import queries as register
from statements import CertificateStatement, schemas

pytestmark = pytest.mark.django_db
NONE, FRIDGE = {"zh": "", "en": ""}, {"zh": "冰箱", "en": ""}
ODD = {  # what rows of before may hold
    "factories": [{"name": FRIDGE, "address": NONE}, {"name": FRIDGE}, {"name": FRIDGE, "address": None, "lines": 3}],
    "covered_models": [
        {"model": "K-1", "specification": ""},
        {"model": "K-2"},
        {"specification": 220, "row": 7},
        {"model": None},
    ],
    "standards": [{"number": "GB 1-2015", "title": NONE}, {"number": "GB 2-2015"}, {"title": FRIDGE, "key": "GB2"}],
    "measured": [{"name": NONE, "value": "0.42", "unit": ""}, {"name": FRIDGE, "value": 42}],
    "scheme_name_zh": "",
    "mode_en": "Batch",
    "holder_code": "91440600MA51ABCD3X",
}


def written(certificate) -> dict:
    """As an import states it: written out, not by the type."""
    (stated,) = statements_of([certificate])
    return stated.statement


def test_many_are_stated_as_one_is(suspended):
    assert written(suspended) == statement_of(suspended).content()


@pytest.mark.parametrize("names", [list(ODD), *([name] for name in ODD)], ids=lambda names: "-".join(names)[:30])
def test_whatever_a_row_holds_both_say_the_same_and_as_published(valid, names):
    for name in names:
        setattr(valid, name, ODD[name])
    assert written(valid) == statement_of(valid).content()
    jsonschema.validate(written(valid), schemas.on_file()["certificate-v1"])


def test_the_reconciler_compares_what_was_stated(suspended):
    ((pk, revision, content),) = public_state()
    assert (pk, revision, content) == (suspended.pk, suspended.revision, written(suspended))


def test_the_register_keeps_what_was_stated_word_for_word_and_reads_it_by_its_type(suspended):
    relay.deliver_all()
    entry = register.certificate_for(suspended.pk)
    assert entry.content == written(suspended)
    assert entry.sha256 == hash_of(written(suspended))
    assert entry.as_certificate == CertificateStatement.model_validate(written(suspended))


def test_a_row_says_no_more_than_the_language_has_words_for(valid):
    valid.covered_models = [{"model": "K-1", "price": "9.90"}]
    assert "9.90" not in str(written(valid))
