"""What a page on a scheme shows, made from its statement alone: the same on the site host, on the body's, in the preview."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from django.utils.translation import gettext as _
from moneyed import Money

from lib.cost import Amounts, Estimate, Inputs, estimate, from_minor
from vocabulary.forms import CostForm
from vocabulary.statements import FeeSaid, SchemeStatement, VersionSaid


def scheme_context(said: SchemeStatement, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The context of `catalog/_scheme.html`. `asked` is the query string: units, models, factory days."""
    form = CostForm(asked or None)
    inputs = form.inputs(said.factory_days)
    if not asked or form.is_valid():  # what was not given is shown as it was taken
        used = {"units": inputs.units, "models": inputs.models, "days": f"{inputs.factory_days:g}"}
        form = CostForm(initial=used)
    return {
        "said": said,
        "cost_form": form,
        "cost": Cost.of(said, inputs),
        "steps": days_of(said),
        "plan": plan_words(said),
        "versions": sorted(said.versions, key=lambda version: -version.number),
    }


@dataclass(frozen=True)
class Cost:
    """An estimate as money, ready to be written."""

    inputs: Inputs
    lines: list[tuple[FeeSaid, float, Money]]
    once: list[Money]
    yearly: list[Money]

    @classmethod
    def of(cls, said: SchemeStatement, inputs: Inputs) -> "Cost":
        found: Estimate[FeeSaid] = estimate(said.fees, inputs)
        lines = [(line.fee, line.count, from_minor(line.amount, line.fee.currency)) for line in found.lines]
        return cls(inputs, lines, _moneys(found.once), _moneys(found.yearly))


def cost_from(said: SchemeStatement) -> Money | None:
    """The least it costs until the certificate: one unit, the usual factory days. None where fees are in several currencies."""
    once = estimate(said.fees, Inputs(factory_days=said.factory_days)).once
    if len(once) != 1:
        return None
    return _moneys(once)[0]


@dataclass(frozen=True)
class StepDays:
    step: str
    days: int
    until: int  # days since the application, at the latest


def days_of(said: SchemeStatement) -> list[StepDays]:
    """Each step with its days and when it is over, counted from the application."""
    until, steps = 0, []
    for step in said.lead_times:
        until += step.days
        steps.append(StepDays(step.step, step.days, until))
    return steps


def plan_words(said: SchemeStatement) -> list[str]:
    """What the scheme's plan holds, in words."""
    plan = said.plan
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


def version_context(said: SchemeStatement, number: int) -> dict[str, Any] | None:
    """One version of the rule and what it changed against the one before; None where there is no such version."""
    found = {version.number: version for version in said.versions}
    if number not in found:
        return None
    version, before = found[number], found.get(number - 1)
    return {
        "said": said,
        "version": version,
        "before": before,
        "diff_zh": _diff(before, version, "zh"),
        "diff_en": _diff(before, version, "en"),
    }


def _diff(before: VersionSaid | None, version: VersionSaid, language: str) -> list[DiffLine] | None:
    if before is None:
        return None
    return text_diff(before.rule_text.get(language, ""), version.rule_text.get(language, ""))


def _moneys(amounts: Amounts) -> list[Money]:
    return [from_minor(amount, currency) for currency, amount in amounts.items()]
