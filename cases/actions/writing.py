"""Letters the body sends, messages both sides write."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from accounts.queries import people_of
from cases.actions.printing import ask_for_letter
from cases.actions.recording import lock, note
from cases.models import Assignment, Author, Case, CaseEvent, Letter, Message
from cases.sides import standing_of
from lib import clock
from lib.canonical import hash_of
from lib.refusal import Refused
from lib.text import Bilingual
from papers.queries import as_file
from tenants.context import current_body

SENT_TWICE = timedelta(minutes=2)  # the same words of the same person within it are one message


@transaction.atomic
def send_letter(
    case: Case, *, kind: str, subject: Bilingual, text: Bilingual, by: User | None, about: Iterable[User] = ()
) -> Letter:
    """Put a letter on file under its hash and its number, and tell everybody who acts for the client, in their language.

    Its paper goes along with what tells of it.
    """
    case, named = lock(case), [person.pk for person in about]
    number = f"{case.number}-{case.letters.count() + 1:02d}"
    content = {"case": case.number, "number": number, "kind": kind, "subject": dict(subject), "text": dict(text)}
    letter = Letter.objects.create(
        case=case,
        kind=kind,
        number=number,
        subject_zh=subject["zh"],
        subject_en=subject["en"],
        text_zh=text["zh"],
        text_en=text["en"],
        about=named,
        sha256=hash_of(content | ({"about": [str(pk) for pk in named]} if named else {})),
        sent_by=by,
        sent_at=clock.now(),
    )
    note(case, CaseEvent.What.LETTER, by=by, code=letter.kind)
    files = [as_file(ask_for_letter(letter))]
    for person in people_of(case.organisation_id):
        notify(person, subject=subject, text=text, url=case.get_absolute_url(), body=current_body(), files=files)
    return letter


@transaction.atomic
def write_message(case: Case, *, text: str, by: User, is_internal: bool = False) -> Message:
    """Write to the other side, or (the body's people only) to colleagues. Whoever should read it is told."""
    standing = standing_of(by, case)
    is_client = standing.is_client
    if standing.is_nothing:
        raise Refused(_("Only the client and the body's people write here."))
    if not standing.may_write_messages:
        raise Refused(
            _("You may read this case. Whoever is assigned to it writes here, or a case officer or registrar.")
        )
    if not text.strip():
        raise Refused(_("Write something first."))
    lock(case)
    content = {"by": by, "text": text.strip(), "is_internal": is_internal and not is_client}
    newest = case.messages.order_by("-at").first()
    if newest and clock.now() - newest.at < SENT_TWICE and all(getattr(newest, key) == content[key] for key in content):
        return newest  # a second click, or an answer that was lost
    side = Author.CLIENT if is_client else Author.BODY
    message = Message.objects.create(case=case, side=side, at=clock.now(), **content)
    if not message.is_internal:
        _tell_the_other_side(case, message)
    return message


def _tell_the_other_side(case: Case, message: Message) -> None:
    if message.side == Author.CLIENT:
        named = Assignment.objects.current().filter(case=case, role="case_officer")
        officers = User.objects.filter(pk__in=named.values("user"))
        people = [officer for officer in officers if standing_of(officer, case).reads_file]
    else:
        people = list(people_of(case.organisation_id))
    subject = {"zh": f"案件 {case.number} 有新消息", "en": f"New message in case {case.number}"}
    for person in people:
        notify(
            person,
            subject=subject,
            text={"zh": message.text, "en": message.text},
            url=case.get_absolute_url(),
            body=current_body(),
        )
