"""The post's way out."""

from datetime import timedelta
from hashlib import sha256

import structlog
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from accounts import actions
from accounts.models import Enclosure, Letter
from accounts.queries import is_known_address
from lib import clock, crash_points
from lib.queue import task
from outbox.daily import once_a_day
from web.uploads import private_storage

log = structlog.get_logger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
SWEEP_GIVES_UP_AFTER = 5  # letters: a silent mail server takes ten seconds to fail, and a task has sixty


@task("accounts.send_letter")
def send_letter(pk: int) -> None:
    """Send one letter if it is still to be sent. A mail server that is away makes it wait, an hour at most between tries."""
    _send(pk)


@task("accounts.sweep_letters")
def sweep_letters() -> None:
    """Send what is due and was not sent: a worker or the broker was away. A mail server that is away is left alone soon."""
    failed = 0  # in a row
    for pk in Letter.objects.to_send(clock.now()).order_by("try_at").values_list("pk", flat=True)[:200]:
        failed = 0 if _send(pk) else failed + 1
        if failed == SWEEP_GIVES_UP_AFTER:
            return


@task("accounts.forget_old")
def forget_old() -> None:
    """Each night: what served its purpose and tells only about people's habits goes."""
    once_a_day("accounts.forget_old", actions.forget_old)


def _send(pk: int) -> bool:
    """False where the mail server did not take it."""
    with transaction.atomic():
        letter = Letter.objects.to_send(clock.now()).select_for_update(skip_locked=True).filter(pk=pk).first()
        if letter is not None:
            _try(letter)
    return letter is None or letter.sent_at is not None


def _try(letter: Letter) -> None:
    files = [(each.name, content) for each in letter.enclosures.all() if (content := _content_of(each)) is not None]
    is_whole = len(files) == letter.enclosures.count()
    text, html = (letter.text, letter.html) if is_whole else (letter.alone["text"], letter.alone["html"])
    message = EmailMultiAlternatives(letter.subject, text, to=[letter.to])
    if html:
        message.attach_alternative(html, "text/html")
    for name, content in files:
        message.attach(name, content, "application/pdf")
    if letter.unsubscribe:  # RFC 8058: a mail program shows a button of its own
        message.extra_headers = {
            "List-Unsubscribe": f"<{letter.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    now = clock.now()
    crash_points.reached("letter.held")
    try:
        message.send()
    except Exception as trouble:  # whatever a mail server can do to us, the letter must stay
        _put_off(letter, trouble)
    else:
        letter.sent_at = now
        letter.text = letter.html = letter.unsubscribe = letter.last_error = (
            ""  # it may hold a link that opens an account
        )
        letter.alone = {}
        if not is_known_address(letter.to):
            letter.to = ""  # whoever has no account here was written to once, and asked for nothing
    crash_points.reached("letter.taken")
    letter.save()


def _content_of(enclosure: Enclosure) -> bytes | None:
    """The bytes as they were kept; None where they are not there, or are others: then the letter says so."""
    if not enclosure.file:
        return None
    try:
        with private_storage().open(enclosure.file, "rb") as file:
            content: bytes = file.read()
    except Exception as trouble:  # whatever a store can do to us, the letter must go
        log.error("letter.file_missing", letter=enclosure.letter_id, trouble=type(trouble).__name__)
        return None
    if sha256(content).hexdigest() != enclosure.sha256:
        log.error("letter.file_changed", letter=enclosure.letter_id)
        return None
    return content


def _kind_of(trouble: Exception) -> str:
    """What went wrong, without the words of the mail server: they name who is written to."""
    codes = [
        getattr(trouble, "smtp_code", None),
        *(code for code, _words in getattr(trouble, "recipients", {}).values()),
    ]
    return " ".join([type(trouble).__name__, *(str(code) for code in codes if code)])[:200]


def _put_off(letter: Letter, trouble: Exception) -> None:
    now = clock.now()
    letter.tries += 1
    letter.last_error = _kind_of(trouble)
    letter.try_at = now + min(FIRST_PAUSE * 2 ** min(letter.tries - 1, 8), LONGEST_PAUSE)
    if now - letter.created_at > Letter.GIVEN_UP_AFTER:
        letter.given_up_at = now
    log.warning("letter.put_off", letter=letter.pk, tries=letter.tries, trouble=type(trouble).__name__)
