"""Which line of the scope covers a test. Stands here until the catalogue answers it."""

from datetime import date

from catalog.models import LabLine, ScopeLine


def scope_of(line: LabLine, kind: str, on: date) -> ScopeLine | None:
    rows = ScopeLine.objects.in_force(on).filter(of=kind, key=line.key)
    return next((row for row in rows if row.clause in {"", line.clause}), None)
