"""Asking a body, answering, publishing an answer, and being forgotten."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import Organisation, User
from accounts.queries import acts_for, works_for_a_body
from enquiries.answerers import ANSWER_QUESTIONS
from enquiries.models import Thread, ThreadFile, ThreadMessage
from enquiries.queries.threads import readers_of
from exchange.events import BodyAsked
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from outbox.actions import announce
from register.models import RegisterEntry
from tenants.models import CertificationBody
from web.uploads import Upload, private_storage

SENT_TWICE = timedelta(minutes=5)  # the same words again so soon are a second click, or an answer that was lost


def why_not_ask_body(user: User, body: CertificationBody) -> str:
    """Why this person may put no question to this body; empty where they may."""
    if not body.is_open:
        return _("This body takes no questions at present.")
    if works_for_a_body(user):
        return _("You work for a certification body. Questions here are for those who choose one.")
    return ""


@transaction.atomic
def ask_body(
    body: CertificationBody,
    *,
    text: str,
    by: User,
    scheme: RegisterEntry | None = None,
    organisation: Organisation | None = None,
    asker_name: str = "",
    may_publish: bool = False,
    files: Iterable[Upload] = (),
) -> Thread:
    """Put a question to a body. It reads the words, the files and the name that was chosen; nothing else of who asks."""
    if refusal := why_not_ask_body(by, body):
        raise Refused(refusal)
    if organisation and not acts_for(by, organisation.pk):
        raise Refused(_("You do not act for this organisation."))
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)  # two clicks at once are one question
    if twin := _asked_just_now(body, text, by):
        return twin
    if Thread.objects.for_body(body).unanswered().filter(asked_by=by).count() >= Thread.MOST_WAITING:
        raise Refused(_("Five questions of yours wait for this body. Give it time to answer them."))
    name = scheme.as_scheme.name if scheme else {}
    thread = Thread.objects.create(
        body=body,
        scheme=scheme.pk if scheme else None,
        scheme_zh=name.get("zh", "")[:120],
        scheme_en=name.get("en", "")[:160],
        asked_by=by,
        organisation=organisation,
        asker_name=asker_name.strip(),
        may_publish=may_publish and scheme is not None,
        asked_at=clock.now(),
    )
    _write(thread, text, files, asked_by=by)
    _tell_body(thread, is_first=True)
    return thread


@transaction.atomic
def write_to_body(thread: Thread, *, text: str, by: User, files: Iterable[Upload] = ()) -> ThreadMessage:
    """Write more in a thread, as its asker. Once told, the body is told again only after it has answered."""
    thread = _locked(thread)
    if refusal := why_not_ask_body(by, thread.body):
        raise Refused(refusal)
    waits_already = thread.waits_since is not None
    message, is_new = _write(thread, text, files, asked_by=by)
    if is_new and not waits_already:
        _tell_body(thread, is_first=False)
    return message


@transaction.atomic
def answer_thread(thread: Thread, *, text: str, by: User, files: Iterable[Upload] = ()) -> ThreadMessage:
    """Answer for the body. Which of its people may, the page's door says."""
    thread = _locked(thread)
    message, is_new = _write(thread, text, files, answered_by=by)
    if is_new:
        _tell_asker(thread, message)
    return message


@transaction.atomic
def leave_unanswered(thread: Thread, *, by: User) -> Thread:
    """Say that what the asker wrote last needs no answer: a word of thanks. Nobody is told."""
    thread = _locked(thread)
    if not thread.messages.filter(answered_by__isnull=False).exists():
        raise Refused(_("Nothing has been answered yet: somebody waits for it."))
    thread.waits_since = None
    thread.save(update_fields=["waits_since"])
    return thread


def mark_opened(thread: Thread, *, by_body: bool) -> None:
    """Record that one side has opened what the other wrote: the first time counts."""
    unread = ThreadMessage.objects.filter(thread=thread, read_at=None, answered_by__isnull=by_body)
    unread.update(read_at=clock.now())


