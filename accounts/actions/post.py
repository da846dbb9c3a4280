"""Letters and notices: written with the change they tell of, sent by a task, never lost with a dead mail server."""

import re
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

TO_DO = re.compile(r"(?P<words>[^\n]+?)[:：]\s*\n(?P<url>https?://\S+)")


def notify(
    user: User,
    *,
    subject: Bilingual,
    text: Bilingual,
    url: str,
    body: CertificationBody | None = None,
    unsubscribe: str = "",
) -> Notice:
    """Tell a person something, on the site host and by e-mail in their language.

    `unsubscribe`: the whole address at which one press ends letters of this kind, for what was asked for and is no duty.

    `url` is where to act: a path on the host of `body` (the site host where `body` is None), or an address of ours.
    Its path is kept and never the host, so that it still leads there when the site has moved.
    """
    path, is_on_site = _path_of(url, body)
    notice = Notice.objects.create(
        user=user,
        body=body,
        subject_zh=subject.get("zh", ""),
        subject_en=subject.get("en", ""),
        text_zh=text.get("zh", ""),
        text_en=text.get("en", ""),
        path=path,
        is_on_site=is_on_site,
    )
    if user.is_active:
        said = {"notice": notice, "unsubscribe": unsubscribe}
        letter = write_letter(user.email, "accounts/mail/notice.txt", said, language=user.language, sender=body)
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


@transaction.atomic
def write_letter(
    to: str, template: str, context: dict[str, Any], *, language: str, sender: CertificationBody | None = None
) -> Letter:
    """Write an e-mail from a template of plain text, in a language; its first line is the subject, see `post` for the rest."""
    with translation.override(language):
        whole = str(render_to_string(template, context))
    subject, text = whole.strip().split("\n", 1)
    return post(to, subject, text, language=language, sender=sender)


def post(to: str, subject: str, text: str, *, language: str, sender: CertificationBody | None = None) -> Letter:
    """Have a written e-mail sent once the transaction has committed, as plain text and as HTML.

    A paragraph of two lines, words with a colon and an address, is a button for readers of HTML. Who writes (`sender`,
    or the platform) is said by the letter's head and foot.
    """
    subject = subject.strip()[:300]
    around = {"sender": sender, "site_name": settings.WAGTAIL_SITE_NAME, "site_url": site_url()}
    with translation.override(language):
        plain = render_to_string("accounts/mail/letter.txt", around | {"text": text.strip()})
        html = render_to_string(
            "accounts/mail/letter.html", around | {"subject": subject, "paragraphs": _paragraphs(text)}
        )
    letter = Letter.objects.create(to=to, subject=subject, text=plain, html=html)
    later("accounts.send_letter", letter.pk)
    return letter


def _paragraphs(text: str) -> list[dict[str, str]]:
    """What the blank lines part: `words`, and the `url` of those that say what to do."""
    parts = re.split(r"\n\s*\n", text.strip())
    return [found.groupdict() if (found := TO_DO.fullmatch(part.strip())) else {"words": part} for part in parts]


def mark_read(notice: Notice, *, by: User) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())


def mark_all_read(*, by: User) -> None:
    by.notices.filter(read_at=None).update(read_at=clock.now())
