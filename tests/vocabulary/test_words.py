"""Words that mean the same: whatever is typed is looked through for them, and what ships keeps to the rule."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from vocabulary import synonyms, wording
from vocabulary.lexicon import lexicon

pytestmark = pytest.mark.django_db


@settings(deadline=None)
@given(some.text(max_size=120))
def test_any_text_is_looked_through_for_terms(text):
    for mention in lexicon().named_in(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.tokens


def test_a_term_is_found_as_long_as_it_goes():
    (mention,) = lexicon().named_in("ev charger")
    assert mention.tokens == ("syn:充电桩",)


def test_the_words_that_ship_are_valid_and_none_means_two_things():
    groups = list(synonyms.shipped())
    assert [wording.problems(group, groups) for group in groups] == [wording.Problems((), ())] * len(groups)
    assert [wording.tidy(group) for group in groups] == groups
    assert len(groups) > 500
