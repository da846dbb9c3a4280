"""Whether two names are one company's, as far as letters can tell: equal cores, partly so, or not.

A core is a name without its legal form, punctuation, width, capitals, accents and script. The measures of likeness that
look for the best part (partial_ratio, token_set_ratio, WRatio) are of no use here: they give 90 to 100 for a bare legal
form against anybody.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Literal

from opencc import OpenCC
from rapidfuzz import fuzz

from lib.text import folded

type Agreement = Literal["matches", "partly", "differs"]
type NameWords = tuple[str, ...]
type PlacesIn = Callable[[NameWords], Collection[str]]

LEAST = 2  # letters of a core
LEAST_CONTAINED = {True: 4, False: 3}  # letters of a part, in Chinese and in other scripts
ALIKE = 90.0
LONGEST_FORM = 8  # words: "S. de R. L. de C. V."
CJK = r"\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
_QUOTES = re.compile("['’‘ʼ`´]")
_CJK = re.compile(f"[{CJK}]")
_MARKS = re.compile("[\u0300-\u036f]")
_LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_NUMERAL = re.compile(r"\d+|[零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾]")
_NUMERAL_WORDS = {
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
}
_EMPTY = {"and", "the", "of", "for", "de", "la", "le", "les", "du", "des", "et", "y", "e", "der", "die", "das", "für"}


@dataclass(frozen=True)
class Core:
    """A name's words without its legal form."""

    words: NameWords

    @cached_property
    def letters(self) -> str:
        return "".join(self.words)

    @property
    def is_a_name(self) -> bool:
        return len(self.letters) >= LEAST and not _EMPTY.issuperset(self.words)

    @property
    def numerals(self) -> list[str]:
        """Digits and numerals, in order: the Third Factory is not the Eighth."""
        written = [word for word in self.words if word in _NUMERAL_WORDS]
        return _NUMERAL.findall(self.letters) + written


def compared(asked: str, names: Iterable[str], *, places_in: PlacesIn) -> Agreement:
    """The best that `asked` does against the names of one company."""
    written = [name for name in names if name]
    if any(_is_same(asked, name) for name in written):  # of both languages, before either is looked at letter by letter
        return "matches"
    return "partly" if any(_is_partly(asked, name, places_in) for name in written) else "differs"


def agreement(name: str, other: str, *, places_in: PlacesIn) -> Agreement:
    return compared(name, [other], places_in=places_in)


@lru_cache(16384)  # lists name the same company in row after row
def _is_same(name: str, other: str) -> bool:
    mine, theirs = cores(name), cores(other)
    return _are_names(mine, theirs) and bool({core.letters for core in mine} & {core.letters for core in theirs})


@lru_cache(16384)
def _is_partly(name: str, other: str, places_in: PlacesIn) -> bool:
    mine, theirs = cores(name), cores(other)
    return _are_names(mine, theirs) and any(_is_alike(a, b, places_in) for a, b in zip(mine, theirs, strict=True))


def _are_names(*pairs: tuple[Core, Core]) -> bool:
    return all(core.is_a_name for pair in pairs for core in pair)


@lru_cache(4096)
def cores(name: str) -> tuple[Core, Core]:
    """A name's core in both spellings that are usual where a letter has an accent: Mueller and Muller for Müller."""
    words = _without_forms(_words(name))
    return Core(tuple(_plain(word.translate(_UMLAUTS)) for word in words)), Core(tuple(map(_plain, words)))


@lru_cache(4096)
def full(name: str) -> str:
    """The whole name made comparable, with its legal form: unlike forms are unlike companies. "" for what is no name.

    Chinese words are joined, since brackets and spaces come and go in them; others are not: Sun Rise is not Sunrise.
    """
    if not cores(name)[0].is_a_name:
        return ""
    words = [_plain(word) for word in _words(name)]
    return ("" if is_chinese(name) else " ").join(words)


def is_chinese(name: str) -> bool:
    """Whether Chinese, Japanese or Korean letters stand in it."""
    return bool(_CJK.search(name))


def without_legal_form(name: str) -> str:
    """A name's words, folded, without its legal form; "" where it is nothing but one."""
    return " ".join(_without_forms(_words(name)))


