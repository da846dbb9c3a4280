"""What keeps a draft of a scheme from being published, or a certificate from being issued."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import BodyPassport, SchemeVersion
from catalog.queries.law import law_gap, reserved_by
from catalog.queries.passports import passport
from catalog.scheme_types import PLAN_FIELDS, SURVEILLED, plan_gaps
from lib import clock
from lib.text import listed
from oversight import queries as oversight
from oversight.models import Confirmation
from staff.queries import staffing_gap
from tenants.context import current_body
from vocabulary.countries import names_of_market
from vocabulary.queries import category_with_ancestors
from vocabulary.terms import MARKLESS_TYPES, SURVEILLANCE_FEES, FeeBasis, GreenRow


@dataclass(frozen=True)
class Gap:
    """Something a draft still lacks: in which section of the editor, and a sentence. `url`: where it is done, outside of it."""

    section: str
    words: str
    url: str = ""


def gaps(draft: SchemeVersion) -> list[Gap]:
    """Everything that keeps a draft from being published, in the editor's order."""
    lacking = [Gap(section, words) for section, words in _gaps(draft) if words]
    unstaffed = staffing_gap()
    return [*lacking, Gap("publish", unstaffed, reverse("staff:people"))] if unstaffed else lacking


def _gaps(draft: SchemeVersion) -> Iterator[tuple[str, str]]:
    yield from _word_gaps(draft)
    yield from _description_gaps(draft)
    yield from (("type", words) for words in _type_gaps(draft))
    yield from _row_gaps(draft)
    yield from (("description", law_gap(rule)) for rule in reserved_by(draft))
    yield from (("publish", words) for words in _transition_gaps(draft))
    yield from (("description", words) for words in approval_gaps(draft.categories))


def _word_gaps(draft: SchemeVersion) -> Iterator[tuple[str, str]]:
    for name, words in [
        ("name", _("The name is wanted in Chinese and in English.")),
        ("summary", _("The summary is wanted in Chinese and in English.")),
        ("proves", _("Say what the certificate proves, in Chinese and in English.")),
        ("does_not_prove", _("Say what the certificate does not prove, in Chinese and in English.")),
    ]:
        if not (getattr(draft, f"{name}_zh").strip() and getattr(draft, f"{name}_en").strip()):
            yield "names", words
    if not (draft.rule_text_zh.strip() or draft.rule_text_en.strip()):
        yield "rule", _("The rule text is missing.")
    if not draft.rule_kind:
        yield "rule", _("Say which kind of rule it is.")
    if draft.rule_kind == "filed" and not draft.filing_number.strip():
        yield "rule", _("Own rules that are filed need their filing number.")


def _description_gaps(draft: SchemeVersion) -> Iterator[tuple[str, str]]:
    for name, words in [
        ("objects_certified", _("Say what is certified: product, component, function or characteristic.")),
        ("characteristics", _("Choose at least one characteristic.")),
        ("attestation", _("Choose at least one form of attestation.")),
        ("categories", _("Choose at least one product category.")),
    ]:
        if not getattr(draft, name):
            yield "description", words
    if draft.scheme_type in MARKLESS_TYPES and "marking" in draft.attestation:
        yield "description", _("A scheme of type %(type)s licenses no mark.") % {"type": draft.scheme_type}
    if "grading" in draft.attestation and not (draft.grades or draft.measures):
        yield "description", _("A scheme that grades needs its grades or measured values.")
    yield from (("green", words) for words in _green_gaps(draft))
    if not draft.standards.exists():
        yield "standards", _("Name at least one standard or technical requirement.")


def _green_gaps(draft: SchemeVersion) -> Iterator[str]:
    """What the scheme behind a green label must be where it is for the European Union (Directive (EU) 2024/825)."""
    missing = set(GreenRow.values) - {row["row"] for row in draft.green_rows}
    if draft.green and missing and set(draft.markets) & set(names_of_market("EU")):
        yield _(
            "A green scheme for the European Union states all four rows of Directive (EU) 2024/825, each with its source."
        )


