"""Who belongs to whom: stated with its source, looked up by the platform, ended with a reason."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import LegalTie, Organisation, User
from accounts.queries import administers
from lib import clock
from lib.refusal import Refused


@transaction.atomic
def state_parent(child: Organisation, *, parent: Organisation, source: str, by: User) -> LegalTie:
    """State that an organisation belongs to another. An operator's word was looked up; of its own administrator it is a claim."""
    if not by.is_operator and not administers(by, child):
        raise Refused(_("Only administrators of the organisation and the platform's operators state its parent."))
    if not source.strip():
        raise Refused(_("Say where it can be looked up."))
    _one_tie_at_a_time()
    if child == parent:
        raise Refused(_("An organisation is not its own parent."))
    if LegalTie.objects.filter(child=child, ended_at=None).exists():
        raise Refused(_("A parent is stated already. End that first."))
    if _stands_above(parent, child):
        raise Refused(
            _("%(parent)s belongs to %(child)s already: organisations do not belong to each other in a circle.")
            % {"parent": parent, "child": child}
        )
    tie = LegalTie(child=child, parent=parent, source=source.strip(), stated_by=by, stated_at=clock.now())
    if by.is_operator:
        tie.looked_up_in, tie.checked_by, tie.checked_at = tie.source, by, tie.stated_at
    tie.save(force_insert=True)
    return tie


@transaction.atomic
def check_tie(tie: LegalTie, *, looked_up_in: str, by: User) -> LegalTie:
    """Keep that an operator looked up what an organisation stated of itself: from now on it makes a group."""
    _only_by_operators(by)
    tie = _locked_tie(tie)
    if tie.is_checked:
        raise Refused(_("This tie has been looked up already."))
    tie.looked_up_in, tie.checked_by, tie.checked_at = looked_up_in.strip(), by, clock.now()
    if not tie.looked_up_in:
        raise Refused(_("Say where it can be looked up."))
    tie.save(update_fields=["looked_up_in", "checked_by", "checked_at"])
    return tie


@transaction.atomic
def end_tie(tie: LegalTie, *, reason: str, by: User) -> LegalTie:
    """End a tie: operators any, an organisation its own claim while nobody has looked it up."""
    tie = _locked_tie(tie)
    if not by.is_operator and (tie.is_checked or not administers(by, tie.child)):
        raise Refused(_("What was looked up is ended by the platform's operators. Write to them."))
    if not reason.strip():
        raise Refused(_("Say why."))
    tie.ended_by, tie.ended_at, tie.end_reason = by, clock.now(), reason.strip()
    tie.save(update_fields=["ended_by", "ended_at", "end_reason"])
    return tie


def _locked_tie(tie: LegalTie) -> LegalTie:
    _one_tie_at_a_time()
    tie = LegalTie.objects.select_related("child").get(pk=tie.pk)
    if tie.ended_at:
        raise Refused(_("This tie has ended."))
    return tie


def _stands_above(parent: Organisation, child: Organisation) -> bool:
    """Whether `child` is somewhere above `parent`, by ties looked up or not."""
    above, seen = {parent.pk}, {parent.pk}
    while above:
        ties = LegalTie.objects.filter(child__in=above, ended_at=None)
        above = set(ties.values_list("parent", flat=True)) - seen
        seen |= above
    return child.pk in seen


def _one_tie_at_a_time() -> None:
    """Two that close a circle, each lawful alone, do not pass beside each other; the guard takes the same lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('accounts.legal_tie'))")


def _only_by_operators(by: User) -> None:
    if not by.is_operator:
        raise Refused(_("Only the platform's operators look up who belongs to whom."))
