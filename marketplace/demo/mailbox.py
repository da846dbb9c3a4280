"""The demo's letters: what would go out by a mail server is kept in files, which `/demo/mail/` shows. The newest only."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.core.mail import EmailMessage as Outgoing
from django.core.mail.backends.base import BaseEmailBackend

KEPT = 1000
NAME = re.compile(r"\d{20}-[0-9a-f]{8}")  # of a letter: the nanosecond in which it was sent, so that names are in order


class MailboxBackend(BaseEmailBackend):
    """Keeps letters instead of sending them."""

    def send_messages(self, email_messages: Sequence[Outgoing]) -> int:
        for message in email_messages:
            _keep(message.message().as_bytes())
        _drop_oldest()
        return len(email_messages)


@dataclass(frozen=True)
class DemoLetter:
    """A letter as it would have been received."""

    name: str
    mail: EmailMessage

    @property
    def to(self) -> str:
        return str(self.mail["To"] or "")

    @property
    def subject(self) -> str:
        return str(self.mail["Subject"] or "")

    @property
    def sent_at(self) -> datetime:
        return datetime.fromtimestamp(int(self.name[:20]) / 1e9, UTC)

    @property
    def text(self) -> str:
        return self._body("plain")

    @property
    def html(self) -> str:
        return self._body("html")

    @property
    def files(self) -> list[tuple[str, bytes]]:
        """What it brings along: names and contents."""
        parts = self.mail.iter_attachments()
        return [(part.get_filename() or "file", part.get_payload(decode=True)) for part in parts]  # type: ignore[misc]

    def _body(self, kind: str) -> str:
        part = self.mail.get_body((kind,))
        return str(part.get_content()) if part else ""


def letters(*, to: str = "") -> Iterator[DemoLetter]:
    """The letters to an address, or whose address holds what is asked for; all where it is empty. Newest first."""
    wanted = to.strip().casefold()
    for name in sorted(_names(), reverse=True):
        letter = letter_named(name)
        if letter and wanted in letter.to.casefold():
            yield letter


def letter_named(name: str) -> DemoLetter | None:
    if not NAME.fullmatch(name):
        return None
    try:
        content = (_directory() / f"{name}.eml").read_bytes()
    except FileNotFoundError:  # dropped meanwhile
        return None
    return DemoLetter(name, message_from_bytes(content, policy=default))


def _directory() -> Path:
    directory: Path = settings.DEMO_DIRECTORY / "mail"
    return directory


def _names() -> list[str]:
    return [path.stem for path in _directory().glob("*.eml")]


def _keep(content: bytes) -> None:
    """Written beside and renamed: a reader meets whole letters only."""
    directory = _directory()
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = directory / f"{time.time_ns():020d}-{token_hex(4)}.eml"
    draft = path.with_suffix(".new")
    draft.write_bytes(content)
    draft.replace(path)


def _drop_oldest() -> None:
    for name in sorted(_names())[:-KEPT]:
        (_directory() / f"{name}.eml").unlink(missing_ok=True)
