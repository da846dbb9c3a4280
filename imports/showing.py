"""What pages show of an import: its steps, how far the work has come, and rows as they would be understood."""

from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from imports.models import Batch
from imports.understanding import Way, understand
from imports.wording import sentences
from lib.reading import Line
from look.templatetags.words import thousands
from tenants.context import current_body

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
    now = len(ORDER) if is_back else ORDER.index(S.DRAFT if batch.state == S.READING else S(batch.state))
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
    """How far the work in the background has come, as a share of a hundred, and of how much in words."""
    if not batch.is_working:
        return None
    entered = batch.counts.get("entered", 0) + batch.counts.get("updated", 0)
    words, total, detail = {
        S.READING: (_("The file is read"), batch.size, _read_of(batch)),
        S.CHECKING: (_checking_words(batch), batch.total, _row_of(batch)),
        S.ENTERING: (_entering_words(), batch.total, _row_of(batch)),
        S.TAKING_BACK: (_("The import is taken back"), entered, _row_of(batch)),
    }[S(batch.state)]
    share = min(batch.position / max(total, 1), 1)
    return {"percent": int(_percent(batch, share)), "words": words, "detail": detail}


def _percent(batch: Batch, share: float) -> float:
    """Of a check, reading takes most: comparing has only what the register knows already."""
    if batch.state != S.CHECKING:
        return 100 * share
    return 70 * share if batch.phase == "read" else 70 + 30 * share


def _checking_words(batch: Batch) -> str:
    return _("Rows are read") if batch.phase == "read" else _("Rows are compared with the register")


def _entering_words() -> str:
    if current_body().is_open:
        return _("Certificates are entered")
    return _("Nothing more is entered while the body is not open")


def _row_of(batch: Batch) -> str:
    said = {"row": thousands(batch.position), "total": thousands(max(batch.total, 1))}
    return _("row %(row)s of about %(total)s") % said


def _read_of(batch: Batch) -> str:
    return _("%(read)s of %(size)s") % {"read": filesizeformat(batch.position), "size": filesizeformat(batch.size)}


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
                "issued_on": _("not known") if content.get("issued_on", "") is None else content.get("issued_on", ""),
                "valid_until": content.get("valid_until") or "",
                "status": content.get("status", ""),
                "is_note": understood.is_note,
                "problems": sentences(understood.problems),
                "remarks": sentences(understood.remarks),
            }
        )
    return shown
