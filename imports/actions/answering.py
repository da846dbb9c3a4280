"""Two people answer for an import: the registrar states it, a quality manager confirms what the registrar stated."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from certificates.actions import require_role
from imports.actions.starting import begin_work
from imports.models import Batch
from lib import clock
from lib.refusal import Refused
from staff.models import Role
from staff.queries import people_with
from tenants.context import current_body


@transaction.atomic
def state(batch: Batch, *, by: User, takes_responsibility: bool) -> Batch:
    """State as registrar that the body granted these certificates. What was checked does not change from here on."""
    require_role(by, Role.REGISTRAR)
    batch = held(batch)
    if batch.state != Batch.State.CHECKED:
        raise Refused(_("Have every row checked first."))
    if not takes_responsibility:
        raise Refused(_("Confirm the statement of responsibility."))
    if not batch.counts.get("new") and not batch.counts.get("changed"):
        raise Refused(_("No row would be entered or changed, so there is nothing to answer for."))
    batch.state, batch.stated_by, batch.stated_at = Batch.State.STATED, by, clock.now()
    batch.save(update_fields=["state", "stated_by", "stated_at"])
    for person in people_with(Role.QUALITY_MANAGER).exclude(pk=by.pk):
        notify(
            person,
            subject={"zh": f"请确认导入：{batch.name}", "en": f"Confirm the import of “{batch.name}”"},
            text={
                "zh": "证书管理员已签署责任声明。您确认后，证书进入公开名录。",
                "en": "The registrar has signed. Once you confirm, the certificates stand in the public register.",
            },
            url=batch.get_absolute_url(),
            body=current_body(),
        )
    return batch


@transaction.atomic
def confirm(batch: Batch, *, by: User, takes_responsibility: bool) -> Batch:
    """Answer for it as the second person; it is then entered. What the first has signed does not change any more."""
    require_role(by, Role.QUALITY_MANAGER)
    batch = held(batch)
    if batch.state != Batch.State.STATED:
        raise Refused(_("The registrar has not signed, or this import has been confirmed already."))
    # One person with both roles is still one person; the database says so too (`two_people_answer_for_an_import`).
    if batch.stated_by_id == by.pk:
        raise Refused(_("Two people answer for an import: whoever prepared it cannot confirm it as well."))
    if not takes_responsibility:
        raise Refused(_("Confirm the statement of responsibility."))
    batch.confirmed_by, batch.confirmed_at = by, clock.now()
    batch.state, batch.phase, batch.position = Batch.State.ENTERING, "", 0
    begin_work(batch)
    return batch


@transaction.atomic
def discard(batch: Batch, *, by: User) -> Batch:
    """Throw an import away that nobody has confirmed; nothing of it was ever in the register."""
    require_role(by, Role.REGISTRAR)
    batch = held(batch)
    if batch.confirmed_by_id:
        raise Refused(_("This import has been confirmed. It can only be taken back as a whole."))
    batch.rows.all().delete()
    batch.state = Batch.State.DISCARDED
    batch.save(update_fields=["state"])
    # Once it is certain: a transaction that fails brings the rows back, and no file.
    transaction.on_commit(lambda: _delete_files(batch))
    return batch


def _delete_files(batch: Batch) -> None:
    for kept in filter(None, (batch.file, batch.head)):
        kept.delete(save=False)


def held(batch: Batch) -> Batch:
    return Batch.objects.select_for_update().get(pk=batch.pk)