def _type_gaps(draft: SchemeVersion) -> Iterator[str]:
    if not draft.scheme_type:
        yield _("Choose the scheme type.")
    yield from plan_gaps(draft.scheme_type, {field: getattr(draft, field) for field in PLAN_FIELDS})
    if draft.scheme_type in SURVEILLED and not draft.surveillance_months:
        yield _("Say how many months lie between surveillances.")


def _row_gaps(draft: SchemeVersion) -> Iterator[tuple[str, str]]:
    if not draft.fees.exists():
        yield "fees", _("State the fees; a fee of zero is a statement too.")
    counted = set(draft.fees.values_list("per", flat=True))
    if FeeBasis.FACTORY_DAY in counted and not draft.factory_days:
        yield "fees", _("A day at a factory has its fee: say how many days are usual.")
    if FeeBasis.SURVEILLANCE_DAY in counted and not draft.surveillance_days:
        yield "fees", _("A day of surveillance has its fee: say how many days there are a year.")
    if counted and draft.scheme_type in SURVEILLED and not counted & SURVEILLANCE_FEES:
        words = _("A scheme of type %(type)s is under surveillance: state what that costs, by the day or by the year.")
        yield "fees", words % {"type": draft.scheme_type}
    if FeeBasis.TEST_REUSED in counted and not (FeeBasis.TEST in counted and draft.accepts_reports):
        yield "fees", _("Accepted reports have their price: say that they may be accepted, and what a test costs.")
    if not draft.lead_times:
        yield "times", _("State the days each step takes.")
    if not draft.validity_months:
        yield "times", _("Say for how many months a certificate is valid.")
    given = set(draft.reasons.values_list("kind", flat=True))
    if given != {"suspend", "withdraw", "cancel", "decline", "refuse"}:
        yield "reasons", _("Each list of reasons needs at least one.")


def _transition_gaps(draft: SchemeVersion) -> Iterator[str]:
    if not draft.scheme.versions.published().exists():
        return
    if draft.transition_ends_on is None:
        yield _("A new version needs the day on which its transition ends.")
    elif draft.transition_ends_on < clock.today(current_body().time_zone):
        yield _("The transition may not have ended already.")
    if not (draft.change_note_zh.strip() or draft.change_note_en.strip()):
        yield _("Say what changes with this version.")


def approval_gaps(categories: list[str]) -> Iterator[str]:
    """Why the body may not publish for these categories, or issue: not confirmed, or outside its approved field (INV-20)."""
    if gap := oversight.standing_gap(current_body()):
        yield gap
        return
    own, today = passport(), clock.today(current_body().time_zone)
    yield from _passport_gaps(own, categories, today)
    if own.approval_number and (confirmation := oversight.confirmed_fields(current_body())):
        yield from _list_gaps(own, confirmation, categories)


def _passport_gaps(own: BodyPassport, categories: list[str], today: date) -> Iterator[str]:
    """What the body says itself."""
    if not own.approval_number or not own.approved_categories:
        yield _("State your approval and its fields in the passport first.")
    elif own.approved_until and own.approved_until < today:
        yield _("Your approval ended on %(day)s.") % {"day": own.approved_until}
    else:
        outside = _outside(categories, own.approved_categories)
        if outside:
            yield _("Outside your approved field: %(categories)s.") % {"categories": listed(outside)}


def _list_gaps(own: BodyPassport, confirmation: Confirmation, categories: list[str]) -> Iterator[str]:
    """What an operator found on the public list."""
    if own.approval_number != confirmation.approval_number:
        yield _("Your passport gives the approval number %(yours)s; the public list has %(listed)s.") % {
            "yours": own.approval_number,
            "listed": confirmation.approval_number,
        }
    if outside := _outside(categories, confirmation.categories):
        yield _("Outside the field that the public list has for you: %(categories)s.") % {"categories": listed(outside)}


def _outside(categories: list[str], fields: list[str]) -> list[str]:
    return [code for code in categories if not category_with_ancestors([code]) & set(fields)]
