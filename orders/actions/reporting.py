"""A laboratory's reports: issued with an order's delivery or registered besides, replaced, withdrawn. Never rewritten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from catalog.models import LabLine, ScopeLine
from catalog.queries import scope_of
from lib import clock
from lib.refusal import Refused
from lib.text import numbers
from orders.events import ReportStated
from orders.models import Order, OrderLine, Report
from orders.reports import statement_of_report
from outbox.actions import announce
from staff.models import Role
from staff.queries import roles_of, today
from tenants.context import current_body
from tenants.models import CertificationBody
from vocabulary.standards import key_and_number
from vocabulary.terms import ReportKind, ScopeList
from web.uploads import Upload

KEEPERS = (Role.QUALITY_MANAGER, Role.SCHEME_MANAGER)  # who answers for reports once they are out
MOST_LINES = 200
ROOM_FOR = {"standard": 80, "clause": 60, "method": 200}  # letters, as of a service's tests


@dataclass(frozen=True)
class ReportData:
    """What makes a delivered file a report. `lines`: keys of the order's lines that it reports on; `replaces`: the number of
    the report whose place it takes, as after a retest, and why.
    """

    number: str
    kind: str
    issued_on: date
    lines: Sequence[UUID]
    replaces: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ClauseTested:
    """What a report that was issued outside orders is about: a standard, its clause, the method."""

    standard: str
    clause: str = ""
    method: str = ""

    def as_line(self) -> LabLine:
        """A test as the scope is asked about one, and no longer than a service's tests may be."""
        for name, most in ROOM_FOR.items():
            if len(text := getattr(self, name)) > most:
                words = _("“%(text)s…” is too long: there is room for %(most)d letters.")
                raise Refused(words % {"text": text[:40], "most": most})
        key, standard = key_and_number(self.standard)
        return LabLine(key=key, standard=standard, clause=self.clause, method=self.method)


def issue_delivered(order: Order, upload: Upload, data: ReportData, *, by: User) -> Report:
    """Make a file that is being delivered a report. Whether `by` may deliver, whoever delivers has asked."""
    lines = list(order.lines.select_related("test").filter(pk__in=data.lines))
    if len(lines) != len(set(data.lines)):
        raise Refused(_("Choose the tests of this order that the report is about."))
    older = _standing_of_order(order, data.replaces) if data.replaces else None
    report = issue_report(
        order,
        number=data.number,
        kind=data.kind,
        issued_on=data.issued_on,
        lines=lines,
        name=upload.name,
        size=upload.size,
        sha256=upload.sha256,
        by=by,
    )
    if older is not None:
        _end(older, Report.State.REPLACED, data.reason, by=by, replaced_by=report)
    return report


@transaction.atomic
def issue_report(
    order: Order,
    *,
    number: str,
    kind: str,
    issued_on: date,
    lines: Sequence[OrderLine],
    name: str,
    size: int,
    sha256: str,
    by: User,
) -> Report:
    """Issue a report on tests of an order: under a scope only where the scope covers every one of them on its day."""
    if order.confirmed_at is None:
        raise Refused(_("A report belongs to an order that was confirmed."))
    if issued_on < clock.day_of(order.confirmed_at, current_body().time_zone):
        raise Refused(_("A report of this order cannot be older than the order."))
    tests = [line.test for line in lines if line.test]
    if not tests or len(tests) != len(lines) or any(line.order_id != order.pk for line in lines):
        raise Refused(_("Choose the tests of this order that the report is about."))
    fields = {"order": order, "name": name, "size": size, "sha256": sha256}
    report = _issued(number=number, kind=kind, issued_on=issued_on, tests=tests, by=by, **fields)
    report.lines.set(lines)
    return report


@transaction.atomic
def register_report(
    *,
    number: str,
    kind: str,
    issued_on: date,
    tested: Iterable[ClauseTested],
    sha256: str,
    by: User,
    name: str = "",
    size: int | None = None,
    client: Organisation | None = None,
) -> Report:
    """Register a report that was issued outside orders, so that it can be checked. Its file is not kept, only the hash."""
    _require_keeper(by)
    tests = [each.as_line() for each in tested]
    fields = {"name": name, "size": size, "sha256": sha256, "client": client}
    return _issued(number=number, kind=kind, issued_on=issued_on, tests=tests, by=by, **fields)


@transaction.atomic
def replace_report(report: Report, *, replacement: Report, reason: str, by: User, reason_en: str = "") -> Report:
    """Have another report of this laboratory take a report's place, as after a retest or for a slip in it."""
    _require_keeper(by)
    rows = {pk: _locked(pk) for pk in sorted({report.pk, replacement.pk})}  # in this order, whoever replaces which
    replacement = rows[replacement.pk]
    if not replacement.is_standing or replacement.pk == report.pk:
        raise Refused(_("Only another report that stands can take its place."))
    return _end(report, Report.State.REPLACED, reason, by=by, reason_en=reason_en, replaced_by=replacement)


