"""What the plan of each scheme type must hold (ISO/IEC 17067, which is under revision: therefore data)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

PLAN_FIELDS = ("plan_batch", "licenses_mark", "samples_market", "samples_factory", "assesses_process", "audits_system")


@dataclass(frozen=True)
class PlanRule:
    """Fields of a scheme version that must be set, of which one is enough, and that must not be set."""

    needs: frozenset[str] = frozenset()
    needs_one_of: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()


SAMPLES = frozenset({"samples_market", "samples_factory"})
PLAN_RULES = {
    "1a": PlanRule(excludes=frozenset({"licenses_mark", "plan_batch"})),
    "1b": PlanRule(needs=frozenset({"plan_batch"})),
    "2": PlanRule(needs=frozenset({"licenses_mark", "samples_market"}), excludes=frozenset({"plan_batch"})),
    "3": PlanRule(
        needs=frozenset({"licenses_mark", "samples_factory", "assesses_process"}), excludes=frozenset({"plan_batch"})
    ),
    "4": PlanRule(
        needs=frozenset({"licenses_mark", "assesses_process"}), needs_one_of=SAMPLES, excludes=frozenset({"plan_batch"})
    ),
    "5": PlanRule(
        needs=frozenset({"licenses_mark", "assesses_process", "audits_system"}),
        needs_one_of=SAMPLES,
        excludes=frozenset({"plan_batch"}),
    ),
    "6": PlanRule(
        needs=frozenset({"licenses_mark", "assesses_process", "audits_system"}), excludes=frozenset({"plan_batch"})
    ),
}
SURVEILLED = {"2", "3", "4", "5", "6"}


def plan_gaps(scheme_type: str, plan: dict[str, bool]) -> list[str]:
    """What keeps a plan from being one of its type, in sentences."""
    rule = PLAN_RULES.get(scheme_type)
    if rule is None:
        return []
    named = {"type": scheme_type}
    gaps = []
    for field in sorted(rule.needs):
        if not plan[field]:
            gaps.append(_("A scheme of type %(type)s needs %(what)s.") % {**named, "what": _part(field)})
    if rule.needs_one_of and not any(plan[field] for field in rule.needs_one_of):
        gaps.append(_("A scheme of type %(type)s needs samples from the market or from the factory.") % named)
    for field in sorted(rule.excludes):
        if plan[field]:
            gaps.append(_("A scheme of type %(type)s has no %(what)s.") % {**named, "what": _part(field)})
    return gaps


def _part(field: str) -> str:
    return {
        "plan_batch": _("evaluation of a batch"),
        "licenses_mark": _("licence for the mark"),
        "samples_market": _("samples from the market"),
        "samples_factory": _("samples from the factory"),
        "assesses_process": _("assessment of the process"),
        "audits_system": _("audit of the management system"),
    }[field]
