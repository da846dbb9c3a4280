"""Reads of imports: the doors for views, counts, reasons, holders that look alike."""

import json
import re
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from certificates.models import Certificate
from certificates.transitions import Status
from imports.models import Batch, Row
from staff.models import Role
from tenants.models import CertificationBody
from tenants.open_matters import counts_open
from web.checklist import ChecklistItem, Need

# By the database: of 200,000 refused rows Python would make as many objects, to say three sentences.
REASONS = """
    SELECT one ->> 'code' AS code, coalesce(one ->> 'field', '') AS field, count(*) AS rows,
           (array_agg(line ORDER BY line))[1:5] AS lines, (array_agg(one ORDER BY line))[1] AS example,
           min(one::text) <> max(one::text) AS differs
    FROM imports_row, jsonb_array_elements({column}) AS one
    WHERE batch_id = %s GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
"""
SPELLINGS = """
    SELECT name, count(*) FROM (
        SELECT coalesce(content ->> 'holder_name_en', content ->> 'holder_name_zh') AS name FROM imports_row WHERE batch_id = %s
    ) AS named WHERE name <> '' GROUP BY 1 LIMIT 20000
"""
LEGAL_FORM = re.compile(
    r"\b(inc|llc|ltd|limited|gmbh|co|corp|corporation|company|bv|sa|sas|sarl|srl|oy|ab|as|kg|ag|plc|pte|pty|spa|the)\b|有限责任公司|股份有限公司|有限公司|公司"
)


def batch_for(pk: UUID) -> Batch:
    """A batch of this body, or 404."""
    batch = Batch.objects.filter(pk=pk).first()
    if batch is None:
        raise Http404
    return batch


def batches() -> QuerySet[Batch]:
    return Batch.objects.exclude(state=Batch.State.DISCARDED)


@counts_open(gettext_lazy("imports under way"))
def imports_under_way(body: CertificationBody) -> int:
    """How many files are neither entered nor given up."""
    ended = (Batch.State.DONE, Batch.State.TAKEN_BACK, Batch.State.DISCARDED)
    return Batch.objects.exclude(state__in=ended).count()


def same_file(batch: Batch) -> Batch | None:
    """An import of the very same file that has been entered."""
    done = Batch.objects.filter(sha256=batch.sha256, state=Batch.State.DONE).exclude(pk=batch.pk)
    return done.order_by("-done_at").first()


def counted(batch: Batch) -> dict[str, int]:
    """How many rows have which verdict, how many bear remarks, how many were entered and taken back."""
    rows = batch.rows
    counts = dict.fromkeys(Row.Verdict.values, 0) | dict(rows.values_list("verdict").annotate(Count("pk")))
    more = rows.aggregate(
        total=Count("pk"),
        remarked=Count("pk", filter=~Q(remarks=[]) & ~Q(verdict="repeated")),
        entered=Count("pk", filter=Q(is_entered=True, verdict="new")),
        updated=Count("pk", filter=Q(is_entered=True, verdict="changed")),
        back=Count("pk", filter=Q(is_taken_back=True)),
        last=Count("pk", filter=~Q(successor="")),
    )
    more["superseded"] = more.pop("last")
    return counts | more


def rows_of(batch: Batch, *, verdict: str = "", code: str = "", field: str = "", text: str = "") -> QuerySet[Row]:
    rows = batch.rows.order_by("line")
    if verdict in Row.Verdict.values:
        rows = rows.filter(verdict=verdict)
    if code:
        one = {"code": code, "field": field} if field else {"code": code}
        rows = rows.filter(Q(problems__contains=[one]) | Q(remarks__contains=[one]))
    if text:
        rows = rows.filter(number__icontains=text)
    return rows


def missing_from(batch: Batch) -> QuerySet[Certificate]:
    """What the register has in force and a file that is said to be the whole list does not mention; nothing of another file."""
    if not batch.answers.get("is_whole") or not batch.checked_at or batch.is_working:
        return Certificate.objects.none()
    named = batch.rows.exclude(printed_number="").filter(printed_number=OuterRef("printed_number"))
    standing = Certificate.objects.standing().filter(status__in=[Status.VALID, Status.SUSPENDED])
    return standing.filter(~Exists(named)).order_by("number")


def reasons_of(batch: Batch, column: str = "problems") -> list[dict[str, Any]]:
    """Each problem or remark of a field once: how many rows have it, the first of them, one of them in full, and whether
    all say the very same."""
    with connection.cursor() as cursor:
        # One of two names and never the caller's text: it becomes part of the statement.
        cursor.execute(REASONS.format(column="problems" if column == "problems" else "remarks"), [batch.pk])
        fetched = cursor.fetchall()
    return [
        {
            "code": code,
            "field": field,
            "rows": rows,
            "lines": lines,
            "differs": differs,
            "example": json.loads(one) if isinstance(one, str) else one,
        }
        for code, field, rows, lines, one, differs in fetched
    ]


def look_alikes(batch: Batch) -> list[list[tuple[str, int]]]:
    """Holders whose names differ in little: each group is probably one, spelled several ways. Nothing is merged."""
    with connection.cursor() as cursor:
        cursor.execute(SPELLINGS, [batch.pk])
        spellings = cursor.fetchall()
    groups: dict[str, list[tuple[str, int]]] = {}
    for name, count in spellings:
        bare = re.sub(r"[\W_]+", "", LEGAL_FORM.sub(" ", name.casefold()))
        groups.setdefault(bare or name, []).append((name, count))
    several = [sorted(group, key=lambda one: -one[1]) for group in groups.values() if len(group) > 1]
    return sorted(several, key=lambda group: -sum(count for _name, count in group))[:50]


def needs_you(user: User, *, roles: frozenset[str]) -> list[Need]:
    """Imports that wait for this person's hand."""
    waiting = []
    if Role.QUALITY_MANAGER in roles:
        # A desk offers nothing that the action would refuse: whoever stated an import does not confirm it.
        for batch in Batch.objects.filter(state=Batch.State.STATED).exclude(stated_by=user):
            url = reverse("imports:confirm", args=[batch.pk])
            waiting.append(Need(_("Confirm the import of “%(name)s”") % {"name": batch.name}, url, subject=batch.name))
        asked = Batch.objects.filter(state=Batch.State.DONE, taken_back_asked_by__isnull=False)
        for batch in asked.exclude(taken_back_asked_by=user):
            url = reverse("imports:take-back", args=[batch.pk])
            words = _("Take the import of “%(name)s” back?") % {"name": batch.name}
            waiting.append(Need(words, url, subject=batch.name))
    if Role.REGISTRAR in roles:
        for batch in Batch.objects.filter(state=Batch.State.CHECKED, uploaded_by=user):
            words = _("Answer for the import of “%(name)s”") % {"name": batch.name}
            waiting.append(Need(words, batch.get_absolute_url(), subject=batch.name))
    return waiting


def checklist() -> list[ChecklistItem]:
    """A new body brings what it granted before."""
    return [
        ChecklistItem(
            words=_("Bring your certificates"),
            why=_(
                "Certificates you granted before are entered from a file, checked row by row, on the word of two people."
            ),
            is_done=Certificate.objects.filter(origin="imported").exists(),
            url=reverse("imports:list"),
            roles=(Role.REGISTRAR,),
            only_bodies=True,
            order=50,
        )
    ]
