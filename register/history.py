"""A certificate's history as readers get it: what happened, when, why; newest first."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lib.text import localized
from register.answers import day_words

TONES = {"suspended": "careful", "withdrawn": "stop", "cancelled": "stop", "expired": "", "superseded": ""}


def history_for_readers(said: dict[str, Any]) -> list[dict[str, Any]]:
    """Lines for components/timeline.html."""
    words = _what()
    return [
        {
            "when": datetime.fromisoformat(event["effective"]),
            "what": words.get(event["what"], event["what"]),
            "why": _why(event),
            "who": _recorded_later(event),
            "tone": TONES.get(event["what"], "good"),
        }
        for event in reversed(said.get("history", []))
    ]


def _why(event: dict[str, Any]) -> str:
    parts = [localized(event[key]) for key in ("reason", "words") if event.get(key)]
    return " · ".join(part for part in parts if part)


def _recorded_later(event: dict[str, Any]) -> str:
    """Where it took effect on another day than it was recorded, both are told."""
    effective, recorded = day_words(event["effective"]), day_words(event["recorded"])
    return "" if effective == recorded else _("recorded on %(day)s") % {"day": recorded}


def _what() -> dict[str, str]:
    return {
        "issued": _("Issued"),
        "imported": _("Valid; entered from before this register"),
        "suspended": _("Suspended"),
        "restored": _("Restored"),
        "withdrawn": _("Withdrawn"),
        "cancelled": _("Cancelled"),
        "expired": _("Expired"),
        "superseded": _("Superseded"),
        "revised": _("Revised"),
        "corrected": _("Stated again without change"),
    }
