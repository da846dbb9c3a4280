"""The sentences a person reads about a row: what is wrong with it and what to do, in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from certificates.models import Certificate
from certificates.transitions import Status
from imports.fields import BY_KEY
from imports.models import Batch, Row
from imports.parting import SIGN_NAMES
from lib.reading import Reading
from lib.reading.encodings import NAMES
from lib.text import listed

PROBLEMS = {
    "number_missing": gettext_noop("There is no certificate number. Give one, or leave the row out."),
    "number_rounded": gettext_noop("The spreadsheet has rounded the number to “%(said)s”. Format the column as text, enter the whole number, and save again."),
    "number_conflict": gettext_noop("The number stands in several rows (%(rows)s) that differ in %(fields)s. Keep the right one."),
    "number_written_otherwise": gettext_noop("The numbers of rows %(rows)s are the same but for spaces, dashes, dots, slashes or capitals, and look like one certificate; they differ in %(fields)s. Keep the right row, or, where they are two certificates, enter the other one by hand."),
    "holder_missing": gettext_noop("There is no holder. Give the name that stands on the certificate."),
    "product_missing": gettext_noop("There is no product. Give the name that stands on the certificate."),
    "issued_missing": gettext_noop("There is no issue date. Give the day that stands on the certificate."),
    "issued_in_future": gettext_noop("The issue date %(said)s is still to come. Correct it, or import the row from that day on."),
    "ends_before_it_starts": gettext_noop("It would end on %(said)s, before it starts on %(other)s. Correct one of the two."),
    "date_impossible": gettext_noop("The date “%(said)s” (%(field)s) does not exist. Correct it."),
    "date_unreadable": gettext_noop("We could not read “%(said)s” as a date (%(field)s). Write it as 2026-11-22."),
    "date_without_day": gettext_noop("“%(said)s” (%(field)s) names no day. Write the whole date, as 2026-11-22."),
    "date_out_of_range": gettext_noop("The year of “%(said)s” (%(field)s) cannot be right. Correct it."),
    "date_ambiguous": gettext_noop("“%(said)s” (%(field)s) can be read in several ways. Say on the page of columns whether the day or the month comes first."),
    "several_days": gettext_noop("“%(said)s” (%(field)s) holds several days. Say on the page of columns which of them counts."),
    "parts_unsaid": gettext_noop("“%(said)s” (%(field)s) may be several names or one. Say on the page of columns what its %(sign)s means."),
    "date_against_order": gettext_noop("“%(said)s” (%(field)s) does not exist in the order that was chosen for this column. Correct it, or choose another order."),
    "status_unknown": gettext_noop("We do not know the status “%(said)s”. Say on the page of columns what it means."),
    "not_granted": gettext_noop("The certificate is still in preparation. It can be entered once it is granted."),
    "expired_without_end": gettext_noop("The status is expired, but there is no last day of validity. Give it."),
    "expired_but_valid": gettext_noop("The status is expired, but it is valid until %(said)s. Correct one of the two."),
    "superseded_without_successor": gettext_noop("The status is superseded, but no certificate in this file or in the register takes its place. Name its successor."),
    "since_missing": gettext_noop("The status is %(status)s, but there is no day since when. Give it in a column, or for all such rows on the page of columns."),
    "since_in_future": gettext_noop("The status would begin on %(said)s, which is still to come. Correct the date."),
    "since_before_valid": gettext_noop("The status would begin on %(said)s, before the certificate was valid (%(other)s). Correct one of the two."),
    "suspension_end_missing": gettext_noop("It is suspended, but there is no last day of the suspension. Give it in a column, or for all such rows on the page of columns."),
    "conditions_missing": gettext_noop("It is suspended, but nothing says what lifts the suspension. Give it in a column, or for all such rows on the page of columns."),
    "suspension_too_long": gettext_noop("The suspension would last %(said)s days; at most %(limit)s are allowed. Correct the dates, or enter the certificate as withdrawn where it was."),
    "suspension_ends_early": gettext_noop("The suspension would end on %(said)s, before it begins. Correct the dates."),
    "no_mark_licence": gettext_noop("The chosen scheme gives no licence for the mark. Correct the scheme, or the column about the mark."),
    "zone_unknown": gettext_noop("“%(said)s” is no time zone that we know. Write it as Asia/Shanghai."),
    "own_list_broken": gettext_noop("We could not read the cell of %(field)s: it is not as this register exports it. Export it anew, or correct it."),
    "yes_or_no": gettext_noop("“%(said)s” (%(field)s) is neither yes nor no. Write yes or no."),
    "too_long": gettext_noop("%(field)s has %(length)s letters; at most %(limit)s fit. Shorten it."),
    "cell_error": gettext_noop("The cell of %(field)s holds the spreadsheet's error %(said)s. Correct the formula, calculate, and save again."),
    "letters_lost": gettext_noop("Letters of %(field)s could not be read: “%(said)s”. Choose another encoding on the page of columns, or correct the cell."),
    "quote_open": gettext_noop("A quotation mark was opened in this row and never closed. Close it; the rows below were read by themselves."),
    "quote_open_before": gettext_noop("A quotation mark before %(field)s was never closed, so that many rows run into this one. Close it."),
    "issued_here": gettext_noop("This number belongs to a certificate that was issued here from a case. An import does not change it."),
    "being_prepared": gettext_noop("This certificate is being prepared by hand. Confirm it or throw it away first."),
    "renewal": gettext_noop("The register has it as ended. A new last day of validity (%(said)s) needs a renewal, which is decided."),
    "renewal_without_end": gettext_noop("The register has it as ended. To have no last day of validity any more, it needs a renewal, which is decided."),
    "failed_each_time": gettext_noop("Entering this row has failed several times, so nothing of it is in the register. Enter the certificate by hand, or send it again in another file."),
    "refused_by_database": gettext_noop("The database refused it: %(said)s"),
}  # fmt: skip
REMARKS = {
    "headings_again": gettext_noop("This row repeats the headings. There is nothing to do."),
    "no_certificate": gettext_noop("This row holds no certificate: a note, a total or a title. There is nothing to do."),
    "day_other_order": gettext_noop("“%(said)s” (%(field)s) can only be read as %(other)s, in another order than the one that was chosen for this column. Look at it."),
    "day_of_several": gettext_noop("“%(said)s” (%(field)s) holds several days; %(other)s counts, as was said for this column."),
    "encoded_twice": gettext_noop("“%(said)s” (%(field)s) was probably encoded twice, and meant as “%(other)s”. Entered as it is; correct the file."),
    "issued_unknown": gettext_noop("Its issue date is not known. Entered without one; its page says so."),
    "issued_said_for_all": gettext_noop("The file has no issue date; %(said)s was said for all its rows."),
    "blank_kept": gettext_noop("The file leaves empty what the register has: %(fields)s. The register keeps it; on the page of columns you can have it cleared."),
    "issued_when_valid": gettext_noop("The file has no issue date; the first day of validity stands for it."),
    "first_after_issue": gettext_noop("The first issue date %(said)s lies after the issue date. Entered as it is; look at it."),
    "over_meanwhile": gettext_noop("The file calls it in force, but it ended on %(said)s: entered as expired."),
    "number_maybe_rounded": gettext_noop("From the sixteenth digit on the number has only zeros: a spreadsheet may have rounded it. Compare it with the certificate."),
    "number_alike": gettext_noop("Its number differs from %(said)s only in spaces, dashes, dots or capitals. Entered as another certificate, since its holder, product or issue date is another; look at it."),
    "code_wrong": gettext_noop("The unified social credit code “%(said)s” cannot be right: its shape or its check character does not fit. Entered without it."),
    "added_to": gettext_noop("One more row of the certificate in row %(row)s: its models, standards and factories were added there."),
    "added": gettext_noop("With the models, standards and factories of rows %(rows)s."),
    "repeats": gettext_noop("The same as row %(row)s, which counts."),
    "changes": gettext_noop("Changed: %(fields)s."),
    "status_stays": gettext_noop("The register says %(here)s, the file says %(said)s. The register's status stays: it is changed on the certificate's own page."),
    "predecessor_unknown": gettext_noop("It names %(said)s as its predecessor, which is neither in this file nor in the register. Entered without the link."),
    "predecessor_refused": gettext_noop("Its predecessor %(said)s (row %(row)s) cannot be entered. Entered without the link."),
    "predecessor_taken": gettext_noop("It names %(said)s as its predecessor, whose place %(other)s has taken already. Entered without the link."),
    "predecessor_ended": gettext_noop("Its predecessor %(said)s had ended otherwise (%(status)s) and stays so."),
    "predecessor_issued_here": gettext_noop("Its predecessor %(said)s was issued here: name the successor on that certificate's page."),
    "successor_unknown": gettext_noop("It names %(said)s as its successor, which is neither in this file nor in the register, so there is no link to it."),
    "successor_refused": gettext_noop("Its successor %(said)s (row %(row)s) cannot be entered, so there is no link to it."),
    "successor_gone": gettext_noop("Its successor %(said)s does not stand in the register by now, so there is no link to it."),
    "successor_not_valid": gettext_noop("%(other)s would supersede %(said)s, but is not valid itself (%(status)s): the status of %(said)s stays. Where it was superseded before, say so in its row."),
    "successor_ended_since": gettext_noop("It was superseded before this register; its successor %(said)s is not valid by now (%(status)s). Kept as history."),
    "predecessor_gone": gettext_noop("Its predecessor %(said)s does not stand in the register by now, so there is no link to it."),
    "supersedes": gettext_noop("%(said)s, which the register has, is superseded by it."),
    "not_superseded": gettext_noop("The file says superseded, but no certificate in this file or in the register takes its place. The register's status stays (%(here)s). Name its successor."),
    "circle": gettext_noop("Predecessors run in a circle (%(said)s), so there are no links between them; correct the file."),
    "kept_changes": gettext_noop("It was changed again since: this change was not taken back. See the certificate's page."),
    "kept_predecessors": gettext_noop("What it superseded stays so: %(said)s. A person decides about it."),
    "kept_status": gettext_noop("The status that the import gave it stays; a person decides about it."),
}  # fmt: skip
ANY = {**PROBLEMS, **REMARKS}
LISTS = {
    "superseded": Status.SUPERSEDED.label,
    "covered_models": gettext_lazy("models"),
    "standards": gettext_lazy("standards"),
    "factories": gettext_lazy("factories"),
}
KEPT_AS_SAID = ("said", "other", "row", "rows", "limit", "length")
STATUS_SAID: dict[str, str | Promise] = {"IN_PREPARATION": gettext_lazy("still in preparation")}


def sentence(one: Mapping[str, Any]) -> str:
    """What a problem or remark says, in the reader's language."""
    named = {key: one.get(key, "") for key in KEPT_AS_SAID}
    named["field"] = field_words(str(one.get("field", "")))
    named["fields"] = listed(certificate_words(name) for name in one.get("fields", ()))
    named["status"], named["here"] = status_words(str(one.get("status", ""))), status_words(str(one.get("here", "")))
    if one["code"] == "status_stays":
        named["said"] = status_words(str(one.get("said", "")))
    named["sign"] = str(SIGN_NAMES.get(str(one.get("sign", "")), ""))
    words = ANY[one["code"]]
    return _(words) % named


