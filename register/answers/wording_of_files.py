"""The sentences about files, each once, and how each answer looks."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from look.statuses import Tone
from register.answers.answer import Answer
from register.answers.wording import NATIONAL_PLATFORM, Sentences

FILE_LOOKS: dict[str, tuple[Tone, str]] = {
    "issued": ("neutral", "question"),
    "older-revision": ("careful", "clock"),
    "revised-since": ("careful", "clock"),
    "notice": ("neutral", "document"),
    "for-buyers": ("neutral", "document"),
    "several": ("careful", "question"),
    "not-the-file": ("stop", "cross"),
    "not-registered": ("careful", "question"),
    "newest-unknown": ("careful", "clock"),
    "picture": ("careful", "eye"),
    "no-file-here": ("careful", "question"),
    "leads-nowhere": ("stop", "cross"),
    "locked": ("neutral", "question"),
    "damaged": ("neutral", "question"),
    "unknown": ("neutral", "question"),
    "heavy": ("neutral", "question"),
    "busy": ("neutral", "clock"),
    "not-recognised": ("neutral", "question"),
    "report-issued": ("steel", "document"),  # by its number alone: what the paper says is not proved
    "report-file": ("good", "check"),
    "report-replaced": ("careful", "arrow-right"),
    "report-withdrawn": ("stop", "cross"),
    "report-not-the-file": ("stop", "cross"),
    "report-picture": ("careful", "eye"),
    "report-ambiguous": ("careful", "question"),
}


def sentences_of(kind: str, named: Mapping[str, object], certificate: Answer, *, is_own: bool) -> Sentences:
    """Of a file that is known by its bytes. `named`: what its sentences name; `certificate`: the answer about that, now."""
    headline, text, advice = _of_own_file(kind) if is_own else _of_issued_file(kind)
    current = certificate.text if kind in {"issued", "notice", "for-buyers"} else ""
    words = " ".join(filter(None, [text % named, current]))
    return headline % named, words, [*(sentence % named for sentence in advice), *certificate.advice]


def _of_issued_file(kind: str) -> Sentences:
    wordings: dict[str, Sentences] = {
        "issued": (_("This is the file that %(body)s issued, and the certificate is now: %(status)s."), "", []),
        "older-revision": (
            _("%(body)s issued this file, but it is an older revision."),
            _("It is revision %(old)s; revision %(new)s was made on %(new_made)s. The certificate is now: %(status)s."),
            [_("Ask the holder for the file of the newest revision.")],
        ),
        "revised-since": (
            _("%(body)s issued this file, but the certificate says something else now."),
            _("It is revision %(old)s. The certificate was revised since, and no newer file of it is known here yet. It is now: %(status)s."),
            [_("What the certificate's page says counts, and not this file."), _("Ask the holder for the file of the newest revision.")],
        ),
        "notice": (
            _("This is a notice that %(body)s issued about a certificate, which is now: %(status)s."),
            _("It tells of one change, as of its day, and is not the certificate."),
            [],
        ),
        "for-buyers": (
            _("This is a sheet for buyers that was made here on %(made)s. The certificate it tells of is now: %(status)s."),
            _("It explains certificate %(number)s of %(body)s as of that day, and is not the certificate."),
            [_("What the certificate's page says counts, and not this sheet.")],
        ),
    }  # fmt: skip
    return wordings[kind]


def _of_own_file(kind: str) -> Sentences:
    """Of a file that was made elsewhere: the body says that it is its own, and nobody here has seen it."""
    wordings: dict[str, Sentences] = {
        "issued": (
            _("This is the file that %(body)s has for this certificate, and the certificate is now: %(status)s."),
            "",
            [],
        ),
        "older-revision": (
            _("%(body)s had this file for this certificate, and has registered a newer one since."),
            _("The newer one was registered on %(new_made)s. The certificate is now: %(status)s."),
            [_("Ask the holder for the newer file.")],
        ),
        "revised-since": (
            _("%(body)s has this file for this certificate, but the certificate says something else now."),
            _("The file was registered on %(made)s, and what the certificate says was changed since. It is now: %(status)s."),
            [_("What the certificate's page says counts, and not this file."), _("Ask %(body)s for its newest file.")],
        ),
    }  # fmt: skip
    return wordings[kind]


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
    if kind == "picture-of-what-moved-in":
        return (
            _("Nobody can tell from a photo or scan whether it shows what was issued. The certificate it names is now: %(status)s."),
            _("It names certificate %(number)s of %(body)s, whose files were made elsewhere."),
            [compare, _("Ask %(body)s if anything differs.")],
        )  # fmt: skip
    if kind == "not-the-file":
        return (
            _("This is not the certificate as it was issued: do not rely on it."),
            _("It names certificate %(number)s, but it is none of the files that %(body)s issued as that certificate, nor a notice or a sheet for buyers of it. That certificate is now: %(status)s."),
            [
                _("Rely on the certificate's page, not on this file."),
                _("A file that was printed, signed or saved anew is another file: ask the holder for the one that was issued."),
                _("A letter, an invoice or a report may name a certificate as well, and is not known here: ask %(body)s about it."),
                _("If it differs from the certificate's page, tell %(body)s who gave it to you."),
            ],
        )  # fmt: skip
    if kind == "not-registered":
        return (
            _("This is none of the files that %(body)s has registered here. The certificate it names is now: %(status)s."),
            _("It names certificate %(number)s, whose files were made elsewhere. Another language, or a file that was signed or saved anew, has other bytes; so has a forgery."),
            [compare, _("Do not rely on it before %(body)s or the holder has given you a file that is known here.")],
        )  # fmt: skip
    if kind == "newest-unknown":
        return (
            _("Whether this is the newest file of the certificate cannot be checked here yet. The certificate is now: %(status)s."),
            _("It names certificate %(number)s of %(body)s, which was revised, and the file of that revision is not known here yet. This is none of the older files."),
            [compare, _("Check it again in some minutes, or ask %(body)s.")],
        )  # fmt: skip
    return (
        _("Whether this is the body's file cannot be checked here. The certificate it names is now: %(status)s."),
        _("It names certificate %(number)s of %(body)s, of which this register holds no file to compare it with."),
        [compare, _("Ask %(body)s if anything differs.")],
    )  # fmt: skip


def unrecognised(kind: str) -> Sentences:
    """Of a file in which no certificate was recognised, by why not."""
    type_it = _("Type the number that stands on the certificate into the box below.")
    no_file = _("No certificate's file of exactly this content is known here.")
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
            _("No certificate's file of exactly this content is known here, and nothing in it leads to a certificate of this register. That does not mean it is false: many bodies keep their certificates elsewhere."),
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
