"""What operators do with groups of words: change, add, remove, undo. Each leaves a row that says who, when and what."""

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from lib import clock
from lib.queue import later
from lib.refusal import Refused
from vocabulary import synonyms, wording
from vocabulary.models import WordGroup, WordGroupChange
from vocabulary.synonyms import Group

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

LOCK = 7102


@transaction.atomic
def keep_group(group: Group, *, seen: int, by: "AbstractBaseUser") -> WordGroupChange:
    """Write a group, new where its key is "". `seen`: the newest change of any group when its editor read them: what they
    weighed it against."""
    _alone(by)
    group = wording.tidy(group)
    row = WordGroup.objects.filter(key=group.key).first()
    if seen != newest():
        raise Refused(_("Somebody has changed the words since you looked. Look at what yours change now."))
    if errors := wording.problems(group, synonyms.stored()).errors:
        raise Refused(" ".join(errors))
    if row is None:
        group = replace(group, key=_free_key(group.zh[0]))
    return _become(group.key, row, group, by=by)


@transaction.atomic
def remove_group(key: str, *, by: "AbstractBaseUser") -> WordGroupChange:
    """Its words mean only themselves from now on."""
    _alone(by)
    row = WordGroup.objects.filter(key=key, removed_at=None).first()
    if row is None:
        raise Refused(_("There is no such group."))
    if kinds := row.narrower.filter(removed_at=None).values_list("key", flat=True)[:5]:
        raise Refused(_("These are a kind of it: %(groups)s. Change them first.") % {"groups": "、".join(kinds)})
    return _become(key, row, None, by=by)


@transaction.atomic
def undo(change: WordGroupChange, *, by: "AbstractBaseUser") -> WordGroupChange:
    """Let a group be what it was before; a newer change of the same group is undone first."""
    _alone(by)
    if WordGroupChange.objects.filter(group=change.group, pk__gt=change.pk).exists():
        raise Refused(_("The group has been changed since. Undo the newest change first."))
    row = WordGroup.objects.filter(key=change.group).first()
    before = synonyms.of_plain(change.before)
    if before and (errors := wording.problems(before, synonyms.stored()).errors):
        raise Refused(" ".join(errors))
    return _become(change.group, row, before, by=by, undoes=change)


def mark_indexed(change: WordGroupChange) -> None:
    """What a change concerns is found by it now."""
    WordGroupChange.objects.filter(pk=change.pk).update(indexed_at=clock.now())


def newest() -> int:
    """The number of the newest change; 0 where there is none."""
    return WordGroupChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _become(
    key: str,
    row: WordGroup | None,
    group: Group | None,
    *,
    by: "AbstractBaseUser",
    undoes: WordGroupChange | None = None,
) -> WordGroupChange:
    before = None if row is None or row.removed_at else synonyms.of_row(row)
    if before == group:
        raise Refused(_("Nothing would change."))
    now = clock.now()
    if group is None:
        WordGroup.objects.filter(key=key).update(removed_at=now, edited_at=now)
    else:
        (row,) = synonyms.as_rows([group])
        row.edited_at, row.removed_at = now, None
        row.save()
    change = WordGroupChange.objects.create(
        group=key, before=_plain(before), after=_plain(group), by_id=by.pk, at=now, undoes=undoes
    )
    transaction.on_commit(synonyms.forget)
    later("search.reindex_words")
    return change


def _alone(by: "AbstractBaseUser") -> None:
    """One at a time: whether a word is in two groups is asked of all of them."""
    if not getattr(by, "is_operator", False):
        raise Refused(_("Only the platform's operators change what words mean."))
    WordGroup.objects.select_for_update().order_by("key").first()


def _free_key(word: str) -> str:
    taken = set(WordGroup.objects.filter(key__startswith=word).values_list("key", flat=True))
    return next(key for key in (word, *(f"{word}-{number}" for number in range(2, 10_000))) if key not in taken)


def _plain(group: Group | None) -> dict[str, Any] | None:
    return asdict(group) if group else None
