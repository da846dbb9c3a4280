"""Words in two languages, and text made comparable."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext_lazy as _

_BETWEEN_NAMES = re.compile(r"[,，;；、|｜\t\v\f\r\n\x85\u2028\u2029]+|\s/\s")

type Bilingual = Mapping[str, str]

LANGUAGE_CODES = {"zh": "zh-hans", "en": "en"}  # the key of a bilingual text → the language of the interface


def bilingual(zh: str, en: str) -> dict[str, str]:
    """The form in which facts and public statements carry a text: `{"zh": …, "en": …}`."""
    return {"zh": zh, "en": en}


def listed(things: Iterable[object]) -> str:
    """Things one after the other, apart as the reader's language has it: "a, b", "甲、乙"."""
    return pgettext("between things listed", ", ").join(map(str, things))


def names_in(text: str) -> list[str]:
    """Names that were typed into one field, those of models say: one a line, or apart by commas, semicolons or the cells of a
    table. A stroke is part of a name (KFR-35GW/A1), unless it stands alone.
    """
    return [name for part in _BETWEEN_NAMES.split(text) if (name := part.strip())]


def written_day(day: date) -> str:
    """A day as the reader's language has it: `2026-11-22`, in Chinese `2026年11月22日`."""
    is_english = (get_language() or "").startswith("en")
    return f"{day:%Y-%m-%d}" if is_english else f"{day.year}年{day.month}月{day.day}日"


def written_moment(moment: datetime) -> str:
    """A day and a time in the zone of `moment`, which is said: `2026-11-22 15:43 (UTC+8)`."""
    offset = f"{moment:%z}"
    zone = f"UTC{offset[0]}{int(offset[1:3])}{':' + offset[3:5] if offset[3:5] != '00' else ''}" if offset else ""
    written = f"{written_day(moment)} {moment:%H:%M}"
    if not zone:
        return written
    zone = "UTC" if zone in {"UTC+0", "UTC-0"} else zone
    is_english = (get_language() or "").startswith("en")
    return f"{written} ({zone})" if is_english else f"{written}（{zone}）"


def written_percent(number: Decimal) -> str:
    """A rate as the reader's language has it: `6 %`, in Chinese `6%`."""
    is_english = (get_language() or "").startswith("en")
    return f"{number.normalize():f}{' ' if is_english else ''}%"


def spelled_day(day: date) -> dict[str, str]:
    """A day as papers and letters write it: `2026年11月22日`, `22 November 2026`. A buyer abroad reads 03-04 in two ways."""
    with override("en"):
        english = date_format(day, "j F Y", use_l10n=False)
    return bilingual(f"{day.year}年{day.month}月{day.day}日", english)


def spelled_moment(moment: datetime) -> dict[str, str]:
    """A day and a time in the zone of `moment`, as papers write it: `22 November 2026 15:43 (UTC+8)`."""
    days, texts = spelled_day(moment), {}
    for key, language in LANGUAGE_CODES.items():
        with override(language):
            texts[key] = written_moment(moment).replace(written_day(moment), days[key], 1)
    return texts


def in_both(words: object) -> dict[str, str]:
    """Words of the interface (a lazy text) in both languages, for what is kept: notices, letters."""
    texts = {}
    for key, language in LANGUAGE_CODES.items():
        with override(language):
            texts[key] = str(words)
    return texts


def localized(value: Bilingual | str | None) -> str:
    """The reader's language of a bilingual text; the other language where that one is empty."""
    if not isinstance(value, Mapping):
        return value or ""
    first, second = ("en", "zh") if (get_language() or "").startswith("en") else ("zh", "en")
    return value.get(first) or value.get(second) or ""


def plain_name(value: str) -> None:
    """For names that strangers type and our letters repeat: raises ValidationError where one holds a web address or a
    second line, so that nobody sends their own message to others under our name."""
    if re.search(r"://|\bwww\.|[\x00-\x1f\x7f\u2028\u2029]", value, re.IGNORECASE):
        raise ValidationError(_("A name is one line and holds no web address."))


# What nobody sees besides category Cf: fillers and the selectors of variants (Unicode's Default_Ignorable_Code_Point).
_IGNORED = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def without_invisible(text: str) -> str:
    """`text` without characters that nobody sees: chat programs, PDFs and spreadsheets put them into what is copied."""
    if text.isascii():
        return text
    return _IGNORED.sub("", "".join(letter for letter in text if unicodedata.category(letter) != "Cf"))


def folded(text: str) -> str:
    """`text` for comparing: nothing invisible, NFKC (full-width letters become plain), case folded, white space collapsed."""
    plain = unicodedata.normalize("NFKC", without_invisible(text))
    return re.sub(r"\s+", " ", plain).strip().casefold()
