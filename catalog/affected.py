"""Who is affected by a new version: counted by the steps that come after, which the catalogue does not know.

@counts_affected(_("running cases"))
def running_cases(version: UUID) -> int: ...      # in applications/queries.py
"""

from uuid import UUID

from lib.counting import Counters

_hanging = Counters[UUID]()
counts_affected = _hanging.declare
affected_by = _hanging.of
