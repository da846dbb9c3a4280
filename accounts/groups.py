"""Legal groups: which organisations belong to one another. The database walks the ties, for its guards ask the same."""

from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404

from accounts.models import LegalTie, Organisation


def group_of(organisation: UUID) -> UUID:
    """The organisation at the root of the legal group; itself where it belongs to nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.guildmark_group_of(%s)", [organisation])
        (root,) = cursor.fetchone()
    return UUID(str(root))


def group_members(organisation: UUID) -> list[UUID]:
    """Everybody in its legal group, itself too. What an organisation states of itself counts once it was looked up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM public.guildmark_group_members(%s) AS member ORDER BY member", [organisation])
        return [UUID(str(member)) for (member,) in cursor.fetchall()]


def in_group_of(organisation: UUID) -> RawSQL:
    """The same inside a filter, without a question of its own: `filter(organisation__in=in_group_of(…))`."""
    return RawSQL("SELECT public.guildmark_group_members(%s)", [organisation])


def claims_of(members: list[UUID]) -> QuerySet[LegalTie]:
    """What members of a group state of themselves that nobody has looked up yet."""
    return LegalTie.objects.claimed().filter(child__in=members)


def parent_tie(organisation: Organisation) -> LegalTie | None:
    """What stands of an organisation's parent, looked up or not."""
    return LegalTie.objects.select_related("parent").filter(child=organisation, ended_at=None).first()


def children_of(organisation: Organisation) -> QuerySet[Organisation]:
    """Who belongs to an organisation, as far as it was looked up."""
    ties = LegalTie.objects.in_force().filter(parent=organisation)
    return Organisation.objects.filter(pk__in=ties.values("child"))


def ties_listed(which: str, text: str = "") -> QuerySet[LegalTie]:
    """The ties that operators list: "claimed", "in_force" or "ended"; of those, the ones of organisations so called."""
    ties = LegalTie.objects.select_related("child", "parent", "stated_by", "checked_by")
    lists = {"claimed": ties.claimed(), "in_force": ties.in_force(), "ended": ties.exclude(ended_at=None)}
    found = lists[which]
    if text:
        names = Q()
        for side in ("child", "parent"):
            for name in ("name_zh__icontains", "name_en__icontains", "credit_code__iexact"):
                names |= Q(**{f"{side}__{name}": text})
        found = found.filter(names)
    return found


def tie_for_operator(pk: UUID) -> LegalTie:
    """A tie by its key. Raises Http404."""
    tie = (
        LegalTie.objects.select_related("child", "parent", "stated_by", "checked_by", "ended_by").filter(pk=pk).first()
    )
    if tie is None:
        raise Http404
    return tie


def organisations_called(text: str) -> list[Organisation]:
    """The organisation of this unified social credit code, else those of exactly this registered name; two at most."""
    asked = text.strip()
    if not asked:
        return []
    by_code = Organisation.objects.filter(credit_code=asked.upper())
    return list(by_code) or list(Organisation.objects.filter(Q(name_zh=asked) | Q(name_en__iexact=asked))[:2])
