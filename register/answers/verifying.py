"""The one box: what the register answers to a number that somebody typed, copied or scanned."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext as _

from lib.text import localized, numbers, without_invisible
from register.answers.answer import Answer, Proposal, about
from register.answers.checks import PaperQuestion, checks_of
from register.answers.wording import NATIONAL_PLATFORM, day_words
from register.lookups import Lookup, LookupOfMany
from register.models import RegisterEntry

LONGEST_NUMBER = 60
EACH_BY_ITSELF = Lookup()
HAS_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def verify(asked: PaperQuestion, lookup: Lookup = EACH_BY_ITSELF) -> Answer:
    """The first answer that applies; everything found is listed beneath it. Where many are asked, `lookup` has read before."""
    if address := address_in(asked.number):
        entry = lookup.of_address(address)
        return about(entry, asked) if entry else _unknown(asked, lookup)
    # What the register has is a number, however short or long: lists of bodies hold some of two letters and of hundreds.
    entries = lookup.of_number(asked.number) if numbers.folded(asked.number) else []
    if not entries and not is_like_a_number(asked.number):
        return _not_a_number()
    ours = [entry for entry in entries if entry.body_id == asked.body.pk] if asked.body else entries
    if entries and not ours:
        return _at_another_body(entries, asked)
    return _of_several(ours, asked) if ours else _unknown(asked, lookup)


def read_before(questions: Sequence[PaperQuestion]) -> LookupOfMany:
    """What a list asks of the register, in a handful of questions; near misses only of what is not there."""
    addresses = [address for asked in questions if (address := address_in(asked.number))]
    lookup = LookupOfMany([asked.number for asked in questions], addresses)
    lookup.look_for((asked.number, asked.body) for asked in questions if is_unknown(asked, lookup))
    return lookup


def is_unknown(asked: PaperQuestion, lookup: Lookup) -> bool:
    """Whether a number is asked for that is not in the register, so that near misses may help."""
    is_number = is_like_a_number(asked.number) and not address_in(asked.number)
    return is_number and not lookup.of_number(asked.number)


def address_in(text: str) -> UUID | None:
    """The certificate's key in a permanent address that was copied or scanned."""
    found = HAS_UUID.search(without_invisible(text))
    return UUID(found[0]) if found else None


@lru_cache(16384)  # asked several times of each row of a list
def is_like_a_number(text: str) -> bool:
    """Whether it could be a certificate's number: some digit, four characters or more, not a sentence."""
    plain = numbers.folded(text)
    return 4 <= len(plain) <= LONGEST_NUMBER and any(letter.isdigit() for letter in plain)


def _of_several(entries: list[RegisterEntry], asked: PaperQuestion) -> Answer:
    """About the one that is meant: the only one, the only one so printed, or the only one that fits the paper."""
    if len(entries) == 1:
        return about(entries[0], asked)
    exact = [entry for entry in entries if numbers.as_read(entry.number) == numbers.as_read(asked.number)]
    meant = exact or entries
    if len(meant) > 1:
        meant = [entry for entry in meant if _fits(entry, asked)]
    if len(meant) != 1:
        return _ambiguous(entries, asked)
    others = [entry for entry in entries if entry.pk != meant[0].pk]
    return replace(about(meant[0], asked), candidates=others)


def _fits(entry: RegisterEntry, asked: PaperQuestion) -> bool:
    """Whether holder and standard, as far as they were asked about, are this certificate's."""
    verdicts = [check.verdict for check in checks_of(entry, asked) if check.key in {"holder", "standard"}]
    return "matches" in verdicts and not {"differs", "partly"} & set(verdicts)


def _ambiguous(entries: list[RegisterEntry], asked: PaperQuestion) -> Answer:
    if asked.holder and all(_has_another_holder(entry, asked) for entry in entries):
        return Answer(
            "holder-differs",
            lambda: (
                _("The holder differs."),
                _("There are certificates of this number, but none of them is this holder's."),
                [_("Do not rely on the paper you hold before its holder and its body have explained this.")],
            ),
            candidates=entries,
        )
    return Answer(
        "ambiguous",
        lambda: (
            _("Several certificates have this number."),
            _("Choose the one whose number, body and holder stand on the paper you hold."),
            [],
        ),
        candidates=entries,
    )


def _has_another_holder(entry: RegisterEntry, asked: PaperQuestion) -> bool:
    return any(check.key == "holder" and check.verdict == "differs" for check in checks_of(entry, asked))


def _at_another_body(entries: list[RegisterEntry], asked: PaperQuestion) -> Answer:
    named = {"body": localized(asked.body.name) if asked.body else ""}
    return Answer(
        "another-body",
        lambda: (
            _("A certificate of this number is at another body."),
            _("%(body)s has none of this number here. The body below has one.") % named,
            [
                _("Look at which body stands on the paper you hold, then choose that one, or none."),
                _("If the paper names %(body)s, ask it before you rely on the paper.") % named,
            ],
        ),
        candidates=entries,
    )


def _unknown(asked: PaperQuestion, lookup: Lookup) -> Answer:
    """Near misses before the no; and the no speaks of slips first."""
    proposals = _proposals(asked, lookup)
    if proposals:
        return Answer(
            "did-you-mean",
            lambda: (
                _("No certificate here has exactly this number. Did you mean one of these?"),
                _("A single sign makes the difference. None of these is an answer about the paper you hold."),
                [
                    _("Compare the number on the paper sign by sign: O and 0, I, l and 1, a sign too many or too few."),
                    _("If the paper really has the number you typed: %(answer)s")
                    % {"answer": _no(asked, lookup).headline},
                ],
            ),
            proposals=proposals,
        )
    return _no(asked, lookup)


def _proposals(asked: PaperQuestion, lookup: Lookup) -> list[Proposal]:
    if not is_like_a_number(asked.number):
        return []
    alike = lookup.like(asked.number, asked.body)
    if asked.holder:
        alike.sort(key=lambda entry: _has_another_holder(entry, asked))
    return [Proposal(entry, asked.number) for entry in alike]


def _no(asked: PaperQuestion, lookup: Lookup) -> Answer:
    slips = _("Check for slips: O and 0, I and 1, a missing part after a dash.")
    complete_from = lookup.complete_from(asked.body) if asked.body else None
    if asked.body and complete_from:
        named = {"body": localized(asked.body.name), "since": day_words(complete_from)}
        return Answer(
            "never-issued",
            lambda: (
            _("This number was never issued."),
            _("If you typed it as printed: %(body)s states that every certificate it has issued since %(since)s is here, and this one is not.")
            % named,
            [slips, _("Do not rely on it, and tell %(body)s who showed it to you.") % named],
            ),
        )  # fmt: skip
    return Answer(
        "not-in-this-register",
        lambda: (
            _("This number is not in this register."),
            _("That does not mean it is false: many bodies keep their certificates elsewhere."),
            [
                slips,
                _("Ask the body that is named on the certificate."),
                _("For Chinese certificates ask the national platform: %(address)s") % {"address": NATIONAL_PLATFORM},
            ],
        ),
    )


def _not_a_number() -> Answer:
    return Answer(
        "not-a-number",
        lambda: (
            _("This does not look like a certificate number."),
            _("A number has letters and digits, such as NS2026-0471-01, and stands near the top of the certificate."),
            [
                _("Type it as printed; spaces, dashes and capitals do not matter."),
                _("Or scan the QR code on the certificate."),
            ],
        ),
    )
