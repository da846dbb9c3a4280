"""Whatever is typed into the public pages is answered, never with an error of ours."""

import pytest

from tests.register.making import NUMBER
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    [
        {"date": "9999-12-31"},
        {"date": "0001-01-01"},
        {"body": "a\x00b"},
        {"holder": "a\x00b"},
        {"holder": "\u202eelectric\u2066 😀"},
        {"model": "\U0001f600" * 200, "standard": "﷽" * 100},
    ],
)
def test_odd_questions_about_a_certificate_are_answered(site, northseal, stated, asked):
    stated(northseal)
    for address in ("/verify/", "/certificates/", "/bodies/"):
        assert site.get(address, {"number": NUMBER} | asked).status_code in {200, 404}


@pytest.mark.parametrize(
    "number", ["\x00NS2026", "9" * 300, "９" * 100, "\u202e1740-6202SN", "1ﷺﷺﷺﷺ", "½¼ Ⅷ ①", "1́" * 150]
)
def test_odd_numbers_are_answered(site, northseal, stated, number):
    stated(northseal)
    assert site.get("/verify/", {"number": number}).status_code == 200


def test_a_question_with_a_nul_is_answered_to_those_who_are_signed_in(site, visit, northseal, ada, rita):
    desk = signed_in(visit(northseal), rita)
    assert desk.get("/desk/certificates/", {"q": "a\x00b", "status": "\x00"}).status_code == 200
    assert signed_in(site, ada).get("/account/hand-over/", {"to": "\x00", "nonce": "n" * 64}).status_code == 404
