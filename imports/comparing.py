"""What a row says against what the register has: nothing new, a revision, or something that only a decision changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from certificates.actions import Change, What, Word, start_of
from certificates.models import Certificate
from certificates.reasons import BEFORE_REGISTER, HOLDERS_REQUEST, REASONS_BY_MEASURE, ListedReason
from certificates.terms import longest_suspension
from certificates.transitions import EDGES, Status
from imports.own_form import DAYS
from imports.understanding import Said
from lib import clock
from lib.reading.values import is_chinese
from lib.text import bilingual, folded

PLAIN = (
    "number", "scheme", "scheme_version", "scheme_name_zh", "scheme_name_en", "holder_name_zh", "holder_name_en", "holder_code", "holder_address_zh",
    "holder_address_en", "manufacturer_name_zh", "manufacturer_name_en", "manufacturer_address_zh", "manufacturer_address_en",
    "factories", "product_zh", "product_en", "covered_models", "trademark", "standards", "mode_zh", "mode_en", "grade", "may_bear_mark", "measured",
    "time_zone",
)  # fmt: skip
ENDINGS = {
    Status.SUSPENDED: (What.SUSPENDED, "suspend"),
    Status.WITHDRAWN: (What.WITHDRAWN, "withdraw"),
    Status.CANCELLED: (What.CANCELLED, "cancel"),
}


@dataclass
class Difference:
    """What would change of a certificate, and how its status would; with what stands against it."""

    values: dict[str, Any] = field(default_factory=dict)
    ending: Status | None = None
    problems: list[Said] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)

    @property
    def fields(self) -> list[str]:
        return [*self.values, *(["status"] if self.ending else [])]


def values_of(content: Said) -> dict[str, Any]:
    """A row's content as a certificate's fields. What the file does not say is left out, and so stays."""
    plain = {name: content[name] for name in PLAIN if name in content}
    return plain | {name: content[name] and date.fromisoformat(content[name]) for name in DAYS if name in content}


def _cleared(content: Said) -> dict[str, Any]:
    """What an empty cell takes away, since a person said that it does."""
    named = [name for name in content.get("cleared", ()) if name not in content]
    unfilled = Certificate()
    return {name: getattr(unfilled, name) for name in named}


def difference(certificate: Certificate, content: Said) -> Difference:
    """What a row would change of a certificate that stands in the register."""
    found = Difference()
    # What was issued here rests on a case and a decision (INV-5): no file changes it, on whoever's word.
    if certificate.origin != "imported":
        found.problems.append({"code": "issued_here"})
    elif certificate.status == Status.PENDING:
        found.problems.append({"code": "being_prepared"})
    if found.problems:
        return found
    values = _cleared(content) | values_of(content)
    # A day said for a whole list fills a gap; it takes no certificate's own day away.
    if content.get("is_day_of_list"):
        values = {name: value for name, value in values.items() if name not in ("issued_on", "valid_from")}
    # Nor does a file that does not know the day take away what the register knows.
    if values.get("issued_on", certificate.issued_on) is None:
        values.pop("issued_on", None)
    for name, value in values.items():
        if _comparable(getattr(certificate, name)) != _comparable(value):
            found.values[name] = value
    # A later last day, or none, would bring back to life what has ended: that is a renewal, and somebody decides it.
    if "valid_until" in found.values and not certificate.is_in_force:
        end = found.values["valid_until"]
        if end is None:
            found.problems.append({"code": "renewal_without_end"})
        elif end >= clock.today(certificate.time_zone):
            found.problems.append({"code": "renewal", "said": end.isoformat()})
    if still := [name for name in content.get("blank", ()) if name not in content and getattr(certificate, name)]:
        found.remarks.append({"code": "blank_kept", "fields": still})
    _compare_status(certificate, content, found)
    return found


def change_of(
    certificate: Certificate, content: Said, found: Difference, *, by: Any, word: Word, batch: str
) -> list[Change]:
    """The revisions that a difference means: what is said of it, then what becomes of it."""
    changes = []
    # Two revisions: what is said of it is corrected from now on, its end has a day and a reason of its own.
    if found.values:
        what = What.REVISED if certificate.is_in_force else What.CORRECTED
        words = bilingual(f"按导入文件“{batch}”更新", f"Updated from the imported file “{batch}”")
        changes.append(Change(certificate, what, found.values, words=words, by=by))
    if found.ending:
        changes.append(ending_of(certificate, content, found.ending, by=by, word=word))
    return changes


def ending_of(certificate: Certificate, content: Said, status: Status, *, by: Any, word: Word) -> Change:
    """What had become of a certificate before it was entered, or while its body still counted elsewhere."""
    if status == Status.EXPIRED:
        # As the clock would have written it: at the end of the last day, on nobody's word.
        end = certificate.ends_at
        return Change(certificate, What.EXPIRED, {"status": status}, effective_at=end)
    what, measure = ENDINGS[status]
    words = content.get("status_reason", "")
    values: dict[str, Any] = {"status": status}
    since = start_of(date.fromisoformat(content["status_since"]), certificate.time_zone)
    reason = _reason(measure, words)
    if status == Status.SUSPENDED:
        text = content["lifting_conditions"]
        conditions = content.get("conditions") or (bilingual(text, "") if is_chinese(text) else bilingual("", text))
        values |= {
            "suspension_reason": reason.code,
            "suspension_asked_by_holder": reason.code == HOLDERS_REQUEST,
            "suspension_ends_on": date.fromisoformat(content["suspension_ends_on"]),
            "suspension_maximum_days": longest_suspension(certificate),
            "lifting_conditions_zh": conditions["zh"],
            "lifting_conditions_en": conditions["en"],
            "follow_up": by,
        }
    public_words = bilingual(words, "") if is_chinese(words) else bilingual("", words)
    public_words = content.get("status_words", public_words)
    return Change(certificate, what, values, effective_at=since, reason=reason, words=public_words, by=by, word=word)


def _compare_status(certificate: Certificate, content: Said, found: Difference) -> None:
    here, stated = Status(certificate.status), Status(content["status"])
    # Superseding is a matter of links, once the successor stands; the mere word in a row names nobody.
    if stated == here or Status.SUPERSEDED in (here, stated):
        return
    if stated == Status.EXPIRED:
        # By its last day and not by the word of the file: a certificate never ends early.
        end = found.values.get("valid_until", certificate.valid_until)
        if certificate.is_in_force and end and end < clock.today(certificate.time_zone):
            found.ending = stated
    elif stated in ENDINGS and (here, stated) in EDGES and _is_newer(certificate, content):
        found.ending = stated
    # A file without a column of status contradicts nobody: there is nothing to remark on.
    elif content.get("status_said"):
        found.remarks.append({"code": "status_stays", "here": str(here), "said": str(stated)})


def _is_newer(certificate: Certificate, content: Mapping[str, Any]) -> bool:
    """Whether the file tells of something later than what the register has: an old file never undoes what was done here."""
    since = start_of(date.fromisoformat(content["status_since"]), certificate.time_zone)
    # Nothing befell it yet, so its very first day may be news; afterwards the same day is the same news.
    if certificate.valid_from and certificate.status_since == start_of(certificate.valid_from, certificate.time_zone):
        return since >= certificate.status_since
    # Where the first day is not known it stands as valid since two people said so, and whatever a file tells is news.
    if certificate.valid_from is None and certificate.status_since == certificate.confirmed_at:
        return True
    return since > certificate.status_since


def _reason(measure: str, words: str) -> ListedReason:
    # Only a reason's very own words count: whatever is merely like them would state a cause that nobody found.
    wanted = folded(words)
    for reason in REASONS_BY_MEASURE[measure]:
        if wanted and wanted in (folded(reason.zh), folded(reason.en), reason.code):
            return reason
    return BEFORE_REGISTER


def _comparable(value: Any) -> Any:
    # Rows come from JSON, which has no UUID; `hex` is what tells one from every other value of a certificate.
    return str(value) if hasattr(value, "hex") and not isinstance(value, float | bytes) else value
