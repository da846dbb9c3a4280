"""A page is carried into the other language by wagtail-localize, live blocks included."""

from uuid import uuid4

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from cms.models import HomePage, PromotionPage
from tests.support.signing_in import signed_in

SCHEME = str(uuid4())


@pytest.fixture
def english(db):
    home = HomePage.objects.get(locale__language_code="en")
    body = [
        ("words", "<h2>Why now</h2>"),
        ("schemes", [{"scheme": SCHEME, "words": "Our choice."}]),
        ("counter", {"heading": "In the register", "scheme": ""}),
        ("question", {"question": "How long?", "answer": "<p>Seven weeks.</p>"}),
    ]
    page = PromotionPage(title="Green", slug="green", summary="Ask once.", locale=home.locale, body=body)
    home.add_child(instance=page)
    return page


@pytest.fixture
def translating(english, eddy):
    source, _made = TranslationSource.get_or_create_from_instance(english)
    chinese = Locale.objects.get(language_code="zh-hans")
    translation = Translation.objects.create(source=source, target_locale=chinese)
    translation.save_target(user=eddy)
    return source


def test_translation_keeps_its_place_and_its_facts(english, translating):
    chinese = english.get_translation(Locale.objects.get(language_code="zh-hans"))
    assert chinese.get_parent().specific == HomePage.objects.get(locale__language_code="zh-hans")
    assert chinese.body[1].value[0]["scheme"] == SCHEME


def test_every_word_can_be_translated_and_no_key_is_asked_for(translating):
    words = {segment.string.data for segment in translating.stringsegment_set.select_related("string")}
    assert {"Why now", "Our choice.", "In the register", "How long?", "Seven weeks.", "Ask once."} <= words
    assert SCHEME not in words


def test_a_page_that_begins_to_be_translated_is_not_public_yet(english, eddy, site):
    chinese = Locale.objects.get(language_code="zh-hans")
    answer = signed_in(site, eddy).post(f"/cms/localize/submit/page/{english.pk}/", {"locales": [chinese.pk]})
    assert answer.status_code == 302
    assert not english.get_translation(chinese).live
