"""What schemes cost for the same inputs: every sum is of lines that `lib.cost.estimate` has counted."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lib.cost import BODY, REUSED, Amounts, ChargedLine, estimate, total
from search.comparing.cells import Lines, amounts, line
from search.comparing.reading import Compared
from statements.scheme import StatedFee
from statements.showing import is_sample_test, on_change, written_sum
from vocabulary.terms import FeePayee, FeeTax

# The parts of what is due until the certificate: together they are all of it.
APPLICATION, TEST = {"application"}, {"unit", "model", "test", REUSED}
VISIT, CERTIFICATE = {"factory_day", "travel"}, {"certificate"}
# The parts of what is due each year: together with the test of samples they are all of it.
VISITS, ANNUAL = {"surveillance_day", "travel"}, {"year"}
NAMED_PAYEES: dict[str, FeePayee] = {payee.value: payee for payee in FeePayee}


def until_certificate(one: Compared) -> Lines:
    return _stated(one, one.charged.once, _tax_to_add(one))


def part_of(bases: set[str]) -> Callable[[Compared], Lines]:
    """What is due until the certificate for one of its parts, to whom, and what of it is a ceiling."""

    def lines_of(one: Compared) -> Lines:
        lines = [charged for charged in one.charged.until_certificate if charged.fee.per in bases]
        return _stated(one, total(lines), *_payees(lines), _travel(lines))

    return lines_of


def year_of(bases: set[str]) -> Callable[[Compared], Lines]:
    """What is due each year for one of its parts, to whom, and what of it is a ceiling."""

    def lines_of(one: Compared) -> Lines:
        lines = [line for line in one.charged.each_year if line.fee.per in bases and not _is_sampling(line)]
        return _stated(one, total(lines), *_payees(lines), _travel(lines))

    return lines_of


def sampling(one: Compared) -> Lines:
    """What the test of each year's samples costs. Where no fee is stated for it, whether samples are tested at all."""
    if lines := [charged for charged in one.charged.each_year if _is_sampling(charged)]:
        return _stated(one, total(lines), *_payees(lines))
    plan = one.statement.plan
    if plan.market_samples or plan.factory_samples:
        return line(_("samples are tested; no yearly fee is stated for it"), f"{one.page}#glance")
    return line(_("no samples are taken"), f"{one.page}#glance")


def each_year(one: Compared) -> Lines:
    return _stated(one, one.charged.yearly, _travel(one.charged.each_year))


def three_years(one: Compared) -> Lines:
    months = one.statement.validity_months
    is_short = months is not None and months < 36
    renewal = ngettext(
        "without renewal, which is due after %(months)d month",
        "without renewal, which is due after %(months)d months",
        months or 0,
    )
    return _stated(one, one.charged.three_years, renewal % {"months": months} if is_short else "")


def another_model(one: Compared) -> Lines:
    """What one model more would add to the same application."""
    more = replace(one.inputs, models=one.inputs.models + 1)
    return _stated(one, difference(estimate(one.statement.fees, more).once, one.charged.once))


def a_change(one: Compared) -> Lines:
    """What is charged where something of a certificate changes; nothing where no fee says so."""
    changed = on_change(one.statement, one.inputs)
    return amounts(total(changed), f"{one.page}#cost", *_payees(changed)) if changed else []


def saved_by_reports(one: Compared) -> Amounts:
    """What accepted reports of every unit would spare."""
    fees, units = one.statement.fees, one.inputs.units
    whole, reused = (estimate(fees, replace(one.inputs, reported=reported)).once for reported in (0, units))
    return difference(whole, reused)


def difference(more: Amounts, less: Amounts) -> Amounts:
    """By how much one sum is more than another, in each currency; nothing where it is not."""
    left = {currency: amount - less.get(currency, 0) for currency, amount in more.items()}
    return {currency: amount for currency, amount in left.items() if amount > 0}


def _is_sampling(charged: ChargedLine[StatedFee]) -> bool:
    return is_sample_test(charged.fee.per, charged.fee.payee)


def _stated(one: Compared, amount: Amounts, *beside: str) -> Lines:
    """Nothing where the scheme states no fees at all; "no fee" where this one is not charged."""
    return amounts(amount, f"{one.page}#cost", *beside) if one.statement.fees else []


def _payees(lines: list[ChargedLine[StatedFee]]) -> list[str]:
    others = dict.fromkeys(charged.fee.payee for charged in lines if charged.fee.payee != BODY)
    return [f"→ {NAMED_PAYEES[payee].label if payee in NAMED_PAYEES else payee}" for payee in others]


def _travel(lines: list[ChargedLine[StatedFee]]) -> str:
    ceiling = total(charged for charged in lines if charged.is_ceiling)
    return _("of it travel, at most %(amount)s") % {"amount": written_sum(ceiling)} if ceiling else ""


def _tax_to_add(one: Compared) -> str:
    """That tax comes to it, at the body's rate where it has said one and nobody else is paid plus tax."""
    added = [charged.fee for charged in one.charged.until_certificate if charged.fee.tax == FeeTax.EXCLUDED]
    if not added:
        return ""
    if one.tax_rate is None or any(fee.payee != FeePayee.BODY for fee in added):
        return _("plus tax")
    return _("plus %(rate)s %% tax") % {"rate": f"{one.tax_rate.normalize():f}"}
