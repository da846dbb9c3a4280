"""What pages show of an import: its steps, how far the work has come, and rows as they would be understood."""

from typing import Any

from django.utils.translation import gettext as _

from imports.models import Batch
from imports.understanding import Way, understand
from imports.wording import sentences
from lib.reading import Line

S = Batch.State
ORDER = [S.DRAFT, S.CHECKING, S.CHECKED, S.STATED, S.ENTERING, S.DONE]


def steps_of(batch: Batch) -> list[dict[str, Any]]:
    """The way of an import, for components/stepper.html."""
    names = [
        (_("Columns"), S.DRAFT, None),
        (_("Check every row"), S.CHECKING, batch.checked_at),
        (_("First signature"), S.CHECKED, batch.stated_at),
        (_("Second signature"), S.STATED, batch.confirmed_at),
        (_("Enter"), S.ENTERING, batch.done_at),
    ]
    is_back = batch.state in (S.TAKING_BACK, S.TAKEN_BACK)
    now = len(ORDER) if is_back else ORDER.index(S(batch.state))
    steps = [
        {"words": words, "state": _state(ORDER.index(state), now), "day": day if ORDER.index(state) < now else None}
        for words, state, day in names
    ]
    if is_back:
        steps.append({"words": _("Taken back"), "state": "stopped", "day": batch.taken_back_at})
    return steps


def _state(place: int, now: int) -> str:
    return "done" if place < now else "now" if place == now else "to-come"


def progress_of(batch: Batch) -> dict[str, Any] | None:
    """How far the work in the background has come, as a share of a hundred."""
    if not batch.is_working:
        return None
    total = max(batch.total, 1)
    share = min(batch.position / total, 1)
    if batch.state == S.CHECKING:
        is_reading = batch.phase == "read"
        percent = 70 * share if is_reading else 70 + 30 * share
        words = _("Rows are read") if is_reading else _("Rows are compared with the register")
    elif batch.state == S.ENTERING:
        percent, words = 100 * share, _("Certificates are entered")
    else:
        percent = 100 * batch.position / max(batch.counts.get("entered", 0) + batch.counts.get("updated", 0), 1)
        words = _("The import is taken back")
    return {"percent": min(int(percent), 100), "words": words, "row": batch.position, "total": total}


def preview_of(lines: list[Line], way: Way) -> list[dict[str, Any]]:
    """Rows as they would be entered, with what stands against them."""
    shown = []
    for line in lines:
        understood = understand(line.cells, way, is_torn=line.is_torn)
        content = understood.content
        shown.append(
            {
                "line": line.number,
                "number": content.get("number", ""),
                "holder": {"zh": content.get("holder_name_zh", ""), "en": content.get("holder_name_en", "")},
                "product": {"zh": content.get("product_zh", ""), "en": content.get("product_en", "")},
                "issued_on": content.get("issued_on", ""),
                "valid_until": content.get("valid_until") or "",
                "status": content.get("status", ""),
                "is_note": understood.is_note,
                "problems": sentences(understood.problems),
                "remarks": sentences(understood.remarks),
            }
        )
    return shown
