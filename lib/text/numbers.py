"""The three keys of a certificate number.

*Printed* tells a body's certificates apart: what stands on the paper, without what nobody sees. *Folded* finds: however
somebody typed or copied it; CB-1-12 and CB-11-2 fold to one, so it may find several. *Look-alikes* only propose: what a
slip of one sign, or O read for 0, may have been meant for.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import islice, product
from string import ascii_uppercase, digits

from lib.text import without_invisible

LONGEST = 600  # letters of a number, and of a key: the most that an index of the database holds in any script
LONGEST_TYPED = 100  # beyond that nobody typed it, and a slip in it is not looked for
MOST_ALIKE = 600
_NUMERO = re.compile("№|N[º°]", re.IGNORECASE)
_CERTIFICATE = (
    r"(?:certificate|certification|cert|registration|reg|licen[cs]e|certificat|certificado|certificato|zertifikate?s?)"
)
# Words that stand in front of a number and are copied with it. Without a sign after them only those that name the thing.
LABEL = re.compile(
    rf"""[\W_]*(?:
        {_CERTIFICATE}[\s.\-]*(?:number|num|nummer|no|nr|id)(?![a-z])
      | {_CERTIFICATE}(?=\s*[:#])
      | (?:number|num|nummer)(?=[\s.:#])
      | (?:no|nr)(?=\s*[.:#])
      | (?=\#)
      | (?:认证|認證|認証)?(?:证书|證書|証書|证明书|證明書|証明書|注册|註冊|登记|登記|登録|인증서?|등록)
        \s*(?:编号|編號|编码|番号|号码|號碼|号|號|번호)
      | (?:编号|編號|编码|番号|号码|號碼|번호)(?=\s*[.:#])
    )[\s.:#\-)\]]*(?=.*\d)""",
    re.IGNORECASE | re.VERBOSE,
)
# Capitals of Cyrillic and Greek that nobody can tell from Latin ones.
_LOOKS_LATIN = str.maketrans("АВЕЅІЈКМНОРСТУХҮԚԜӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTYXYQWIABEZHIKMNOPTYX")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d~]")
_LOOK_ALIKE = {letter: group for group in ("0O", "1IL") for letter in group}
_SKELETON = str.maketrans("OIL", "011")
_SIGNS = digits + ascii_uppercase


def as_written(text: str) -> str:
    """A number as we keep and show it: as it was printed, but without a label in front and what nobody sees."""
    return _settled(_after_label, text)


@lru_cache(16384)  # each row of a file asks several times
def printed(text: str) -> str:
    """What tells two numbers of one body apart: capitals and separators count, width and what nobody sees do not."""
    return _settled(_plain, text)[:LONGEST].rstrip()


def as_read(text: str) -> str:
    """The printed number of one eye's glance: without label, capitals, width, kinds of dashes; separators stay."""
    return _settled(lambda once: _DASHES.sub("-", _after_label(once)).upper().translate(_LOOKS_LATIN), text)


def runs(text: str) -> list[str]:
    """A number's letters and digits in turn: equal where two ways of writing set their separators in the same places."""
    return re.findall(r"\d+|[^\W\d_]+", as_read(text))


@lru_cache(16384)
def folded(text: str) -> str:
    """What a number is found by: its letters and digits alone, without a label in front."""
    return _settled(_bare, text)[:LONGEST]


def look_alike(text: str) -> str:
    """The same for two numbers that differ only in O and 0, or I, l and 1."""
    return folded(text).translate(_SKELETON)


def look_alikes(text: str) -> list[str]:
    """The folded numbers that may have been meant: read alike first, then all that are one slip away (about 1,300)."""
    number = folded(text)
    if len(number) > LONGEST_TYPED:
        return []
    readings = product(*(_LOOK_ALIKE.get(letter, letter) for letter in number))
    alike = ["".join(letters) for letters in islice(readings, MOST_ALIKE)]
    unlabelled = (
        [number[2:]] if number.startswith(("NO", "NR")) else []
    )  # "No 123", without a sign that makes it a label
    return [
        reading
        for reading in dict.fromkeys([*alike, *unlabelled, *_one_slip_away(number)])
        if reading and reading != number
    ]


def _one_slip_away(number: str) -> list[str]:
    cuts = [(number[:cut], number[cut:]) for cut in range(len(number) + 1)]
    turned = [before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1]
    missing = [before + sign + after for before, after in cuts for sign in _SIGNS]
    doubled = [before + after[1:] for before, after in cuts if after]
    wrong = [before + sign + after[1:] for before, after in cuts if after for sign in _SIGNS]
    return turned + missing + doubled + wrong


def _plain(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", without_invisible(_NUMERO.sub("No.", text)))
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text).split())


def _bare(text: str) -> str:
    text = unicodedata.normalize("NFKD", _after_label(_plain(text)).casefold())
    letters = "".join(letter for letter in text if letter.isalnum())
    return unicodedata.normalize("NFKC", letters.upper()).translate(_LOOKS_LATIN)


def _after_label(text: str) -> str:
    text = _plain(text)
    while found := LABEL.match(text):
        text = text[found.end() :]
    return text


def _settled(step: Callable[[str], str], text: str) -> str:
    """`step` until it changes nothing: to drop one character may bring two together that are another."""
    while (once := step(text)) != text:
        text = once
    return text
