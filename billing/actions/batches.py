"""What one press recorded of a bank statement is taken back as one, by the background: each transfer on its own, or named."""

from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import refuse_strangers
from billing.actions.transfers import take_back_transfer
from billing.models import BankStatement, Transfer, TransferBatch
from billing.row_files import actions as row_files
from billing.row_files.rows import MOST_NAMED
from lib import clock
from lib.queue import later
from lib.refusal import Refused

TAKE_BACK = "billing.take_batch_back"


@transaction.atomic
def take_batch_back(batch: TransferBatch, *, reason: str, by: User) -> TransferBatch:
    """Have each transfer of a batch taken back that still stands, in this person's name. What cannot be is named."""
    refuse_strangers(by, batch.body)
    if not reason.strip():
        raise Refused(_("Say why the transfers are taken back."))
    if BankStatement.objects.filter(batch=batch, recording_since__isnull=False).exists():
        raise Refused(_("The lines of this statement are being recorded still. Wait until that has ended."))
    now = clock.now()
    asked = TransferBatch.objects.filter(pk=batch.pk, taken_back_at=None)
    if not asked.update(taken_back_by=by, taken_back_at=now, take_back_reason=reason.strip()[:300], worked_at=now):
        raise Refused(_("This batch has been taken back already."))
    later(TAKE_BACK, str(batch.pk))
    batch.refresh_from_db()
    return batch


def go_on_taking_back(pk: UUID) -> None:
    """The task's door. What was taken back is passed over, so that whoever takes it up again does nothing twice."""
    batch = TransferBatch.objects.select_related("body", "taken_back_by").filter(pk=pk, ended_at=None).first()
    if batch is None or batch.taken_back_by is None:
        return
    refused = []
    here = TransferBatch.objects.filter(pk=pk, ended_at=None)
    standing = Transfer.objects.standing().filter(batch=batch).select_related("body", "organisation")
    with translation.override(batch.taken_back_by.language):
        for transfer in standing.order_by("recorded_at", "pk"):
            try:
                take_back_transfer(transfer, reason=batch.take_back_reason, by=batch.taken_back_by)
            except Refused as refusal:
                refused.append([str(transfer.pk), transfer.bank_reference, str(refusal)])
            here.update(worked_at=clock.now(), refused=refused[:MOST_NAMED])
    here.update(ended_at=clock.now())


def left_behind() -> list[UUID]:
    """Batches that were being taken back by a worker that says nothing any more."""
    left = TransferBatch.objects.filter(taken_back_at__isnull=False, ended_at=None)
    return list(left.filter(worked_at__lt=clock.now() - row_files.LEFT).values_list("pk", flat=True))