def _is_alike(name: Core, other: Core, places_in: PlacesIn) -> bool:
    if _holds(name, other, places_in) or _holds(other, name, places_in):
        return True
    if len(name.letters) == len(other.letters) and sorted(name.letters) == sorted(other.letters):
        return True
    return (
        fuzz.ratio(name.letters, other.letters, score_cutoff=ALIKE) >= ALIKE
        and name.numerals == other.numerals
        and sorted(places_in(name.words)) == sorted(places_in(other.words))
    )


def _holds(whole: Core, part: Core, places_in: PlacesIn) -> bool:
    """Whether all words of a part stand in the whole one after the other. A place alone is nobody's name."""
    in_chinese = is_chinese(part.letters)
    if len(part.letters) < LEAST_CONTAINED[in_chinese] or part.letters in places_in(part.words):
        return False
    if in_chinese:
        return part.letters in whole.letters
    return f" {' '.join(part.words)} " in f" {' '.join(whole.words)} "


# --- Words and legal forms ---------------------------------------------------------------------------------------------


def _words(name: str) -> list[str]:
    """Lower case, simplified; a run of Chinese, Japanese or Korean is one word."""
    text = folded(simplified(folded(name)))
    text = _QUOTES.sub("", text).replace("&", " and ").replace("+", " and ")
    return ["and" if word == "und" else word for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    """Without accents; the marks of other scripts (か, が) stay."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", word.translate(_LIGATURES)))
    return unicodedata.normalize("NFKC", bare)


def _without_forms(words: list[str]) -> list[str]:
    """Legal forms taken off at both ends until there are none."""
    words = [left for word in words if (left := _without_chinese_forms(word))]
    while True:
        cut = _form_at_end(words)
        if cut:
            words = words[:-cut]
            while words and words[-1] == "and":  # of GmbH & Co. KG
                words = words[:-1]
        elif cut := _form_in_front(words):
            words = words[cut:]
        else:
            return words


def _form_at_end(words: list[str]) -> int:
    """How many words at the end are a legal form, at most."""
    tails = (size for size in range(min(LONGEST_FORM, len(words)), 0, -1) if _joined(words[-size:]) in _forms().latin)
    return next(tails, 0)


def _form_in_front(words: list[str]) -> int:
    heads = (size for size in range(min(LONGEST_FORM, len(words)), 0, -1) if _joined(words[:size]) in _forms().front)
    return next(heads, 0)


def _joined(words: list[str]) -> str:
    return _plain("".join(words))


def _without_chinese_forms(word: str) -> str:
    """有限公司 goes wherever it stands, 公司 at the end only, and 分公司 (a branch) stays."""
    if not _CJK.match(word):
        return word
    while (left := _forms().front_cjk.sub("", _forms().end_cjk.sub("", _forms().inside.sub("", word)))) != word:
        word = left
    return word


@dataclass(frozen=True)
class _Forms:
    latin: frozenset[str]
    front: frozenset[str]
    inside: re.Pattern[str]
    end_cjk: re.Pattern[str]
    front_cjk: re.Pattern[str]


@cache
def _forms() -> _Forms:
    lines = (Path(__file__).parent / "legal_forms.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    forms = [("".join(_words(form)), where) for _language, form, where, *_law in rows]
    latin = [(_plain(form), where) for form, where in forms if not _CJK.match(form)]
    cjk = [(form, where) for form, where in forms if _CJK.match(form)]
    short = {form for form, _where in cjk if len(form) == 1}  # (株) and (주) only where they stand alone
    return _Forms(
        frozenset(form for form, _where in latin),
        frozenset(form for form, where in latin if where == "front"),
        re.compile(_any_of(form for form, where in cjk if where == "inside")),
        re.compile(
            rf"(?:(?<![分子总母])(?:{_any_of(form for form, _where in cjk if form not in short)})|^(?:{_any_of(short)}))$"
        ),
        re.compile(rf"^(?:{_any_of(form for form, where in cjk if where == 'front' and form not in short)})"),
    )


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))


def simplified(text: str) -> str:
    """Traditional letters as simplified ones. A few simplified ones change too: fold both sides, show neither."""
    return text if text.isascii() else _converter("t2s").convert(text)


def in_mainland_words(text: str) -> str:
    """What is written in traditional letters as people say it in mainland China: 網路攝影機 as 网络摄影机; "" for all else."""
    return "" if text.isascii() or simplified(text) == text else _converter("tw2sp").convert(text)


@cache
def _converter(rules: str) -> OpenCC:
    return OpenCC(rules)
