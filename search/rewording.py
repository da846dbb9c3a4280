"""What a change of words changes in what is found: seen before it is saved, and indexed anew after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from register.models import RegisterEntry
from register.queries import offered_schemes
from search import actions
from search.analysis import RUN, QueryWord, words_of_run
from search.engines import engine
from search.engines.postgres import holding
from search.kinds import KINDS, Kind
from search.kinds.schemes import texts_of
from search.queries import Query
from vocabulary import synonyms
from vocabulary.lexicon import Lexicon, lexicon, plain
from vocabulary.models import WordGroupChange
from vocabulary.rewording import mark_indexed
from vocabulary.search_words import waiting
from vocabulary.synonyms import Group
from vocabulary.wording import compared

MOST_SHOWN = 50  # schemes on a preview
SURE = 4  # letters of a word by whose beginning a text is looked at more closely


@dataclass(frozen=True)
class Touched:
    """A scheme that is found otherwise: the groups by whose words it will be found, and those by which no longer."""

    entry: RegisterEntry
    gains: tuple[str, ...]
    loses: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """How many schemes a word finds, as it stands and after the change."""

    word: str
    now: int
    then: int


@dataclass(frozen=True)
class Effects:
    """What a group instead of another would change."""

    words: tuple[Counted, ...]
    schemes: tuple[Touched, ...]
    others: dict[str, int]  # kind → how many of them are indexed anew

    @property
    def shown(self) -> tuple[Touched, ...]:
        return self.schemes[:MOST_SHOWN]

    @property
    def more(self) -> int:
        return max(len(self.schemes) - MOST_SHOWN, 0)


def effects(before: Group | None, after: Group | None) -> Effects:
    """What `after` in the place of `before` changes; None: there is no such group."""
    now = lexicon()
    rest = [group for group in now.groups.values() if before is None or group.key != before.key]
    then = Lexicon([*rest, *([replace(after, key=after.key or after.zh[0])] if after else [])])
    words = _words(before, after)
    concerned = {*_concerned(KINDS["schemes"], before, words), *_asked_by_bodies(words)}
    entries = RegisterEntry.objects.filter(pk__in=concerned).select_related("body")
    texts = {entry: texts_of(entry) for entry in entries}
    touched = [_touched(entry, text, now, then) for entry, text in texts.items()]
    others = {key: len(list(_concerned(kind, before, words))) for key, kind in KINDS.items() if key != "schemes"}
    return Effects(
        tuple(_counted(word, texts, then) for word in words),
        tuple(one for one in touched if one.gains or one.loses),
        others,
    )


def reindex() -> int:
    """Index anew what the changes concern that nobody has seen to yet; gives how many things that were."""
    synonyms.forget()
    written = 0
    for change in WordGroupChange.objects.filter(indexed_at=None).order_by("pk"):
        before, after = synonyms.of_plain(change.before), synonyms.of_plain(change.after)
        words = _words(before, after)
        for key, kind in KINDS.items():
            ids = {*_concerned(kind, before or after, words), *(_asked_by_bodies(words) if key == "schemes" else ())}
            actions.index(key, sorted(ids))
            written += len(ids)
        mark_indexed(change)
    return written


def _words(*groups: Group | None) -> list[str]:
    return list(dict.fromkeys(word for group in groups if group for word in group.words))


def _concerned(kind: Kind, group: Group | None, words: Sequence[str]) -> Iterator[UUID]:
    """What is found by the group, or has one of the words."""
    asked = [_literally(word) for word in words]
    tokens = (f"syn:{group.key}", f"cov:{group.key}") if group else ()
    return holding(kind, [*asked, [QueryWord(tokens=tokens)]] if tokens else asked)


def _asked_by_bodies(words: Sequence[str]) -> Iterator[UUID]:
    """Schemes whose body wants them found by one of the words, though it counted nothing so far."""
    wanted = set(map(compared, words))
    for pk, asked in waiting_words():
        if compared(asked) in wanted:
            yield pk


def waiting_words() -> Iterator[tuple[UUID, str]]:
    """The search words of schemes on offer that no group has, with their schemes."""
    entries = offered_schemes().exclude(content__search_words=None)
    for pk, asked in entries.values_list("pk", "content__search_words"):
        yield from ((pk, word) for word in waiting(asked or ()))


def _literally(word: str) -> list[QueryWord]:
    together = QueryWord(tokens=(compared(word),))
    return [one for run in RUN.findall(plain(word)) for one in words_of_run(run)] or [together]


def _touched(entry: RegisterEntry, text: str, now: Lexicon, then: Lexicon) -> Touched:
    before, after = ({token[4:] for token in known.tokens_of(plain(text))} for known in (now, then))
    return Touched(entry, tuple(sorted(after - before)), tuple(sorted(before - after)))


def _counted(word: str, texts: dict[RegisterEntry, str], then: Lexicon) -> Counted:
    now = engine().search(Query(text=word, size=1)).total
    groups = {key for mention in then.named_in(plain(word)) for key in mention.groups}
    tokens = {f"syn:{key}" for key in groups}
    finds = sum(1 for text in texts.values() if tokens.intersection(then.tokens_of(plain(text))))
    return Counted(word, now, finds if tokens else now)