@transaction.atomic
def publish_answer(message: ThreadMessage, *, by: User) -> Thread:
    """Show a question, as it was first asked, and one answer on the scheme's page, under no name."""
    thread = _locked(message.thread)
    if not thread.may_publish or thread.scheme is None:
        raise Refused(_("Whoever asked has not agreed that the question may be shown in public."))
    if not message.is_answer:
        raise Refused(_("Choose an answer of yours."))
    thread.published_answer, thread.published_at, thread.published_by = message, clock.now(), by
    thread.save(update_fields=["published_answer", "published_at", "published_by"])
    return thread


@transaction.atomic
def take_from_public(thread: Thread, *, by: User) -> Thread:
    """Take question and answer from the scheme's page again."""
    return _unpublished(_locked(thread))


@transaction.atomic
def allow_publication(thread: Thread, *, is_allowed: bool, by: User) -> Thread:
    """Whether the body may show the question without a name; who takes it back takes what is shown back with it."""
    thread = _locked(thread)
    if thread.scheme is None:
        raise Refused(_("Only questions about a scheme are shown in public."))
    thread.may_publish = is_allowed
    if is_allowed:
        thread.save(update_fields=["may_publish"])
        return thread
    return _unpublished(thread, "may_publish")


@transaction.atomic
def forget_asker(user: UUID) -> None:
    """What a person asked for themselves goes, with its files; of an organisation's the name goes, and nothing stays public."""
    asked = Thread.objects.filter(asked_by=user)
    asked.update(published_answer=None, published_at=None, published_by=None, may_publish=False, asker_name="")
    own = asked.filter(organisation=None)
    files = list(ThreadFile.objects.filter(message__thread__in=own).values_list("file", flat=True))
    own.delete()
    transaction.on_commit(lambda: _remove(files))


def _remove(files: Iterable[str]) -> None:
    storage = private_storage()
    for name in files:
        storage.delete(name)


def _asked_just_now(body: CertificationBody, text: str, by: User) -> Thread | None:
    recent = Thread.objects.for_body(body).filter(asked_by=by, asked_at__gt=clock.now() - SENT_TWICE)
    return recent.filter(messages__text=text.strip()).first()


def _write(thread: Thread, text: str, files: Iterable[Upload], **author: User) -> tuple[ThreadMessage, bool]:
    """Keep a message of one side, and whether it is a new one; who writes has read what the other wrote."""
    text = text.strip()
    if not text:
        raise Refused(_("Write something first."))
    files = list(files)
    if len(files) > ThreadMessage.MOST_FILES:  # before the first is kept: a file stays where its row is rolled back
        raise Refused(_("Five files at most."))
    newest = thread.messages.order_by("at").last()
    if newest and _is_same(newest, text, author) and clock.now() - newest.at < SENT_TWICE:
        return newest, False
    if thread.messages.count() >= Thread.MOST_MESSAGES:
        raise Refused(_("This has become very long. Begin a new question."))
    now = clock.now()
    mark_opened(thread, by_body="answered_by" in author)
    message = ThreadMessage.objects.create(thread=thread, text=text, at=now, **author)
    for upload in files:
        ThreadFile.keep(upload, message=message)
    thread.newest_at = now
    thread.waits_since = None if message.is_answer else thread.waits_since or now
    thread.save(update_fields=["newest_at", "waits_since"])
    return message, True


def _is_same(message: ThreadMessage, text: str, author: dict[str, User]) -> bool:
    return message.text == text and all(getattr(message, side) == user for side, user in author.items())


def _unpublished(thread: Thread, *changed: str) -> Thread:
    thread.published_answer = thread.published_at = thread.published_by = None
    thread.save(update_fields=["published_answer", "published_at", "published_by", *changed])
    return thread


def _locked(thread: Thread) -> Thread:
    related = Thread.objects.select_related("body", "asked_by")
    return related.select_for_update(of=("self",)).get(pk=thread.pk)


def _tell_body(thread: Thread, *, is_first: bool) -> None:
    fact = BodyAsked(thread.pk, thread.scheme_zh, thread.scheme_en, is_first, ANSWER_QUESTIONS)
    announce(fact, body=thread.body)


def _tell_asker(thread: Thread, message: ThreadMessage) -> None:
    body = thread.body
    subject = bilingual(f"{body.name_zh or body}答复了您的提问", f"{body} has answered your question")
    text = bilingual(message.text, message.text)
    for person in readers_of(thread):
        notify(person, subject=subject, text=text, url=thread.get_absolute_url())
