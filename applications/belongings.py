"""What a client takes home of its applications: what it sees on its own pages. Who acted for the body stays with the body."""

from uuid import UUID

from django.db.models import QuerySet

from applications.models import (
    Agreement,
    Application,
    Case,
    CaseEvent,
    Document,
    Factory,
    FeeAnnex,
    Letter,
    Message,
    Party,
    Question,
    Signature,
    Unit,
)
from exports.clients import taken_home


@taken_home()
def applications(client: UUID) -> QuerySet[Application]:
    return Application.objects.filter(organisation=client)


@taken_home()
def units(client: UUID) -> QuerySet[Unit]:
    return Unit.objects.filter(application__organisation=client)


@taken_home()
def manufacturers(client: UUID) -> QuerySet[Party]:
    return Party.objects.filter(organisation=client)


@taken_home()
def factories(client: UUID) -> QuerySet[Factory]:
    return Factory.objects.filter(organisation=client)


@taken_home()
def cases(client: UUID) -> QuerySet[Case]:
    return Case.objects.filter(organisation=client)


@taken_home(without=["by"])
def events(client: UUID) -> QuerySet[CaseEvent]:
    return CaseEvent.objects.filter(case__organisation=client, is_internal=False)


@taken_home(without=["uploaded_by"])
def documents(client: UUID) -> QuerySet[Document]:
    return Document.objects.filter(application__organisation=client, is_internal=False)


@taken_home(without=["asked_by"])
def questions(client: UUID) -> QuerySet[Question]:
    return Question.objects.filter(application__organisation=client)


@taken_home(without=["by"])
def messages(client: UUID) -> QuerySet[Message]:
    return Message.objects.filter(case__organisation=client, is_internal=False)


@taken_home(without=["sent_by"])
def letters(client: UUID) -> QuerySet[Letter]:
    return Letter.objects.filter(case__organisation=client)


@taken_home(without=["offered_by"])
def agreements(client: UUID) -> QuerySet[Agreement]:
    return Agreement.objects.filter(application__organisation=client)


@taken_home()
def signatures(client: UUID) -> QuerySet[Signature]:
    return Signature.objects.filter(agreement__application__organisation=client)


@taken_home()
def fees(client: UUID) -> QuerySet[FeeAnnex]:
    return FeeAnnex.objects.filter(agreement__application__organisation=client)
