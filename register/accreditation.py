"""What to say of a file that shows an accreditation which no longer holds. The file stays what was issued, and is not made anew."""

from uuid import UUID

from django.utils.translation import gettext as _

from lib import clock
from lib.text import written_day
from register.models import CertificateFile, RegisterEntry


def lapsed_words(file: CertificateFile, scheme: UUID | None) -> str:
    """A sentence where the accreditation that stands on a file does not cover its scheme today; "" where it does, or the
    file shows none.
    """
    if not file.accredited_by or scheme is None:
        return ""
    named = {"by": file.accredited_by, "number": file.accreditation_number}
    entry = RegisterEntry.objects.schemes().filter(pk=scheme).first()
    stated = entry.as_scheme.accreditation if entry else None
    if stated is None or (stated.by, stated.number) != (file.accredited_by, file.accreditation_number):
        return (
            _("It shows the accreditation %(by)s %(number)s, which the body no longer states for this scheme.") % named
        )
    if stated.until is None or stated.until >= clock.today():
        return ""
    return _("It shows the accreditation %(by)s %(number)s, which ended on %(day)s.") % (
        named | {"day": written_day(stated.until)}
    )
