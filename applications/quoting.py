"""What a quote may say: drafted from the scheme's published fees and the brief, held to the rule. Pure: no rows change.

Counting is `lib.cost.estimate`, as for the scheme's page, the annex and the invoice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.models.fees import beyond_any_agreement
from billing.queries import usual_rate_of
from billing.tax import rate_of
from catalog.models import SchemeVersion
from catalog.statements import stated_fees
from lib.cost import Estimate, Inputs, estimate
from lib.money import half_up, money_of, written
from lib.text import localized
from oversight.asking import approved_partners, needs_partner
from statements.enquiry import PERSON_DAYS, EnquiryBrief, QuotedLine
from statements.showing import usual_days
from tenants.context import current_body
from tenants.models import CertificationBody
from vocabulary.models import is_of_any_product
from vocabulary.terms import FeeBasis, FeePayee, QuoteReason

VISITS = PERSON_DAYS | {FeeBasis.TRAVEL}
TESTS = frozenset({FeeBasis.TEST, FeeBasis.TEST_REUSED, FeeBasis.MODEL})
LESS: Mapping[str, frozenset[str]] = {  # why less than published may be asked, and for which lines it is a reason
    QuoteReason.REUSE: TESTS | VISITS,
    QuoteReason.SHARED_VISIT: VISITS,
    QuoteReason.RELIEF: frozenset(FeeBasis.values),
}
type LineKey = tuple[int, bool]


@dataclass(frozen=True)
class LineTyped:
    """What somebody typed for one line."""

    amount: int
    count: Decimal
    payee_name: str = ""
    reason: str = ""
    reason_words: str = ""


def counted(version: SchemeVersion, brief: EnquiryBrief, reported: int) -> Inputs:
    """What the charges are counted from: the brief in the rule's days; `reported` as this body accepts reports."""
    usual = usual_days(float(version.factory_days), float(version.surveillance_days))
    return replace(brief.inputs(usual), reported=min(reported, brief.units))


def published_lines(version: SchemeVersion, brief: EnquiryBrief, reported: int) -> list[QuotedLine]:
    """Every line of the scheme's plan, at the published fee and in the rule's days: what a draft begins with."""
    fees = stated_fees(version)
    numbers, usual = {id(fee): number for number, fee in enumerate(fees, start=1)}, usual_rate_of(current_body())
    return [
        QuotedLine(
            number=numbers[id(line.fee)],
            per=line.fee.per,
            label=line.fee.label,
            amount=line.fee.amount,
            published=line.fee.amount,
            count=line.count,
            published_count=line.count,
            total=line.amount,
            currency=line.fee.currency,
            tax=line.fee.tax,
            tax_rate=rate_of(line.fee.tax, usual),
            payee=line.fee.payee,
            is_yearly=line.is_yearly,
        )
        for line in estimate(fees, counted(version, brief, reported)).lines
    ]


def with_typed(lines: Iterable[QuotedLine], typed: Mapping[LineKey, LineTyped]) -> list[QuotedLine]:
    """Lines with what was typed for them; what was not typed stays as it is published."""
    return [_typed_into(line, typed[line.key]) if line.key in typed else line for line in lines]


def typed_of(lines: Iterable[QuotedLine]) -> dict[LineKey, LineTyped]:
    """What an earlier draft or revision had for each line: taken over where the lines are drafted anew."""
    return {
        line.key: LineTyped(line.amount, line.count, line.payee_name, line.reason, line.reason_words) for line in lines
    }


def carried_over(lines: Iterable[QuotedLine], before: Iterable[QuotedLine]) -> list[QuotedLine]:
    """Lines drafted anew, with the amounts of an earlier revision; what is counted follows the brief of today."""
    earlier = {line.key: line for line in before}
    return [_typed_into(line, _still(line, earlier[line.key])) if line.key in earlier else line for line in lines]


def _still(line: QuotedLine, before: QuotedLine) -> LineTyped:
    more = before.count - before.published_count if line.per in PERSON_DAYS else Decimal(0)
    return LineTyped(
        amount=min(before.amount, line.published),
        count=line.published_count + max(more, Decimal(0)),
        payee_name=before.payee_name,
        reason=before.reason,
        reason_words=before.reason_words,
    )


def _typed_into(line: QuotedLine, typed: LineTyped) -> QuotedLine:
    count = typed.count if line.per in PERSON_DAYS else line.published_count
    return line.model_copy(
        update={
            "amount": typed.amount,
            "count": count,
            "total": half_up(typed.amount * count),
            "payee_name": typed.payee_name.strip(),
            "reason": typed.reason,
            "reason_words": typed.reason_words.strip(),
        }
    )


def partners_for(body: CertificationBody, version: SchemeVersion, brief: EnquiryBrief) -> list[str] | None:
    """The names of those of whom one must do the work in mainland China; None where the body does all of it itself."""
    if not needs_partner(body, factories=brief.factory_countries, markets=brief.markets):
        return None
    is_for_any = not brief.category or is_of_any_product(version.categories)
    categories = version.categories if is_for_any else [brief.category]
    return [_written_name(partner) for partner in approved_partners(categories)]


