"""A certificate's history as readers get it: what happened, when, why; newest first."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lib.text import localized
from look.statuses import look_of
from register.answers import day_words
from statements import CertificateStatement
from statements.certificate import StatedEvent

TO_THE_PUBLIC = {  # where a reader needs more words than the body
    "imported": gettext_lazy("Valid; entered from before this register"),
    "corrected": gettext_lazy("Stated again without change"),
}


def history_for_readers(certificate: CertificateStatement) -> list[dict[str, Any]]:
    """Lines for components/timeline.html."""
    return [
        {
            "when": event.effective,
            "what": TO_THE_PUBLIC.get(event.what) or look_of(event.what, "certificate-event").word,
            "why": _why(event),
            "who": _recorded_later(event),
            "tone": look_of(event.what, "certificate-event").tone,
        }
        for event in reversed(certificate.history)
    ]


def _why(event: StatedEvent) -> str:
    parts = [localized(event.reason.words if event.reason else None), localized(event.words)]
    return " · ".join(part for part in parts if part)


def _recorded_later(event: StatedEvent) -> str:
    """Where it took effect on another day than it was recorded, both are told."""
    effective, recorded = day_words(event.effective), day_words(event.recorded)
    return "" if effective == recorded else _("recorded on %(day)s") % {"day": recorded}
