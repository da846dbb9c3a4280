"""What a page on a scheme shows, made from its statement alone: the same on the site host, on the body's, in the preview."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from moneyed import Money

from lib import clock
from lib.cost import BODY, CHANGE, REUSED, Amounts, ChargedLine, Estimate, Inputs, estimate, total
from lib.money import money_of, written
from lib.text import listed
from statements.enquiry import AgreedFee
from statements.scheme import SchemeStatement, StatedFee, StatedGreenRow, StatedVersion
from vocabulary.forms import CostForm
from vocabulary.queries import compulsory_rules, demands
from vocabulary.terms import FeeBasis, FeePayee, FeeTax, GreenRow

type RateAsked = Callable[[], Decimal | None]


def nobody_said() -> None:
    """No rate of tax is known."""


def scheme_context(
    statement: SchemeStatement, asked: Mapping[str, Any], *, tax_rate: RateAsked = nobody_said, on: date | None = None
) -> dict[str, Any]:
    """The context of `templates/catalog/_scheme.html`. `asked` is the query string: units, models, factories, days, reported.

    `tax_rate` gives the body's of today, where it has said one; it is asked where tax is added to a fee. `on` is today where the body is: what laws demand, and whether they leave the scheme open, is said for that day.
    """
    takes_reports = any(fee.per == REUSED for fee in statement.fees)
    form = CostForm(asked or None, takes_reports=takes_reports)
    inputs = form.inputs(usual(statement))
    rate = tax_rate() if any(fee.tax == FeeTax.EXCLUDED for fee in statement.fees) else None
    if not asked or form.is_valid():  # what was not given is shown as it was taken
        form = CostForm(initial=form.as_taken(inputs), takes_reports=takes_reports)
    return {
        "statement": statement,
        "cost_form": form,
        "cost": Cost(estimate(statement.fees, inputs), rate),
        "change_fees": [CostLine.of(line, rate) for line in on_change(statement, inputs)],
        "steps": days_of(statement),
        "plan": plan_words(statement),
        "green_rows": green_rows_of(statement),
        "versions": sorted(statement.versions, key=lambda version: -version.number),
        **_law_of(statement, on or clock.today()),
    }


def green_rows_of(statement: SchemeStatement) -> list[tuple[str, StatedGreenRow | None]]:
    """Of a green scheme the four rows of Directive (EU) 2024/825, None where it does not state one; else none."""
    stated = {row.row: row for row in statement.green_rows or ()}
    return [(row, stated.get(row)) for row in GreenRow.values] if statement.green or stated else []


def _law_of(statement: SchemeStatement, on: date) -> dict[str, Any]:
    """What laws demand of the scheme's products, and whether one of them leaves what it certifies to designated bodies."""
    rules = compulsory_rules([category.code for category in statement.categories], statement.markets, on=on)
    reserving = [rule for rule in rules if rule.reserves(statement.characteristics)]
    return {
        "demands": demands(rules, on=on),
        "is_reserved": any(rule.is_in_force(on) for rule in reserving),
        "is_reserved_soon": bool(reserving),
    }


@dataclass(frozen=True)
class CostLine:
    """One fee with what it comes to, as money."""

    fee: StatedFee
    count: Decimal
    amount: Money
    rate_of_body: Decimal | None = None  # today; what is paid to somebody else has a rate of theirs

    @classmethod
    def of(cls, line: ChargedLine[StatedFee], rate_of_body: Decimal | None = None) -> "CostLine":
        return cls(line.fee, line.count, money_of(line.amount, line.fee.currency), rate_of_body)

    @property
    def tax_rate(self) -> Decimal | None:
        """In per cent, of what was offered or agreed, else of the body where tax is added; None where no tax is in it, or no rate
        was said.
        """
        if self.fee.tax == FeeTax.NONE:
            return None
        is_bodys = self.fee.payee == FeePayee.BODY and self.fee.tax == FeeTax.EXCLUDED
        rate = self.rate_of_body if is_bodys else None
        if isinstance(self.fee, AgreedFee):
            rate = self.fee.tax_rate
        return rate if rate or self.fee.tax == FeeTax.EXCLUDED else None


class Cost:
    """The context of `templates/catalog/_cost.html`: what is charged, ready to be written, on a scheme's page and in an annex."""

    def __init__(self, charged: Estimate[StatedFee], tax_rate: Decimal | None = None) -> None:
        self.once = [CostLine.of(line, tax_rate) for line in charged.until_certificate]
        self.yearly = [CostLine.of(line, tax_rate) for line in charged.each_year]
        self.total_once = moneys(charged.once)
        self.total_yearly = moneys(charged.yearly)
        self.total_three_years = moneys(charged.three_years)
        self.has_tax_to_add = any(line.fee.tax == FeeTax.EXCLUDED for line in charged.lines)
        self.has_ceiling = any(line.is_ceiling for line in charged.lines)
        self.elsewhere = _paid_elsewhere(charged)


def is_sample_test(per: str, payee: str) -> bool:
    """Whether a fee is for the test of the year's sample. By year two things are counted: that test, which a laboratory is
    paid, and the annual fee."""
    return per == FeeBasis.YEAR and payee == FeePayee.LABORATORY


