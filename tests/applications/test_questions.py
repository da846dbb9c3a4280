"""A scheme's questions in an application: asked, kept and read as the catalogue says."""

import pytest

from applications import actions
from applications.completeness import lacks_of
from catalog import actions as catalogue
from catalog.models import Question
from tests.catalog.schemes import draft_scheme, give_passport
from tests.support.signing_in import signed_in

SOLD = [{"code": "cn", "zh": "国内", "en": "At home"}, {"code": "eu", "zh": "欧盟", "en": "European Union"}]
ASKED = [
    Question(code="edition", kind="number", text_zh="版次", text_en="Issue of the drawing", unit="mm"),
    Question(code="sold", kind="choice", text_zh="销售", text_en="Sold", choices=SOLD, is_required=False),
]


@pytest.fixture
def asked(in_northseal, sima, acme, alice):
    give_passport(sima)
    draft = catalogue.save_section(draft_scheme(sima), values={}, rows={Question: ASKED}, by=sima)
    return actions.start_draft(catalogue.publish(draft, by=sima), organisation=acme, by=alice)


@pytest.fixture
def answer(asked, visit, northseal, alice):
    client, url = signed_in(visit(northseal), alice), f"/applications/{asked.pk}/questions/"
    return lambda **typed: client.post(url, typed, follow=True).content.decode()


def test_a_question_may_be_coded_as_a_field_of_the_page(asked, answer):
    answer(**{"answer-edition": "2.50", "edition": asked.edition})
    asked.refresh_from_db()
    assert asked.answers == {"edition": "2.5"}
    assert "Issue of the drawing" not in lacks_of(asked)


def test_an_answer_that_makes_no_sense_is_said_at_its_question_and_nothing_is_kept(asked, answer):
    assert "Enter a number." in answer(**{"answer-edition": "much", "edition": asked.edition})
    asked.refresh_from_db()
    assert asked.answers == {}


def test_who_chose_one_may_choose_none_again_where_none_is_asked_for(asked, answer):
    answer(**{"answer-sold": "eu", "edition": asked.edition})
    asked.refresh_from_db()
    assert "No answer" in answer(**{"answer-sold": "", "edition": asked.edition})
    asked.refresh_from_db()
    assert asked.answers == {}


@pytest.mark.parametrize(
    ("section", "needed", "optional"),
    [
        ("parties", ("client_name_zh", "client_address_en", "contact_name", "contact_email"), ("contact_phone",)),
        ("units", ("product_zh", "product_en"), ("trademark",)),
        ("questions", ("answer-edition",), ("answer-sold",)),
    ],
)
def test_what_is_asked_for_before_sending_is_not_called_optional(
    asked, visit, northseal, alice, section, needed, optional
):
    page = signed_in(visit(northseal), alice).get(f"/applications/{asked.pk}/{section}/").content.decode()
    assert not any("(optional)" in label_of(name, page) for name in needed)
    assert all("(optional)" in label_of(name, page) for name in optional)


def label_of(name: str, page: str) -> str:
    """The label or legend of a field."""
    begun = page.partition(f'for="id_{name}"')[2] or page.partition(f'id="id_{name}_field"')[2]
    assert begun, name
    return begun.partition("</label>" if begun.startswith(">") else "</legend>")[0]
