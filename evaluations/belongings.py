"""What a client takes home of its evaluations: what it was told. Reports and reviews are the body's own."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from applications.models import Letter
from evaluations.models import Decision, Nonconformity, Objection, Plan
from exports.clients import taken_home


@taken_home(without=["made_by"])
def plans(client: UUID) -> QuerySet[Plan]:
    return Plan.objects.filter(case__organisation=client).exclude(client_told_at=None)


@taken_home(without=["answered_by"])
def objections(client: UUID) -> QuerySet[Objection]:
    return Objection.objects.filter(plan__case__organisation=client)


@taken_home(without=["raised_by", "closed_by"])
def nonconformities(client: UUID) -> QuerySet[Nonconformity]:
    return Nonconformity.objects.filter(case__organisation=client).exclude(client_told_at=None)


@taken_home(without=["decided_by", "recommended", "deviation_reason"])
def decisions(client: UUID) -> QuerySet[Decision]:
    told = Letter.objects.filter(case=OuterRef("case"), kind=Letter.Kind.DECISION)
    return Decision.objects.filter(Exists(told), case__organisation=client)