def sentences(several: Iterable[Mapping[str, Any]]) -> list[str]:
    return [sentence(one) for one in several]


def status_words(status: str) -> str:
    if status in Status.values:
        return str(Status(status).label)
    return str(STATUS_SAID.get(status, status))


def reading_words(reading: Reading) -> str:
    """How a file is read, in short: its encoding, its sheet, or what it is."""
    kinds = {"records": "JSON", "page": "HTML"}
    return " · ".join(filter(None, [kinds.get(reading.kind, ""), NAMES.get(reading.encoding, ""), reading.sheet]))


def field_words(key: str) -> str:
    return str(BY_KEY[key].words) if key in BY_KEY else certificate_words(key)


def certificate_words(name: str) -> str:
    """What a field of a certificate is called."""
    if name in LISTS:
        return str(LISTS[name])
    known = {one.name: one for one in Certificate._meta.concrete_fields}
    return str(known[name].verbose_name) if name in known else name


def outcome_words(row: Row, batch: Batch) -> str:
    """What became of a row, or what would."""
    if row.is_taken_back:
        return _("Taken back")
    if row.is_entered:
        return _("Entered") if row.verdict == Row.Verdict.NEW else _("Updated")
    if row.verdict == Row.Verdict.NEW:
        return _("Would be entered") if batch.state != Batch.State.TAKEN_BACK else _("Not entered")
    if row.verdict == Row.Verdict.CHANGED:
        return _("Would be updated") if batch.state != Batch.State.TAKEN_BACK else _("Not updated")
    return str(Row.Verdict(row.verdict).label)