def partnered(lines: Sequence[QuotedLine]) -> set[LineKey]:
    """The lines that name the partner: every visit; where the plan has none, the first that the body is paid for."""
    visits = {line.key for line in lines if line.per in PERSON_DAYS}
    return visits or {line.key for line in [line for line in lines if line.payee == FeePayee.BODY][:1]}


def _written_name(body: CertificationBody) -> str:
    """In both languages, since a quote keeps it and is read in either."""
    return " / ".join(dict.fromkeys(filter(None, [body.name_zh, body.name_en])))


def line_faults(line: QuotedLine, *, partners: Sequence[str] | None = None) -> list[str]:
    """What is wrong with one line, as sentences; none where it may be sent. `partners`: of whom it must name one."""
    name = localized(line.label)
    faults = []
    if line.amount > line.published:
        most = written(money_of(line.published, line.currency))
        faults.append(
            _("%(line)s: no more than is published may be asked, which is %(most)s.") % {"line": name, "most": most}
        )
    if line.count < line.published_count:
        faults.append(
            _("%(line)s: the rule asks for %(least)s days at least.")
            % {"line": name, "least": f"{line.published_count.normalize():f}"}
        )
    if not faults and (fault := _reason_fault(line)):
        faults.append(fault % {"line": name})
    if partners is not None and line.payee_name not in partners:
        faults.append(_("%(line)s: choose the approved partner who does this in mainland China.") % {"line": name})
    elif line.payee != FeePayee.BODY and not line.payee_name:
        faults.append(_("%(line)s: name who is paid.") % {"line": name})
    return faults


def _reason_fault(line: QuotedLine) -> str:
    """That a line which is not as published says why in none of the ways that count, as a sentence; else empty."""
    is_less, is_more = line.amount < line.published, line.count > line.published_count
    if not is_less and not is_more:
        return ""
    if not line.reason:
        return _("%(line)s: say why it is not as published.")
    if is_less and line.per not in LESS.get(line.reason, ()):
        return _("%(line)s: less than published needs a reason that fits: reuse, a shared visit or a published relief.")
    if is_more and not is_less and line.reason != QuoteReason.MORE_WORK:
        return _("%(line)s: more days than the rule's least need “More work than the rule's least” as their reason.")
    if is_more and is_less and not line.reason_words.strip():
        return _("%(line)s: say in your words why there are more days as well.")
    return ""


def reported_fault(reported: int, version: SchemeVersion, brief: EnquiryBrief) -> str:
    """That more reports would be accepted than there are units, or any against the scheme; else empty."""
    if 0 <= reported <= brief.units and (reported == 0 or version.accepts_reports):
        return ""
    return _("Reports can be accepted for as many units as there are, and only where the scheme says so.")


def faults_of(
    lines: Sequence[QuotedLine], published: Sequence[QuotedLine], *, partners: Sequence[str] | None = None
) -> list[str]:
    """What keeps a quote from being sent: no line of the scheme's plan is left out, none is added, each is lawful."""
    theirs = partnered(lines) if partners is not None else set()
    there = {line.key for line in lines}
    wanted = {line.key: line for line in published}
    missing = [
        _("%(line)s is part of the scheme's plan and cannot be left out.") % {"line": localized(line.label)}
        for key, line in wanted.items()
        if key not in there
    ]
    added = [
        _("%(line)s is not part of the scheme's published fees.") % {"line": localized(line.label)}
        for line in lines
        if line.key not in wanted
    ]
    held = [_as_published(line, wanted) for line in lines]
    return [
        *missing,
        *added,
        *(fault for line in held for fault in line_faults(line, partners=partners if line.key in theirs else None)),
        *filter(None, [beyond_any_agreement(Estimate([line.charged for line in lines]))]),
    ]


def _as_published(line: QuotedLine, wanted: Mapping[LineKey, QuotedLine]) -> QuotedLine:
    """A line held against what is published now, whatever it was drafted from."""
    if line.key not in wanted:
        return line
    now = wanted[line.key]
    return line.model_copy(update={"published": now.published, "published_count": now.published_count})


def has_other_rates(lines: Iterable[QuotedLine], published: Iterable[QuotedLine]) -> bool:
    """Whether the seller's rate of tax is another by now than these lines were drawn with."""
    now = {line.key: line.tax_rate for line in published}
    return any(line.key in now and line.tax_rate not in {None, now[line.key]} for line in lines)


def rests_on_reuse(lines: Iterable[QuotedLine]) -> bool:
    """Whether any line is less than published because something is reused."""
    return any(line.reason == QuoteReason.REUSE for line in lines)


def without_reuse(version: SchemeVersion, brief: EnquiryBrief, lines: Sequence[QuotedLine]) -> list[QuotedLine]:
    """The same quote if no report were accepted: tests and what was lowered for reuse as published, all else as offered."""
    return carried_over(published_lines(version, brief, 0), [_without_its_reuse(line) for line in lines])


def _without_its_reuse(line: QuotedLine) -> QuotedLine:
    if line.reason != QuoteReason.REUSE:
        return line
    reason = QuoteReason.MORE_WORK if line.count > line.published_count else ""
    return line.model_copy(update={"amount": line.published, "reason": reason})
