"""Why a file cannot be read, in a sentence for whoever sent it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from lib.reading.tables import Unreadable

TROUBLE = {
    "binary_workbook": gettext_noop("This is a binary workbook (.xlsb). Open it, save it as .xlsx, and send that."),
    "broken_workbook": gettext_noop("The workbook cannot be read; it may be damaged or protected by a password. Save it anew as .xlsx without a password."),
    "broken_records": gettext_noop("This looks like JSON, but cannot be read as a list of records. Send a list of objects, or CSV."),
    "broken_archive": gettext_noop("The archive cannot be unpacked; it may be damaged. Send the table itself."),
    "locked_archive": gettext_noop("The archive is protected by a password. Send the table itself."),
    "several_files": gettext_noop("The archive holds several files. Send the one with the table."),
    "too_big": gettext_noop("Unpacked, the file is larger than %(row)s MB. Send it in several parts."),
    "too_wide": gettext_noop("The table has %(row)s columns; at most 400 can be read. Delete those that are not needed."),
    "no_table": gettext_noop("This file is no table. Send an Excel workbook, CSV, ODS or JSON."),
    "endless_cell": gettext_noop("The cell at row %(row)s does not end: a quotation mark was opened there and never closed. Close it, and send the file again."),
}  # fmt: skip


def unreadable(failure: Unreadable) -> str:
    """What stands in the way, and what to do."""
    return _(TROUBLE[failure.code]) % {"row": failure.row}
