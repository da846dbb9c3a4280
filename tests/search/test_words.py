"""The words that operators keep: seen before they are saved, indexed after, undone again."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from lib.refusal import Refused
from search import rewording as effects
from search.engines import engine
from search.queries import Query
from tests.support.signing_in import signed_in
from vocabulary import rewording, synonyms, wording
from vocabulary.actions import load_words
from vocabulary.models import WordGroup, WordGroupChange
from vocabulary.synonyms import Group

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def words_as_they_ship():
    synonyms.forget()
    yield
    synonyms.forget()


@pytest.fixture
def operator(site, olga) -> Client:
    return signed_in(site, olga)


def found(offered, text: str) -> set[str]:
    names = {version.scheme_id: name for name, version in offered.items()}
    return {names[pk] for pk in engine().search(Query(text=text)).hits}


def group(key: str) -> Group:
    return next(group for group in synonyms.stored() if group.key == key)


def typed(key: str, *more: str) -> dict[str, str]:
    kept = group(key)
    return {"zh": "\n".join(kept.zh), "en": "\n".join([*kept.en, *more]), "kind": kept.kind, "broader": kept.broader}


def saved(operator, url: str, data: dict[str, str]):
    """Looked at, then sent again as the page has it."""
    page = operator.post(url, data)
    mark = re.search(r'name="looked_at" value="(\w+)"', page.text)
    answer = operator.post(url, data | {"looked_at": mark[1] if mark else ""})
    synonyms.forget()  # as it is when the transaction commits
    return answer


def test_nothing_is_saved_before_its_effects_were_shown(offered, operator):
    page = operator.post("/operations/words/电冰箱/", typed("电冰箱", "larder box"))
    assert "What this changes" in page.text
    assert "larder box" not in group("电冰箱").en
    assert not WordGroupChange.objects.exists()


def test_a_word_added_finds_what_the_others_find_once_it_is_indexed(offered, operator):
    assert found(offered, "larder box") == set()
    assert saved(operator, "/operations/words/电冰箱/", typed("电冰箱", "larder box")).url == "/operations/words/"
    assert found(offered, "larder boxes") == {"refrigerators"}
    change = WordGroupChange.objects.get()
    assert (change.by.name, change.after["en"][-1]) == ("Olga", "larder box")
    effects.reindex()
    assert not WordGroupChange.objects.filter(indexed_at=None).exists()


def test_a_new_group_is_found_after_it_is_indexed_and_no_longer_when_it_is_undone(offered, operator, olga):
    saved(
        operator,
        "/operations/words/new/",
        {"zh": "上锁物件", "en": "smart lock security", "kind": "product", "broader": ""},
    )
    effects.reindex()
    assert found(offered, "上锁物件") == {"locks"}
    rewording.undo(WordGroupChange.objects.get(), by=olga)
    synonyms.forget()
    effects.reindex()
    assert found(offered, "上锁物件") == set()
    assert WordGroup.objects.get(key="上锁物件").removed_at


def test_effects_count_words_and_name_the_schemes(offered):
    kept = group("电冰箱")
    less = Group(kept.key, kept.zh[-1:], ("icebox",), kept.kind, kept.broader)
    changed = effects.effects(kept, less)
    assert {word.word: word.now for word in changed.words}["fridge"] == 1
    (touched,) = changed.schemes
    assert (touched.entry.pk, touched.loses) == (offered["refrigerators"].scheme_id, ("电冰箱",))
    assert set(changed.others) == {"services", "products", "suppliers", "bodies"}


def test_what_was_changed_meanwhile_is_shown_again(offered, operator, olga):
    data = typed("电冰箱", "larder box")
    mark = re.search(r'name="looked_at" value="(\w+)"', operator.post("/operations/words/电冰箱/", data).text)[1]
    rewording.remove_group("冷库", by=olga)
    page = operator.post("/operations/words/电冰箱/", data | {"looked_at": mark})
    assert "What this changes" in page.text
    assert WordGroupChange.objects.count() == 1


def test_an_older_change_is_not_undone_over_a_newer_one(olga):
    rewording.remove_group("冷库", by=olga)
    first = WordGroupChange.objects.get()
    rewording.undo(first, by=olga)
    with pytest.raises(Refused, match="newest change first"):
        rewording.undo(first, by=olga)
    assert group("冷库").en == ("cold storage", "cold store")


REFUSED = {
    "at least": {"zh": ""},
    "too long": {"en": "a" * 61},
    "no English word": {"en": "冰"},
    "no Chinese letter": {"zh": "fridge"},
    "signs that nobody types": {"en": "<script>"},
    "legal form": {"zh": "有限公司"},
    "No group has that word": {"broader": "nothing of the kind"},
    "kind of what is a kind of it": {"broader": "家用电冰箱"},
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_a_group_that_is_none_is_refused_in_words_and_loses_nothing(operator, sentence):
    cache.clear()
    page = operator.post("/operations/words/制冷电器/", typed("制冷电器", "cold larder") | REFUSED[sentence])
    assert sentence in page.text
    assert "cold larder" in page.text or "en" in REFUSED[sentence]
    assert not WordGroupChange.objects.exists()


def test_a_word_of_another_group_is_saved_only_after_a_warning(offered, operator):
    page = operator.post("/operations/words/电冰箱/", typed("电冰箱", "freezer"))
    assert "“freezer” is also in: 冷柜" in page.text
    assert "Save all the same" in page.text


def test_a_group_that_others_are_a_kind_of_is_not_removed(operator):
    page = operator.post("/operations/words/厨房电器/remove/")
    assert "are a kind of it" in page.text
    assert group("厨房电器")


def test_words_are_found_on_the_page_by_any_of_a_group(operator):
    page = operator.get("/operations/words/", {"q": "power bank"}).text
    assert "移动电源" in page
    assert "电冰箱" not in page


def test_only_operators_change_words(mira):
    with pytest.raises(Refused, match="Only the platform's operators"):
        rewording.remove_group("冷库", by=mira)


def test_the_file_fills_what_nobody_edited_and_leaves_the_rest(olga):
    rewording.remove_group("冷库", by=olga)
    load_words(synonyms.shipped())
    assert WordGroup.objects.get(key="冷库").removed_at
    load_words([Group("电冰箱", ("冰箱",), ("fridge",))])
    assert WordGroup.objects.get(key="电冰箱").en == ["fridge"]
    assert not WordGroup.objects.filter(key="移动电源").exists()


def test_traditional_letters_dashes_and_case_are_one_word():
    assert wording.tidy(Group("x", ("雪櫃", "雪柜"), ("E-Bike", "ebike"))) == Group("x", ("雪櫃",), ("E-Bike",))
