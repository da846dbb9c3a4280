"""The only place that changes certificates."""

from certificates.actions.changing import open_task_at_suspension_end, restate
from certificates.actions.ending import annul_pending, cancel, expire, supersede, withdraw
from certificates.actions.importing import amend_import, confirm_import, prepare_import
from certificates.actions.measures import decide_measure, propose_measure
from certificates.actions.suspending import restore, restore_after_request, suspend, suspend_on_request

__all__ = [
    "amend_import",
    "annul_pending",
    "cancel",
    "confirm_import",
    "decide_measure",
    "expire",
    "open_task_at_suspension_end",
    "prepare_import",
    "propose_measure",
    "restate",
    "restore",
    "restore_after_request",
    "supersede",
    "suspend",
    "suspend_on_request",
    "withdraw",
]
