"""How what happened to a case is kept: under its lock, numbered, and never with a name in the words."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from accounts.models import User
from cases.models import Case, CaseEvent
from cases.models.cases import CaseQuerySet
from lib import clock


def lock(case: Case, *related: str) -> Case:
    """The case under its row lock, as it is now, with what it is `related` to."""
    return Case.objects.select_for_update(of=("self",)).select_related("scheme_version", *related).get(pk=case.pk)


def note(
    case: Case,
    what: CaseEvent.What,
    *,
    by: User | None,
    words: str = "",
    code: str = "",
    about: Iterable[User] = (),
    is_internal: bool = False,
) -> CaseEvent:
    """Write into the case's history. `case` must be locked by this transaction.

    `words` is what somebody said, `about` the people it names; `code` a role, outcome, letter or grade, shown in the reader's language.
    """
    case.revision += 1
    case.save(update_fields=["revision"])
    return CaseEvent.objects.create(
        case=case,
        number=case.revision,
        what=what,
        by=by,
        words=words,
        code=code,
        about=[person.pk for person in about],
        is_internal=is_internal,
        at=clock.now(),
    )


def describe(cases: CaseQuerySet, words: Mapping[UUID, str], **client_and_product: str) -> None:
    """Keep current what cases say of their client and product, and each of its subject (`words` by case).

    They are copies, so that lists and letters ask nobody above; once its scope is frozen a case refuses other ones.
    """
    cases.update(**client_and_product)
    renamed = [case for case in cases if words[case.pk] != case.subject_words]
    for case in renamed:
        case.subject_words = words[case.pk]
    Case.objects.bulk_update(renamed, ["subject_words"])
