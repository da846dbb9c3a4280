"""Reports that a client handed over, as an evaluator reuses them: which there are, and what is known of each laboratory."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from applications.models import HandedReport
from cases.models import Case
from evaluations.models import Report, Result
from lib.refusal import Refused
from lib.text import listed, localized, written_day
from statements.handing import HandedReportStatement
from vocabulary.terms import ReportKind, ScopeList


def handed_to(case: Case) -> QuerySet[HandedReport]:
    """The reports that lie with the application of a case."""
    return HandedReport.objects.filter(application=case.subject).exclude(document=None).order_by("heard_at", "pk")


def ended_under(report: Report) -> list[HandedReport]:
    """On which reports its results rest that their laboratory has withdrawn or replaced since."""
    return list(_under(report).exclude(state=HandedReport.State.ISSUED))


def _under(report: Report) -> QuerySet[HandedReport]:
    resting = Result.objects.filter(report=report, handed__isnull=False).values("handed")
    return HandedReport.objects.filter(pk__in=resting).order_by("heard_at", "pk")


def as_it_stands(report: Report) -> list[dict[str, Any]]:
    """The results of a frozen report, each beside what has become since of the report it rests on."""
    results: list[dict[str, Any]] = (report.content or {}).get("results", [])
    if not any("handed" in result for result in results):
        return results
    states = {str(each.statement.report): each for each in _under(report)}
    return [_with_state(result, states) for result in results]


def _with_state(result: dict[str, Any], states: Mapping[str, HandedReport]) -> dict[str, Any]:
    now = states.get(result.get("handed", {}).get("report", ""))
    if now is None:
        return result
    return result | {"handed": result["handed"] | {"state": now.state, "is_standing": now.is_standing}}


def refuse_if_ended(handed: HandedReport) -> None:
    """Nothing rests on a report that its laboratory has withdrawn or replaced."""
    if handed.is_standing:
        return
    stated = handed.statement
    if stated.replaced_by:
        raise Refused(
            _("Report %(number)s has been replaced by its laboratory, by %(newer)s: no result may rest on it.")
            % {"number": stated.number, "newer": stated.replaced_by}
        )
    raise Refused(
        _("Report %(number)s has been withdrawn by its laboratory: no result may rest on it.")
        % {"number": stated.number}
    )


def initial_of(handed: QuerySet[HandedReport], chosen: str) -> dict[str, Any]:
    """What a result begins with that is to rest on a chosen report; nothing where none of these was chosen."""
    one = next((each for each in handed if str(each.pk) == chosen and each.is_standing), None)
    if one is None:
        return {}
    stated = one.statement
    return {
        "handed": one.pk,
        "is_reused": True,
        "source": source_words(stated),
        "laboratory_competence": competence_words(stated),
    }


def source_words(stated: HandedReportStatement) -> str:
    """The report as a result names it, by its hash."""
    parts = [stated.number, localized(stated.laboratory), written_day(stated.issued_on)]
    return " · ".join([*parts, f"SHA-256 {stated.file.sha256}"])[:300]


def competence_words(stated: HandedReportStatement) -> str:
    """Under which standing the laboratory issued it. Of a plain report nothing is known: the evaluator has to say it."""
    if stated.kind not in ScopeList.values:
        return ""
    return _("%(kind)s under scope certificate %(number)s, which covered %(standards)s on %(day)s.") % {
        "kind": ReportKind(stated.kind).label,
        "number": stated.scope_number,
        "standards": listed(stated.standards),
        "day": written_day(stated.issued_on),
    }
