"""What operators look up of standards: since when an edition is in force, what replaces it, until when the old one may stay."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from lib import clock
from lib.refusal import Refused
from vocabulary.models import Standard
from vocabulary.queries import forget_editions


@transaction.atomic
def keep_edition(standard: Standard, *, by: User) -> Standard:
    """Record an edition (new or known, as the form filled it) as it was looked up, with its source and day."""
    if not by.is_operator:
        raise Refused(_("Only the platform's operators keep the standards."))
    if standard.checked_on is None or not (standard.source_zh or standard.source_en):
        raise Refused(_("Say where you looked, and on which day."))
    if standard.checked_on > clock.today():
        raise Refused(_("That day is still to come."))
    if standard.replaced_by and standard.replaced_by.edition == standard.edition:
        raise Refused(_("An edition is not replaced by itself."))
    standard.checked_by = by
    standard.save()
    forget_editions()
    return standard