@transaction.atomic
def withdraw_report(report: Report, *, reason: str, by: User, reason_en: str = "") -> Report:
    """Withdraw a report, with a reason that everybody who checks it reads."""
    _require_keeper(by)
    return _end(report, Report.State.WITHDRAWN, reason, by=by, reason_en=reason_en)


@transaction.atomic
def restate_report(pk: UUID) -> Report:
    """Say again what is so, where the register has it otherwise."""
    return _stated(_locked(pk))


def _locked(pk: UUID) -> Report:
    return Report.objects.select_for_update(of=("self",)).get(pk=pk)


def _end(
    report: Report,
    state: Report.State,
    reason: str,
    *,
    by: User,
    reason_en: str = "",
    replaced_by: Report | None = None,
) -> Report:
    reason, reason_en = reason.strip(), reason_en.strip()
    if not reason and not reason_en:
        raise Refused(_("Say why: everybody who checks the report reads it."))
    report = _locked(report.pk)
    if not report.is_standing:
        raise Refused(_("This report has been replaced or withdrawn already."))
    report.state, report.replaced_by = state, replaced_by
    report.reason, report.reason_en = (reason or reason_en)[:300], reason_en[:300]
    report.changed_at, report.changed_by = clock.now(), by
    report.save(update_fields=["state", "replaced_by", "reason", "reason_en", "changed_at", "changed_by"])
    return _stated(report)


def _issued(*, number: str, kind: str, issued_on: date, tests: Sequence[LabLine], by: User, **fields: object) -> Report:
    number = numbers.as_written(number)
    _check_issuer(issued_on)
    _check_number(number)
    if kind not in ReportKind.values:
        raise Refused(_("Choose the kind of report."))
    if issued_on > today():
        raise Refused(_("The date of the report lies in the future."))
    if not tests or len(tests) > MOST_LINES:
        raise Refused(_("Say by which standards was tested: at least one."))
    if known := Report.objects.filter(sha256=fields["sha256"], state=Report.State.ISSUED).first():
        raise Refused(_("This very file is registered already, as report %(number)s.") % {"number": known.number})
    report = Report.objects.create(
        number=number,
        kind=kind,
        issued_on=issued_on,
        standards=[written for test in tests if (written := f"{test.standard} {test.clause}".strip())],
        # Of an order's report the scope as it was stated by then: nobody makes one afterwards for what was issued.
        scope_number=_scope_numbers(tests, kind, issued_on, stated_by=issued_on if "order" in fields else None),
        issued_by=by,
        recorded_at=clock.now(),
        **fields,
    )
    return _stated(report)


def _scope_numbers(tests: Sequence[LabLine], kind: str, on: date, *, stated_by: date | None) -> str:
    """The certificates of the scope under which the report stands. Raises Refused where a test lies outside it."""
    if kind not in ScopeList.values:
        return ""
    covering = [(test, scope_of(test, kind, on, stated_by=stated_by)) for test in tests]
    outside = [f"{test.standard} {test.clause}".strip() for test, scope in covering if scope is None]
    if outside:
        raise Refused(
            _("No %(kind)s report: on that day the scope did not cover %(tests)s. Issue a plain report instead.")
            % {"kind": kind.upper(), "tests": ", ".join(outside[:5])}
        )
    return ", ".join(sorted({scope.certificate_number for _test, scope in covering if scope}))[:200]


def _check_issuer(on: date) -> None:
    """Laboratories report on tests; another house only where it has a scope as one."""
    is_laboratory = current_body().kind == CertificationBody.Kind.LABORATORY
    if not is_laboratory and not ScopeLine.objects.in_force(on).exists():
        raise Refused(_("Only a laboratory, or a house with a CMA or CNAS scope, issues test reports."))


def _check_number(number: str) -> None:
    """Several reports of one laboratory that read alike could not be told apart by whoever checks one."""
    if len(numbers.folded(number)) < 4 or not any(sign.isdigit() for sign in number) or len(number) > 80:
        raise Refused(_("The number of a report has letters and digits, four at least."))
    if Report.objects.filter(number=number).exists():
        raise Refused(
            _("Report %(number)s has been issued already. A corrected report bears a number of its own.")
            % {"number": number}
        )


def _standing_of_order(order: Order, number: str) -> Report:
    older = Report.objects.filter(order=order, number=numbers.as_written(number)).first()
    if older is None or not older.is_standing:
        raise Refused(_("There is no standing report of this order with the number that is to be replaced."))
    return older


def _require_keeper(by: User) -> None:
    if not roles_of(by) & set(KEEPERS):
        raise Refused(_("This is for the laboratory's quality manager or scheme manager."))


def _stated(report: Report) -> Report:
    """Announce the report as its row is now, under its lock."""
    report.revision += 1
    report.save(update_fields=["revision"])
    content = statement_of_report(report).content()
    announce(ReportStated(report.pk, report.revision, content), body=current_body())
    return report
