"""Who reads a question to a body: whoever asked, or all who act for the organisation they asked for; and that body's people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from accounts.models import Organisation, User
from accounts.queries import acts_for, organisations_of, people_of, works_for_a_body
from enquiries.models import Thread, ThreadFile, ThreadMessage
from register.models import RegisterEntry
from register.queries import offered_schemes
from tenants.models import CertificationBody

MOST_IN_PUBLIC = 20  # on a scheme's page, the newest
OF_ASKERS = Q(messages__answered_by=None, messages__read_at=None)
OF_BODIES = Q(messages__answered_by__isnull=False, messages__read_at=None)


@dataclass(frozen=True)
class PublicAnswer:
    """What stands on a scheme's page: a question as it was asked, without a name, and what the body answered."""

    question: str
    answer: ThreadMessage


def body_to_ask(slug: str) -> CertificationBody:
    """The body of an address. Raises Http404."""
    body = CertificationBody.objects.filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def scheme_to_ask_about(body: CertificationBody, typed: str) -> RegisterEntry | None:
    """The scheme on offer that an address or a form names, where it is this body's."""
    try:
        key = UUID(typed)
    except ValueError:
        return None
    return offered_schemes().filter(pk=key, body=body).first()


def own_schemes(slug: str) -> list[UUID]:
    """What a body offers, for an enquiry that begins at its storefront."""
    return list(offered_schemes().filter(body__slug=slug).order_by("pk").values_list("pk", flat=True)[:12])


def threads_of(user: User) -> QuerySet[Thread]:
    """What a person asked for themselves, and what was asked for organisations they act for.

    Of an organisation whoever works for a certification body besides reads nothing: it may be a rival of the one asked.
    """
    mine = Q(asked_by=user, organisation=None)
    if not works_for_a_body(user):
        mine |= Q(organisation__in=organisations_of(user))
    return _with_unread(Thread.objects.filter(mine))


def unread_for(organisations: Iterable[Organisation]) -> QuerySet[Thread]:
    """Threads of organisations with an answer that nobody there has read, the newest first."""
    own = Thread.objects.filter(organisation__in=list(organisations)).select_related("body")
    return own.annotate(unread=Count("messages", filter=OF_BODIES)).filter(unread__gt=0).order_by("-newest_at", "pk")


def thread_for(user: User, pk: UUID) -> Thread:
    """A thread as its asker. Raises Http404."""
    thread = threads_of(user).filter(pk=pk).first()
    if thread is None:
        raise Http404
    return thread


def threads_at(body: CertificationBody) -> QuerySet[Thread]:
    """What a body was asked: what waits for an answer first, the longest waiting on top."""
    threads = Thread.objects.for_body(body).longest_waiting_first()
    return threads.annotate(unread=Count("messages", filter=OF_ASKERS))


def waiting_at(body: CertificationBody) -> QuerySet[Thread]:
    """What waits for a body's answer, the longest first."""
    return Thread.objects.for_body(body).unanswered().longest_waiting_first()


def thread_at(body: CertificationBody, pk: UUID) -> Thread:
    """A thread as its body. Raises Http404."""
    thread = threads_at(body).select_related("body").filter(pk=pk).first()
    if thread is None:
        raise Http404
    return thread


def messages_of(thread: Thread) -> list[ThreadMessage]:
    """All that was written, the oldest first, each with its files."""
    return list(thread.messages.select_related("answered_by").prefetch_related("files"))


def answer_at(body: CertificationBody, pk: UUID, message: UUID) -> ThreadMessage:
    """An answer of a body's own in one of its threads. Raises Http404."""
    answers = thread_at(body, pk).messages.filter(answered_by__isnull=False)
    answer = answers.select_related("thread").filter(pk=message).first()
    if answer is None:
        raise Http404
    return answer


def thread_file_for(user: User, pk: UUID) -> ThreadFile:
    return _file(pk, message__thread__in=threads_of(user).values("pk"))


def thread_file_at(body: CertificationBody, pk: UUID) -> ThreadFile:
    return _file(pk, message__thread__body=body)


def readers_of(thread: Thread) -> list[User]:
    """Who hears of an answer: whoever asked, while they may read it; else all who may."""
    if thread.organisation_id is None or _reads(thread.asked_by, thread.organisation_id):
        return [thread.asked_by]
    return [person for person in people_of(thread.organisation_id) if not works_for_a_body(person)]


def answers_in_public(scheme: UUID) -> list[PublicAnswer]:
    """The questions about a scheme whose answers its body has published, the newest first. Two SQL, one where there are none."""
    published = Thread.objects.filter(scheme=scheme, published_at__isnull=False)
    threads = published.select_related("published_answer", "body").order_by("-published_at")[:MOST_IN_PUBLIC]
    answers = {thread.pk: thread.published_answer for thread in threads}
    if not answers:
        return []
    asked = ThreadMessage.objects.filter(thread__in=answers, answered_by=None).order_by("thread", "at", "pk")
    first = asked.distinct("thread").values_list("thread", "text")
    questions = dict(first)
    return [PublicAnswer(questions[pk], answer) for pk, answer in answers.items() if answer and pk in questions]


def _with_unread(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    return threads.select_related("body", "organisation").annotate(unread=Count("messages", filter=OF_BODIES))


def _reads(user: User, organisation: UUID) -> bool:
    return user.is_active and acts_for(user, organisation) and not works_for_a_body(user)


def _file(pk: UUID, **whose: Any) -> ThreadFile:
    file = ThreadFile.objects.filter(pk=pk, **whose).first()
    if file is None:
        raise Http404
    return file
