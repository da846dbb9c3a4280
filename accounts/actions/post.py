"""Letters and notices: written with the change they tell of, sent by a task, never lost with a dead mail server."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import Letter, Notice, User
from lib import clock
from lib.queue import later
from lib.text import Bilingual
from tenants.hosts import body_url, site_url
from tenants.models import CertificationBody


def notify(
    user: User, *, subject: Bilingual, text: Bilingual, url: str, body: CertificationBody | None = None
) -> Notice:
    """Tell a person something, on the site host and by e-mail in their language.

    `url` is where to act: an absolute address, or a path on the host of `body` (the site host where `body` is None).
    """
    if url.startswith("/"):
        url = body_url(body, url) if body else site_url(url)
    notice = Notice.objects.create(
        user=user,
        body=body,
        subject_zh=subject.get("zh", ""),
        subject_en=subject.get("en", ""),
        text_zh=text.get("zh", ""),
        text_en=text.get("en", ""),
        url=url,
    )
    if user.is_active:
        write_letter(user.email, "accounts/mail/notice.txt", {"notice": notice}, language=user.language)
    return notice


@transaction.atomic
def write_letter(to: str, template: str, context: dict[str, Any], *, language: str) -> Letter:
    """Write an e-mail from a template of plain text, in a language; its first line is the subject."""
    with translation.override(language):
        whole = str(render_to_string(template, context))
    subject, text = whole.strip().split("\n", 1)
    return post(to, subject, text, language=language)


def post(to: str, subject: str, text: str, *, language: str) -> Letter:
    """Have a written e-mail sent once the transaction has committed, as plain text and as HTML."""
    subject, text = subject.strip()[:300], text.strip() + "\n"
    with translation.override(language):
        context = {"subject": subject, "text": text, "site_name": settings.WAGTAIL_SITE_NAME, "site_url": site_url()}
        html = render_to_string("accounts/mail/letter.html", context)
    letter = Letter.objects.create(to=to, subject=subject, text=text, html=html)
    later("accounts.send_letter", letter.pk)
    return letter


def mark_read(notice: Notice, *, by: User) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())


def mark_all_read(*, by: User) -> None:
    by.notices.filter(read_at=None).update(read_at=clock.now())
