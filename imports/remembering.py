"""What was said of columns is remembered by their headings: of what they hold for good, of anything else as a proposal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from imports.fields import BY_KEY
from imports.models import Batch, Layout
from imports.understanding import Said
from lib import clock
from lib.canonical import hash_of
from lib.reading.headings import folded_heading

# Of a whole list, and of no heading: remembered for files of the very same headings.
OF_A_LIST = ("scheme", "standard", "may_bear_mark", "lifting_conditions")


@dataclass
class Recollection:
    """Column → field as somebody said it of such headings ("" for: not imported), answers, and what is only proposed."""

    columns: dict[str, str] = field(default_factory=dict)
    answers: Said = field(default_factory=dict)


def remembered(headings: Sequence[str]) -> Recollection:
    """What was said of earlier files with these headings, be they in another order or among others."""
    digests = {column: _of_heading(heading) for column, heading in enumerate(headings)}
    known = Layout.objects.in_bulk([*digests.values(), hash_of(list(headings))])
    memory = Recollection()
    for column, digest in digests.items():
        layout = known.get(digest)
        key = layout.columns.get("field", "") if layout else None
        # Two headings that held one thing in two files cannot both hold it in one: the first does.
        if layout is None or (key and key in memory.columns.values() and not BY_KEY[key].takes_many):
            continue
        memory.columns[str(column)] = key or ""
        _add(memory.answers, key or "", layout.answers)
    if whole := known.get(hash_of(list(headings))):
        memory.columns = dict.fromkeys(map(str, digests), "") | dict(whole.columns)
        memory.answers |= {name: whole.answers[name] for name in OF_A_LIST if name in whole.answers}
    return memory


def remember(batch: Batch, *, by: User) -> None:
    """Keep what was said of this file's columns, heading by heading, and of its list as a whole."""
    kept = {"saved_by": by, "saved_at": clock.now()}
    rows = [Layout(headings_digest=hash_of(batch.headings), columns=batch.columns, answers=batch.answers, **kept)]
    digests = {rows[0].headings_digest}
    for column, heading in enumerate(batch.headings):
        digest, key = _of_heading(heading), batch.columns.get(str(column), "")
        if digest not in digests:  # of two headings of one name the first is remembered
            digests.add(digest)
            answers = _answers_of(key, batch.answers)
            rows.append(Layout(headings_digest=digest, columns={"field": key}, answers=answers, **kept))
    Layout.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["headings_digest"],
        update_fields=["columns", "answers", "saved_by", "saved_at"],
    )


def _of_heading(heading: str) -> str:
    return hash_of(["heading", folded_heading(heading) or heading])


def _answers_of(key: str, answers: Mapping[str, Any]) -> Said:
    """What was answered about one column."""
    named = ("orders", "several", "parts")
    of_it = {name: answers[name][key] for name in named if key in answers.get(name, {})}
    if key == "status" and answers.get("statuses"):
        of_it["statuses"] = answers["statuses"]
    return of_it


def _add(answers: Said, key: str, of_it: Said) -> None:
    # A word of status means the same in the next file. An order of days may not: it is proposed, and asked again.
    if "statuses" in of_it:
        answers["statuses"] = of_it["statuses"]
    for name in ("orders", "several", "parts"):
        if name in of_it:
            answers.setdefault("proposed", {}).setdefault(name, {})[key] = of_it[name]
