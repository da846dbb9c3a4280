"""Who accepts the schemes of the register: asked of `oversight.acceptances`, which knows schemes by what they state."""

from collections.abc import Iterable
from uuid import UUID

from lib import clock
from oversight.acceptances import SchemeAsked, ShownAcceptance, accepted_by, shown_of
from oversight.models import Acceptance
from register.models import RegisterEntry


def acceptances_of(entry: RegisterEntry) -> list[ShownAcceptance]:
    """What a scheme's page shows of who accepts it, on the day where its body is."""
    return shown_of(_asked(entry), on=clock.today(entry.body.time_zone))


def acceptances_counted(entries: Iterable[RegisterEntry]) -> dict[UUID, list[Acceptance]]:
    """Of each scheme the acceptances that filters and order know today, in one SQL."""
    return accepted_by([_asked(entry) for entry in entries], on=clock.today())


def _asked(entry: RegisterEntry) -> SchemeAsked:
    statement = entry.as_scheme
    categories = [category.code for category in statement.categories]
    return SchemeAsked(entry.pk, entry.body_id, categories, statement.characteristics)
