"""What goes to a body's own accounting: by which numbers, and how far its bookings were taken there."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from billing.actions.locking import refuse_strangers
from billing.models import OF_A_BODY, ChartNumber, JournalDownload
from billing.queries import bookings_to_take
from lib.refusal import Refused
from tenants.models import CertificationBody


@transaction.atomic
def set_chart(body: CertificationBody, numbers: Mapping[str, str], *, by: User) -> None:
    """Say by which number of its own chart of accounts a body books each of ours. One without a number is left out."""
    refuse_strangers(by, body)
    given = {kind: number.strip() for kind in OF_A_BODY if (number := numbers.get(kind, "")).strip()}
    ChartNumber.objects.filter(body=body).exclude(kind__in=list(given)).delete()
    ChartNumber.objects.bulk_create(
        [ChartNumber(body=body, kind=kind, number=number) for kind, number in given.items()],
        update_conflicts=True,
        unique_fields=["body", "kind"],
        update_fields=["number"],
    )


@transaction.atomic
def take_bookings(body: CertificationBody, *, by: User) -> JournalDownload:
    """Take what was booked since the last time. The next time goes on after it; these may be fetched again at any time.

    A booking's number is given while its book is locked: all up to the last are there, and none comes between later.
    """
    refuse_strangers(by, body)
    span = bookings_to_take(body)
    if span is None:
        raise Refused(_("Everything that is booked was taken already."))
    taken = JournalDownload(body=body, first=span[0], last=span[1], taken_by=by)
    JournalDownload.objects.bulk_create([taken], ignore_conflicts=True)  # waits for a colleague who takes the same
    if not JournalDownload.objects.filter(pk=taken.pk).exists():
        raise Refused(_("A colleague has taken them at this moment: they stand below."))
    return taken
