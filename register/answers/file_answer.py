"""An answer about a file: of which certificate it is or speaks, and the worse of what file and certificate look like."""

from dataclasses import dataclass, field
from functools import cached_property

from lib.text import localized
from look.statuses import Tone
from register.answers.answer import Answer, about
from register.answers.standing import standing_of
from register.answers.wording import status_words
from register.answers.wording_of_files import FILE_LOOKS
from register.models import CertificateFile, RegisterEntry

WORSE: tuple[Tone, ...] = ("good", "steel", "draft", "neutral", "careful", "stop")


@dataclass(frozen=True)
class FileAnswer(Answer):
    """An answer about a file. `file` is the issued file that it is, `notices` what else stands in it that one must know."""

    sha256: str = ""
    file: CertificateFile | None = None
    notices: list[str] = field(default_factory=list)

    @property
    def tone(self) -> str:
        return self._look[0]

    @property
    def icon(self) -> str:
        return self._look[1]

    @cached_property
    def _look(self) -> tuple[str, str]:
        """As its certificate stands where it is the issued file; else never green, and as bad as that is."""
        certificate = about(self.entry) if self.entry else None
        own = FILE_LOOKS[self.kind]
        if certificate is None:
            return own
        if self.kind == "issued":
            return certificate.tone, certificate.icon
        is_worse = certificate.tone in {"careful", "stop"} and WORSE.index(certificate.tone) > WORSE.index(own[0])
        return (certificate.tone, certificate.icon) if is_worse else own


def named(entry: RegisterEntry) -> dict[str, str]:
    """What sentences about a file name of its certificate."""
    return {"body": localized(entry.body.name), "number": entry.number, "status": status_words(standing_of(entry))}
