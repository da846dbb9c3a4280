"""Which certificates a file speaks of: by the addresses in its codes, by the numbers in its text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Self
from urllib.parse import urlsplit
from uuid import UUID

from lib.text import numbers, without_invisible
from papers.scans import Scan
from register.answers.verifying import HAS_UUID, is_like_a_number
from register.by_number import certificates_at, certificates_of
from register.models import RegisterEntry
from register.reports import report_at
from tenants.hosts import is_site, table
from tenants.models import CertificationBody

MOST_NUMBERS = 3_000  # of a file's text that are asked for, in one question
SHORTEST = 6  # letters and digits: what is shorter stands in any text, and is typed rather than looked for
LONGEST_HOST = 100
WORDS_IN_A_NUMBER = 4  # "NS 2026 0471 01"
PLAIN_HOST = re.compile(r"[a-z0-9.-]{1,100}", re.IGNORECASE | re.ASCII)
ADDRESS = re.compile(
    rf"https?://(?P<host>{PLAIN_HOST.pattern})(?::\d{{1,5}})?/certificates/(?P<key>{HAS_UUID.pattern})"
    r"(?:/(?:for-buyers/?)?)?(?:[?#]\S*)?",
    re.IGNORECASE | re.ASCII,
)
REPORT_ADDRESS = re.compile(
    rf"https?://(?P<host>{PLAIN_HOST.pattern})(?::\d{{1,5}})?/reports/(?P<key>{HAS_UUID.pattern})/?(?:[?#]\S*)?",
    re.IGNORECASE | re.ASCII,
)
BETWEEN_WORDS = re.compile(r"[\s:：,，;；。()（）\[\]【】“”\"]+")


@dataclass(frozen=True)
class Recognised:
    """`by_code` and `by_number`: certificates of the register; `unknown`: addresses of certificates at a host of ours that
    lead to none; `elsewhere`: hosts to which codes lead that are not ours, none of which was asked; `beside`: whether a code
    leads to a page of ours that is no certificate's; `reports`: reports of laboratories to which codes lead."""

    by_code: list[RegisterEntry] = field(default_factory=list)
    by_number: list[RegisterEntry] = field(default_factory=list)
    unknown: list[UUID] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    beside: bool = False
    reports: list[RegisterEntry] = field(default_factory=list)

    @classmethod
    def of(cls, scan: Scan) -> Self:
        ours = {code: address for code in scan.codes if (address := certificate_address(code))}
        reports = {code: report for code in scan.codes if code not in ours and (report := report_of_code(code))}
        others = {code: host_in(code) for code in scan.codes if code not in ours and code not in reports}
        entries = certificates_at({address.certificate for address in ours.values()})
        leads = {address: entry for address in ours.values() if (entry := address.leads_to(entries))}
        hosts = dict.fromkeys(host for host in others.values() if host)
        return cls(
            by_code=list({entry.pk: entry for entry in leads.values()}.values()),
            by_number=_numbered([*scan.texts, *(code for code, host in others.items() if not host)]),
            unknown=list(dict.fromkeys(address.certificate for address in ours.values() if address not in leads)),
            elsewhere=[host for host in hosts if not is_ours(host)],
            beside=any(is_ours(host) for host in hosts),
            reports=list(reports.values()),
        )

    @property
    def entries(self) -> list[RegisterEntry]:
        """What the codes lead to; without any, what the text names."""
        return self.by_code or self.by_number

    @property
    def named_besides(self) -> list[RegisterEntry]:
        """What the text names beside the one that the codes lead to."""
        if not self.by_code:
            return []
        known = {entry.pk for entry in self.by_code}
        return [entry for entry in self.by_number if entry.pk not in known]


@dataclass(frozen=True)
class CertificateAddress:
    """An address of a certificate at a host of ours: the site's, or that of `body`, where only its own are."""

    certificate: UUID
    body: UUID | None

    def leads_to(self, entries: Mapping[UUID, RegisterEntry]) -> RegisterEntry | None:
        entry = entries.get(self.certificate)
        return entry if entry and self.body in {None, entry.body_id} else None


def certificate_address(code: str) -> CertificateAddress | None:
    """The certificate that a code leads to where it is an address of ours, to the letter: its permanent page, the page for
    buyers, its holder's page at the body, at hosts of today and of before. What merely looks like one is none: browsers
    read `\\` and `@` as they like."""
    written = ADDRESS.fullmatch(code.strip())
    if written is None or not is_ours(written["host"]):
        return None
    body = None if is_site(written["host"]) else _body_at(written["host"])
    return CertificateAddress(UUID(written["key"]), body.pk if body else None)


def report_of_code(code: str) -> RegisterEntry | None:
    """The report that a code leads to where it is the address of one on the site's host, to the letter."""
    written = REPORT_ADDRESS.fullmatch(code.strip())
    return report_at(UUID(written["key"])) if written and is_site(written["host"]) else None


def is_ours(host: str) -> bool:
    """Whether this site or one of its bodies answers there, or did before a move."""
    return is_site(host) or _body_at(host) is not None


def _body_at(host: str) -> CertificationBody | None:
    return table.body_at(host.lower()) if PLAIN_HOST.fullmatch(host) else None


def host_in(code: str) -> str:
    """The host to which a browser would go, in letters that cannot be taken for others; "" where a code is no address."""
    plain = without_invisible(code).strip().replace("\\", "/")
    if not re.match(r"[a-z][a-z0-9+.\-]*:", plain, re.IGNORECASE):
        return ""
    try:
        host = urlsplit(plain).hostname or ""
        return (host.encode("idna").decode() if host else plain.partition(":")[0] + ":")[:LONGEST_HOST]
    except (ValueError, UnicodeError):
        return plain.encode("ascii", "backslashreplace").decode()[:LONGEST_HOST]


def _numbered(texts: Sequence[str]) -> list[RegisterEntry]:
    """Certificates whose number stands in a text: those written just so, else those that fold to it."""
    windows = list(islice(dict.fromkeys(_like_numbers(texts)), MOST_NUMBERS))
    if not windows:
        return []
    known = certificates_of({numbers.folded(window) for window in windows})
    read = {numbers.as_read(window) for window in windows if numbers.folded(window) in known}
    entries = [entry for listed in known.values() for entry in listed]
    return [entry for entry in entries if numbers.as_read(entry.number) in read] or entries


def _like_numbers(texts: Iterable[str]) -> Iterable[str]:
    for line in (line for text in texts for line in text.splitlines()):
        words = [word for word in BETWEEN_WORDS.split(line) if word]
        for start in range(len(words)):
            for end in range(start + 1, min(start + WORDS_IN_A_NUMBER, len(words)) + 1):
                window = " ".join(words[start:end])
                if _may_be_a_number(window):
                    yield window


def _may_be_a_number(window: str) -> bool:
    """Cheap questions first: a long text has ten thousand windows."""
    is_near = SHORTEST <= len(window) <= numbers.LONGEST and any(sign.isdigit() for sign in window)
    return is_near and is_like_a_number(window) and len(numbers.folded(window)) >= SHORTEST
