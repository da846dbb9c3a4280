"""The agreement and its annex as papers: asked for as the second signature puts them in force, from what was frozen."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from moneyed import Money

from applications.models import Agreement, FeeAnnex, Quote, ReceivedEnquiry
from applications.papers import (
    AGREEMENT_PAPER,
    FEE_ANNEX_PAPER,
    QUOTE_PAPER,
    AgreementPaper,
    FeeAnnexPaper,
    PaidElsewhere,
    QuotePaper,
    StatedChange,
    StatedCharge,
    StatedSignature,
)
from cases.papers import paragraphs
from catalog.queries import letterhead
from lib import clock
from lib.cost import CEILING
from lib.money import written
from lib.text import bilingual, in_both, spelled_moment
from papers.actions import ask_for_paper
from papers.models import IssuedPaper
from statements.certificate import StatedParty
from statements.enquiry import QuotedFee, QuotedLine
from statements.revising import changes
from statements.scheme import StatedFee
from statements.shape import StatedText
from statements.showing import Cost, CostLine
from tenants.context import current_body
from tenants.hosts import site_url
from vocabulary.terms import FeeBasis, FeePayee, FeeTax, QuoteReason


def ask_for_agreement(agreement: Agreement) -> list[IssuedPaper]:
    """Have the agreement made as a paper, and its annex as another."""
    assert agreement.in_force_at is not None  # noqa: S101  # a paper is of what both sides signed
    application, moment = agreement.application, agreement.in_force_at
    annex = FeeAnnex.objects.get(agreement=agreement)
    organisation = application.organisation_id
    return [
        ask_for_paper(
            AGREEMENT_PAPER, _agreement(agreement), subject=agreement.pk, recorded_at=moment, organisation=organisation
        ),
        ask_for_paper(
            FEE_ANNEX_PAPER, _fees(agreement, annex), subject=annex.pk, recorded_at=moment, organisation=organisation
        ),
    ]


def ask_for_quote(received: ReceivedEnquiry, quote: Quote) -> IssuedPaper:
    """Have a quote that was just sent made as a paper."""
    assert quote.sent_at is not None  # noqa: S101  # a draft is no paper
    return ask_for_paper(QUOTE_PAPER, _quote(received, quote), subject=quote.pk, recorded_at=quote.sent_at)


def _quote(received: ReceivedEnquiry, quote: Quote) -> QuotePaper:
    stated, cost = quote.stated, Cost(quote.stated.charged)
    anew = Cost(stated.charged_without_reuse)
    before = received.quotes.filter(sent_at__isnull=False, number__lt=quote.number).first()
    changed = changes(before.stated, stated) if before else []
    return QuotePaper(
        number=f"{received.number}-{quote.number}",
        body=letterhead(),
        enquiry=received.number,
        revision=quote.number,
        product=received.statement.brief.product,
        scheme=bilingual(quote.scheme_version.name_zh, quote.scheme_version.name_en or quote.scheme_version.name_zh),
        counted=bilingual(
            f"{stated.units} 个单元，{stated.models} 个型号，{stated.factories} 个工厂",
            f"units: {stated.units}, models: {stated.models}, factories: {stated.factories}",
        ),
        once=tuple(_quoted(line) for line in stated.lines if not line.is_yearly),
        yearly=tuple(_quoted(line) for line in stated.lines if line.is_yearly),
        total_once=_sum(cost.total_once),
        total_yearly=_sum(cost.total_yearly),
        total_three_years=_sum(cost.total_three_years),
        without_reuse=_sum(anew.total_once) if stated.without_reuse else "",
        without_reuse_three_years=_sum(anew.total_three_years) if stated.without_reuse else "",
        has_tax_to_add=cost.has_tax_to_add,
        has_ceiling=cost.has_ceiling,
        assumptions=paragraphs(stated.assumptions),
        left_out=paragraphs(stated.left_out),
        note=stated.note,
        changes=tuple(StatedChange(what=each.what, before=each.before, after=each.after) for each in changed),
        check_at=site_url(f"/enquiries/{received.statement.enquiry}/quotes/"),
        sent_on=clock.day_of(stated.sent_at, current_body().time_zone),
        valid_until=stated.valid_until,
    )


def _quoted(line: QuotedLine) -> StatedCharge:
    basis, number = in_both(line.basis.label), line.number
    said = bilingual(f"{basis['zh']}（第{number}项）", f"{basis['en']} (no. {number})")
    return _charge(CostLine.of(line.charged)).model_copy(update={"basis": said})


def _agreement(agreement: Agreement) -> AgreementPaper:
    version = agreement.application.scheme_version
    return AgreementPaper(
        number=_number(agreement),
        body=letterhead(),
        client=_client(agreement),
        scheme=bilingual(version.name_zh, version.name_en or version.name_zh),
        application=agreement.application.number,
        text_zh=_clauses(agreement.text_zh),
        text_en=_clauses(agreement.text_en),
        text_sha256=agreement.sha256,
        signatures=tuple(
            StatedSignature(
                side=each.side, name=each.name, signed=_moment(each.signed_at), scan_sha256=each.scan_sha256
            )
            for each in agreement.signatures.order_by("signed_at", "side")
        ),
        in_force_on=_day(agreement),
    )


def _fees(agreement: Agreement, annex: FeeAnnex) -> FeeAnnexPaper:
    agreed = annex.agreed
    cost = Cost(agreed)
    return FeeAnnexPaper(
        number=f"{agreement.application.number}-F",
        body=letterhead(),
        client=_client(agreement),
        agreement=_number(agreement),
        once=tuple(_charge(line) for line in cost.once),
        yearly=tuple(_charge(line) for line in cost.yearly),
        total_once=_sum(cost.total_once),
        total_yearly=_sum(cost.total_yearly),
        total_three_years=_sum(cost.total_three_years),
        has_tax_to_add=cost.has_tax_to_add,
        has_ceiling=cost.has_ceiling,
        elsewhere=tuple(
            PaidElsewhere(payee=in_both(FeePayee(payee).label), amount=sum_) for payee, sum_ in cost.elsewhere
        ),
        in_force_on=_day(agreement),
    )


def _charge(line: CostLine) -> StatedCharge:
    fee, rate = line.fee, f" {line.tax_rate.normalize():f}%" if line.tax_rate is not None else ""
    return StatedCharge(
        label=fee.label,
        per=in_both(FeeBasis(fee.per).label),
        count=f"{line.count.normalize():f}",
        amount=written(line.amount),
        tax={language: f"{words}{rate}" for language, words in in_both(FeeTax(fee.tax).label).items()},
        payee=_payee(fee),
        reason=_reason(fee) if isinstance(fee, QuotedFee) else {},
        is_ceiling=fee.per == CEILING,
    )


def _payee(fee: StatedFee) -> StatedText:
    """By name where a quote says so."""
    if isinstance(fee, QuotedFee) and fee.payee_name:
        return bilingual(fee.payee_name, fee.payee_name)
    return {} if fee.payee == FeePayee.BODY else in_both(FeePayee(fee.payee).label)


def _reason(fee: QuotedFee) -> StatedText:
    """Why it is other than published."""
    if not fee.reason:
        return {}
    reason = in_both(QuoteReason(fee.reason).label)
    return {each: f"{words}: {fee.reason_words}" if fee.reason_words else words for each, words in reason.items()}


def _sum(amounts: Sequence[Money]) -> str:
    return " + ".join(written(amount) for amount in amounts)


def _clauses(text: str) -> tuple[str, ...]:
    """The text without its own first line: it is the title, and the paper has one."""
    return paragraphs(text)[1:]


def _client(agreement: Agreement) -> StatedParty:
    return StatedParty.model_validate(agreement.application.client_as_stated())


def _number(agreement: Agreement) -> str:
    return f"{agreement.application.number}-A"


def _day(agreement: Agreement) -> date | None:
    return clock.day_of(agreement.in_force_at, current_body().time_zone) if agreement.in_force_at else None


def _moment(moment: datetime) -> dict[str, str]:
    return spelled_moment(moment.astimezone(ZoneInfo(current_body().time_zone)))
