"""Letters and notices: written with the change they tell of, sent by a task, never lost with a dead mail server."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator

from accounts.models import Enclosure, File, Letter, Notice, User
from lib import clock
from lib.queue import later
from lib.text import Bilingual
from tenants.hosts import body_url, site_url
from tenants.models import CertificationBody

LONGEST_SUBJECT = 200  # letters, as `Notice` keeps them
TO_DO = re.compile(r"(?P<words>[^\n]+?)[:：]\s*\n(?P<url>https?://\S+)")


def notify(
    user: User,
    *,
    subject: Bilingual,
    text: Bilingual,
    url: str,
    body: CertificationBody | None = None,
    unsubscribe: str = "",
    files: Sequence[File] = (),
) -> Notice:
    """Tell a person something, on the site host and by e-mail in their language.

    `unsubscribe`: the whole address at which one press ends letters of this kind, for what was asked for and is no duty.
    `files` go with the e-mail, which waits for them a while.

    `url` is where to act: a path on the host of `body` (the site host where `body` is None), or an address of ours.
    Its path is kept and never the host, so that it still leads there when the site has moved.
    """
    path, is_on_site = _path_of(url, body)
    notice = Notice.objects.create(
        user=user,
        body=body,
        # Whole in its text or behind its address: the name or number in a subject may be as long as it likes.
        subject_zh=Truncator(subject.get("zh", "")).chars(LONGEST_SUBJECT),
        subject_en=Truncator(subject.get("en", "")).chars(LONGEST_SUBJECT),
        text_zh=text.get("zh", ""),
        text_en=text.get("en", ""),
        path=path,
        is_on_site=is_on_site,
    )
    if user.is_active:
        said = {"notice": notice, "unsubscribe": unsubscribe}
        letter = write_letter(
            user.email, "accounts/mail/notice.txt", said, language=user.language, sender=body, files=files
        )
        if unsubscribe:
            letter.unsubscribe = unsubscribe
            letter.save(update_fields=["unsubscribe"])
    return notice


def _path_of(url: str, body: CertificationBody | None) -> tuple[str, bool]:
    """The path of an address and whether it is the site's own. Raises ValueError where it is of neither host."""
    if url.startswith("/") or not url:
        return url, body is None
    for host, is_on_site in ((site_url(), True), (body_url(body) if body else "", False)):
        if host and url.startswith(host):
            return f"/{url.removeprefix(host)}", is_on_site
    raise ValueError(f"A notice leads to one of our own hosts, not to {url}.")


@transaction.atomic(savepoint=False)
def write_letter(
    to: str,
    template: str,
    context: dict[str, Any],
    *,
    language: str,
    sender: CertificationBody | None = None,
    files: Sequence[File] = (),
) -> Letter:
    """Write an e-mail from a template of plain text, in a language; its first line is the subject, see `post` for the rest.

    With `files` the template is asked twice: `is_alone` is how it reads where one of them did not come in time.
    """
    with translation.override(language):
        subject, text = _written(template, context)
        _same, alone = _written(template, context | {"is_alone": True}) if files else ("", "")
    return post(to, subject, text, language=language, sender=sender, files=files, alone=alone)


def _written(template: str, context: dict[str, Any]) -> tuple[str, str]:
    subject, _line, text = str(render_to_string(template, context)).strip().partition("\n")
    return subject, text


def post(
    to: str,
    subject: str,
    text: str,
    *,
    language: str,
    sender: CertificationBody | None = None,
    files: Sequence[File] = (),
    alone: str = "",
) -> Letter:
    """Have a written e-mail sent once the transaction has committed, as plain text and as HTML.

    With `files` it waits until they are there, `Letter.WAITS_FOR_FILES` at most; then it goes with those that are, in the
    words of `alone`. A paragraph of two lines, words with a colon and an address, is a button for readers of HTML. Who writes (`sender`,
    or the platform) is said by the letter's head and foot.
    """
    subject = subject.strip()[:300]
    with translation.override(language):
        written = _as_mail(subject, text, sender)
        without = _as_mail(subject, alone, sender) if files else {}
    letter = Letter.objects.create(to=to, subject=subject, **written, alone=without)
    if files:
        _enclose(letter, files)
    later("accounts.send_letter", letter.pk)
    return letter


@transaction.atomic
def enclose(file: File) -> None:
    """A file is there: whatever e-mail waits for it has it, and goes out once it waits for nothing more."""
    missing = Enclosure.objects.filter(subject=file.subject, file="", letter__sent_at=None)
    # Held first: of two files that come at once, the second then sees that the first is there.
    held = Letter.objects.select_for_update().filter(pk__in=missing.values("letter")).order_by("pk")
    letters = [letter.pk for letter in held if letter.sent_at is None]
    missing.filter(letter__in=letters).update(file=file.file, sha256=file.sha256)
    complete = Letter.objects.filter(pk__in=letters).exclude(enclosures__file="")
    complete.filter(tries=0).update(try_at=clock.now())
    for pk in complete.values_list("pk", flat=True):
        later("accounts.send_letter", pk)


def _enclose(letter: Letter, files: Iterable[File]) -> None:
    enclosures = [
        Enclosure(letter=letter, subject=each.subject, name=each.name, file=each.file, sha256=each.sha256)
        for each in files
    ]
    Enclosure.objects.bulk_create(enclosures)
    if not all(each.file for each in enclosures):
        letter.try_at = letter.created_at + Letter.WAITS_FOR_FILES
        letter.save(update_fields=["try_at"])


def _as_mail(subject: str, text: str, sender: CertificationBody | None) -> dict[str, str]:
    """The words of an e-mail within its head and foot, as plain text and as HTML."""
    around = {"sender": sender, "site_name": settings.WAGTAIL_SITE_NAME, "site_url": site_url()}
    plain = render_to_string("accounts/mail/letter.txt", around | {"text": text.strip()})
    html = render_to_string("accounts/mail/letter.html", around | {"subject": subject, "paragraphs": _paragraphs(text)})
    return {"text": plain, "html": html}


def _paragraphs(text: str) -> list[dict[str, str]]:
    """What the blank lines part: `words`, and the `url` of those that say what to do."""
    parts = re.split(r"\n\s*\n", text.strip())
    return [found.groupdict() if (found := TO_DO.fullmatch(part.strip())) else {"words": part} for part in parts]


def mark_read(notice: Notice, *, by: User) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())


def mark_all_read(*, by: User) -> None:
    by.notices.filter(read_at=None).update(read_at=clock.now())
