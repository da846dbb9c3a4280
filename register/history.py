"""A certificate's history as readers get it: what happened, when, why; newest first."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lib.text import localized
from register.answers import day_words
from statements import CertificateStatement
from statements.certificate import CertificateEvent

WHAT = {
    "issued": gettext_lazy("Issued"),
    "imported": gettext_lazy("Valid; entered from before this register"),
    "suspended": gettext_lazy("Suspended"),
    "restored": gettext_lazy("Restored"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "cancelled": pgettext_lazy("certificate", "Cancelled"),
    "expired": gettext_lazy("Expired"),
    "superseded": gettext_lazy("Superseded"),
    "revised": gettext_lazy("Revised"),
    "corrected": gettext_lazy("Stated again without change"),
}
TONES = {"suspended": "careful", "withdrawn": "stop", "cancelled": "stop", "expired": "", "superseded": ""}


def history_for_readers(certificate: CertificateStatement) -> list[dict[str, Any]]:
    """Lines for components/timeline.html."""
    return [
        {
            "when": event.effective,
            "what": WHAT.get(event.what, event.what),
            "why": _why(event),
            "who": _recorded_later(event),
            "tone": TONES.get(event.what, "good"),
        }
        for event in reversed(certificate.history)
    ]


def _why(event: CertificateEvent) -> str:
    parts = [localized(event.reason.words if event.reason else None), localized(event.words)]
    return " · ".join(part for part in parts if part)


def _recorded_later(event: CertificateEvent) -> str:
    """Where it took effect on another day than it was recorded, both are told."""
    effective, recorded = day_words(event.effective), day_words(event.recorded)
    return "" if effective == recorded else _("recorded on %(day)s") % {"day": recorded}
