"""The sentences about files that are not the issued one, each once, and how each answer looks."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from look.statuses import Tone
from register.answers.wording import NATIONAL_PLATFORM, Sentences

FILE_LOOKS: dict[str, tuple[Tone, str]] = {
    "issued": ("neutral", "question"),
    "older-revision": ("careful", "clock"),
    "several": ("careful", "question"),
    "not-the-file": ("stop", "cross"),
    "picture": ("careful", "eye"),
    "no-file-here": ("careful", "question"),
    "leads-nowhere": ("stop", "cross"),
    "locked": ("neutral", "question"),
    "damaged": ("neutral", "question"),
    "unknown": ("neutral", "question"),
    "heavy": ("neutral", "question"),
    "busy": ("neutral", "clock"),
    "not-recognised": ("neutral", "question"),
}


def sentences_about(kind: str, named: Mapping[str, str]) -> Sentences:
    """Of a file that names a certificate. `named`: its number, body and status."""
    headline, text, advice = _open_sentences(kind)
    return headline % named, text % named, [sentence % named for sentence in advice]


def _open_sentences(kind: str) -> Sentences:
    compare = _("Compare number, holder, product, models and dates with the certificate's page, sign by sign.")
    if kind == "picture":
        return (
            _("A photo or scan can never be the file that was issued. The certificate it names is now: %(status)s."),
            _("It names certificate %(number)s of %(body)s. Whether the picture shows what was issued, nobody can tell from a picture."),
            [compare, _("Ask the holder for the file itself, and check that here.")],
        )  # fmt: skip
    if kind == "not-the-file":
        return (
            _("This is not the file that was issued: do not rely on it."),
            _("It names certificate %(number)s, but it is none of the files that %(body)s issued for it. That certificate is now: %(status)s."),
            [
                _("Rely on the certificate's page, not on this file."),
                _("A file that was printed, signed or saved anew is another file: ask the holder for the one that was issued."),
                _("A page for buyers tells of a certificate and is none: what it says is to be checked on the certificate's page as well."),
                _("If it differs from the certificate's page, tell %(body)s who gave it to you."),
            ],
        )  # fmt: skip
    return (
        _("Whether this is the body's file cannot be checked here. The certificate it names is now: %(status)s."),
        _("It names certificate %(number)s of %(body)s, of which this register holds no file to compare it with."),
        [compare, _("Ask %(body)s if anything differs.")],
    )  # fmt: skip


def unrecognised(kind: str) -> Sentences:
    """Of a file in which no certificate was recognised, by why not."""
    type_it = _("Type the number that stands on the certificate into the box below.")
    no_file = _("No file of exactly this content was issued here.")
    ask = _("Ask the body that is named on it.")
    wordings: dict[str, tuple[str, str, Sequence[str]]] = {
        "leads-nowhere": (
            _("Its code leads to no certificate of this register: do not rely on it."),
            _("The code looks like an address of ours, but no certificate was ever at that address."),
            [type_it, ask],
        ),
        "locked": (
            _("The file is protected by a password, and could not be read."),
            no_file,
            [_("Save it without the password, or send a picture of its first page."), type_it],
        ),
        "damaged": (
            _("The file is damaged or incomplete, and could not be read."),
            no_file,
            [_("Download it again, or ask for it anew."), type_it],
        ),
        "unknown": (
            _("This is neither a PDF nor a picture, whatever its name says."),
            no_file,
            [_("Send a PDF, or a photo as JPEG, PNG, WebP or HEIC."), type_it],
        ),
        "heavy": (
            _("The file is too heavy to be read here."),
            no_file,
            [_("Send a smaller picture of the page with the code."), type_it],
        ),
        "busy": (
            _("Many files are being checked at this moment."),
            _("Yours was not read."),
            [_("Try again in a minute."), type_it],
        ),
        "not-recognised": (
            _("No certificate was recognised in this file."),
            _("No file of exactly this content was issued here, and nothing in it leads to a certificate of this register. That does not mean it is false: many bodies keep their certificates elsewhere."),
            [
                type_it,
                _("Of a photo: take it from straight above, in good light, with the code large and sharp."),
                ask,
                _("For Chinese certificates ask the national platform: %(address)s") % {"address": NATIONAL_PLATFORM},
            ],
        ),
    }  # fmt: skip
    headline, text, advice = wordings[kind]
    return headline, text, list(advice)
