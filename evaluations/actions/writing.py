"""Writing the draft of a report: its summary, the grade reached, and every result."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import HandedReport
from cases.actions import lock
from cases.models import Case
from cases.queries import is_within
from cases.transitions import State
from evaluations.actions.finding import newest_draft, open_draft
from evaluations.grading import grades_of, measures_of
from evaluations.models import Report, Result
from evaluations.queries import report_of
from evaluations.reusing import competence_words, ended_under, refuse_if_ended, source_words
from lib import clock
from lib.refusal import Refused
from lib.text import listed

RESULT_FIELDS = [
    "criterion",
    "clause",
    "method",
    "limit",
    "value",
    "unit",
    "verdict",
    "is_reused",
    "handed",
    "source",
    "justification",
    "laboratory_competence",
    "measure",
]
OF_EARLIER_REPORTS: dict[str, Any] = {
    "handed": None,
    "is_reused": False,
    "source": "",
    "justification": "",
    "laboratory_competence": "",
}


@transaction.atomic
def write_report(
    case: Case,
    *,
    results: Sequence[Mapping[str, Any]],
    by: User,
    summary: str = "",
    grade: str | None = None,
    scope_evaluated: Mapping[str, Any] | None = None,
) -> Report:
    """Write the draft of the report: its summary, the grade reached, and every result. Rows left as they were keep
    their author; `grade` None leaves it as it is."""
    case, report = _draft_to_write(case, by)
    if scope_evaluated is not None:
        if not is_within(dict(scope_evaluated), case.scope_asked):
            raise Refused(_("The scope evaluated lies within the scope asked."))
        report.scope_evaluated = dict(scope_evaluated)
    if grade is not None:
        report.grade = _checked_grade(case, grade)
    _check_measures(case, results)
    report.summary = summary.strip()
    report.save(update_fields=["summary", "grade", "scope_evaluated"])
    before = {result.position: result for result in report.results.all()}
    for position, row in enumerate(results, start=1):
        _write_result(report, position, row, before.pop(position, None), by=by)
    for gone in before.values():
        gone.delete()
    return report


def _draft_to_write(case: Case, by: User) -> tuple[Case, Report]:
    """While it is evaluated; while the client answers, too, where a result has lost the earlier report that it rests on."""
    case, draft = lock(case), report_of(case)
    if case.state == State.NC_OPEN and draft is not None and ended_under(draft):
        return case, newest_draft(case, by)
    return open_draft(case, by)


def _checked_grade(case: Case, grade: str) -> str:
    if grade and grade not in dict(grades_of(case.scheme_version)):
        raise Refused(_("That is no grade of this scheme."))
    return grade


def _check_measures(case: Case, results: Sequence[Mapping[str, Any]]) -> None:
    """What goes on the certificate is a value that the scheme has measured, and each is found once."""
    named = [row["measure"] for row in results if row.get("measure")]
    if not set(named) <= set(dict(measures_of(case.scheme_version))):
        raise Refused(_("The scheme puts no such value on its certificates."))
    if twice := {name for name in named if named.count(name) > 1}:
        raise Refused(_("Only one result gives the value for the certificate: %(names)s.") % {"names": listed(twice)})
    if any(row.get("measure") and not row.get("value", "").strip() for row in results):
        raise Refused(_("A result that goes on the certificate needs a value."))


def _write_result(report: Report, position: int, row: Mapping[str, Any], before: Result | None, *, by: User) -> None:
    result = before or Result(report=report, position=position)
    values = {name: row[name] for name in RESULT_FIELDS if name in row}
    if (
        before is not None and before.handed and "handed" not in row
    ):  # another result takes its place, and rests on none
        values |= {name: row.get(name, nothing) for name, nothing in OF_EARLIER_REPORTS.items()}
    if before is not None and all(getattr(before, name) == value for name, value in values.items()):
        return
    for name, value in values.items():
        setattr(result, name, value)
    if result.handed:
        _rest_on(result, result.handed, row)
    if not result.criterion.strip() or result.verdict not in Result.Verdict.values:
        raise Refused(_("Row %(number)s needs a criterion and a finding.") % {"number": position})
    if result.is_reused and not (result.source and result.justification and result.laboratory_competence):
        raise Refused(
            _(
                "Row %(number)s rests on an earlier report: name it, say why it may be reused, and the laboratory's competence."
            )
            % {"number": position}
        )
    result.responsibility_taken_by_id = (row.get("responsible") or by.pk) if result.is_reused else None
    result.written_by, result.written_at = by, clock.now()
    result.save()


def _rest_on(result: Result, handed: HandedReport, row: Mapping[str, Any]) -> None:
    """A report that the client handed over: what is known of it is written down, and the evaluator's word is asked for.

    A row that is only written again, beside others, has its `responsible` already.
    """
    if handed.application_id != result.report.case.subject or handed.document_id is None:
        raise Refused(_("That report was not handed to this application."))
    if row.get("responsible"):
        return
    refuse_if_ended(handed)
    if not row.get("takes_responsibility"):
        raise Refused(
            _("Report %(number)s counts only where you take responsibility for reusing it (7.4.5).")
            % {"number": handed.statement.number}
        )
    result.is_reused = True
    result.source = result.source.strip() or source_words(handed.statement)
    result.laboratory_competence = result.laboratory_competence.strip() or competence_words(handed.statement)