def on_change(statement: SchemeStatement, inputs: Inputs) -> list[ChargedLine[StatedFee]]:
    """What is charged for one change of a certificate that stands; nothing where no fee says so."""
    lines = estimate(statement.fees, replace(inputs, changes=1)).lines
    return [line for line in lines if line.fee.per == CHANGE]


def cost_from(statement: SchemeStatement) -> Money | None:
    """The least it costs until the certificate: one unit, the usual factory days. None where fees are in several currencies."""
    once = estimate(statement.fees, usual(statement)).once
    if len(once) != 1:
        return None
    return moneys(once)[0]


@dataclass(frozen=True)
class SizedCost:
    """What a scheme costs for what somebody wants certified: until the certificate, and in each year after it."""

    inputs: Inputs
    once: list[Money]
    yearly: list[Money]

    @property
    def words(self) -> str:
        return size_words(self.inputs)


def size_words(asked: Inputs) -> str:
    """For what something is counted: "1 unit, 2 models, 1 factory"."""
    return listed(
        [
            ngettext("%d unit", "%d units", asked.units) % asked.units,
            ngettext("%d model", "%d models", asked.models) % asked.models,
            ngettext("%d factory", "%d factories", asked.factories) % asked.factories,
        ]
    )


def sized_cost(statement: SchemeStatement, asked: Inputs) -> SizedCost:
    """The same as its page gives for these units, models and factories."""
    inputs = sized(usual(statement), asked)
    charged = estimate(statement.fees, inputs)
    return SizedCost(inputs, moneys(charged.once), moneys(charged.yearly))


def sized(usual: Inputs, asked: Inputs) -> Inputs:
    """Units, models, factories and accepted reports as asked, in a scheme's usual days."""
    models = max(asked.models, asked.units)
    return replace(usual, units=asked.units, models=models, factories=asked.factories, reported=asked.reported)


def usual(statement: SchemeStatement) -> Inputs:
    """One unit with one model from one factory, in the days that the scheme calls usual."""
    return usual_days(statement.factory_days, statement.surveillance_days)


def usual_days(factory: float, surveillance: float) -> Inputs:
    """The inputs of a scheme whose visits usually take so many days."""
    return Inputs(factory_days=_exact(factory), surveillance_days=_exact(surveillance))


def _exact(days: float) -> Decimal:
    return Decimal(str(days))


def _paid_elsewhere(charged: Estimate[StatedFee]) -> list[tuple[str, str]]:
    """What is paid to others than the body until the certificate, and to whom, since no invoice of the body names it."""
    others = dict.fromkeys(line.fee.payee for line in charged.until_certificate if line.fee.payee != BODY)
    return [
        (payee, written_sum(total(line for line in charged.until_certificate if line.fee.payee == payee)))
        for payee in others
    ]


@dataclass(frozen=True)
class StepDays:
    step: str
    days: int
    until: int  # days since the application, at the latest


def days_of(statement: SchemeStatement) -> list[StepDays]:
    """Each step with its days and when it is over, counted from the application."""
    until, steps = 0, []
    for step in statement.lead_times:
        until += step.days
        steps.append(StepDays(step.step, step.days, until))
    return steps


def plan_words(statement: SchemeStatement) -> list[str]:
    """What the scheme's plan holds, in words."""
    plan = statement.plan
    return [
        words
        for holds, words in [
            (plan.batch, _("Evaluation of a batch")),
            (plan.mark_licence, _("Licence for the mark")),
            (plan.market_samples, _("Samples from the market")),
            (plan.factory_samples, _("Samples from the factory")),
            (plan.process_assessment, _("Assessment of the process")),
            (plan.system_audit, _("Audit of the management system")),
        ]
        if holds
    ]


@dataclass(frozen=True)
class DiffLine:
    kind: Literal["same", "added", "removed"]
    text: str


def text_diff(old: str, new: str) -> list[DiffLine]:
    """Two texts line by line: what stayed, what went, what came."""
    before, after = old.splitlines(), new.splitlines()
    lines: list[DiffLine] = []
    for what, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if what == "equal":
            lines += [DiffLine("same", text) for text in before[a:b]]
        else:
            lines += [DiffLine("removed", text) for text in before[a:b]]
            lines += [DiffLine("added", text) for text in after[c:d]]
    return lines


def version_context(statement: SchemeStatement, number: int) -> dict[str, Any] | None:
    """One version of the rule and what it changed against the one before; None where there is no such version."""
    versions = {version.number: version for version in statement.versions}
    if number not in versions:
        return None
    version, before = versions[number], versions.get(number - 1)
    return {
        "statement": statement,
        "version": version,
        "before": before,
        "diff_zh": _diff(before, version, "zh"),
        "diff_en": _diff(before, version, "en"),
    }


def _diff(before: StatedVersion | None, version: StatedVersion, language: str) -> list[DiffLine] | None:
    if before is None:
        return None
    return text_diff(before.rule_text.get(language, ""), version.rule_text.get(language, ""))


def moneys(amounts: Amounts) -> list[Money]:
    """Amounts of a charge as money, one a currency."""
    return [money_of(amount, currency) for currency, amount in amounts.items()]


def written_sum(amounts: Amounts) -> str:
    """Amounts of several currencies one after the other, never added."""
    return " + ".join(written(amount) for amount in moneys(amounts))
