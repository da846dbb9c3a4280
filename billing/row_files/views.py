"""What pages of a file's rows have in common: how far the background is, which rows are ticked, and the page one was on."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.requests import StaffRequest
from billing.models import FileOfRows
from look.templatetags.words import thousands

ON_A_PAGE = 100


def progress_of(file: FileOfRows) -> dict[str, Any] | None:
    """How far the background has come, in words; None where it has nothing to do."""
    done = {"done": thousands(file.position), "total": thousands(file.total)}
    if file.is_being_read:
        return {
            "percent": file.percent,
            "words": _("The file is read"),
            "detail": _("%(done)s of %(total)s rows") % done,
        }
    if file.is_being_recorded:
        words = _("Transfers are recorded")
        return {"percent": file.percent, "words": words, "detail": _("%(done)s of %(total)s lines") % done}
    return None


def chosen_in(request: StaffRequest, name: str) -> list[UUID]:
    """The rows that were ticked, or that an address names."""
    chosen = []
    for value in (request.POST if request.method == "POST" else request.GET).getlist(name):
        try:
            chosen.append(UUID(value))
        except ValueError:
            continue
    return chosen


def same_page(request: StaffRequest, file: FileOfRows) -> str:
    """The list as it was asked for, on the page that it was on."""
    kept = {name: request.GET[name] for name in ("page", "show") if name in request.GET}
    return f"{file.get_absolute_url()}?{urlencode(kept)}" if kept else file.get_absolute_url()  # type: ignore[attr-defined]


def said_aside(count: int) -> str:
    return ngettext("%(count)d set aside.", "%(count)d set aside.", count) % {"count": count}
