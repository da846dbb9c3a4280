"""Rows of JSON: a list of records, or one record a line. Their keys are the headings, in the order they come up."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

CHUNK = 1 << 18
LONGEST = 8 * 1024 * 1024  # letters of one record; beyond, the file is something else
IS_RECORDS = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*[{\[]|\{\s*["}])')
BETWEEN = re.compile(r"[\s,]*")
# What a first look sees of JSON: a text whole, or one of its brackets.
BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]')
OBJECT = re.compile(r"\s*\{")
LOOKS_AT = 1 << 20  # letters in which the list of records begins
ENOUGH = 4  # keys by which a record is told from a model, a standard or a site: those have two or three
DEEPEST = 6  # records within records that become columns; what lies deeper stays JSON


def rows(file: IO[bytes], encoding: str) -> Iterator[list[str]]:
    """The keys of all records, then each record. Raises ValueError where it is no JSON."""
    keys: dict[str, int] = {}
    # Read twice, and never held: the last record may have a key that no other has, and headings come first.
    for record in _records(file, encoding):
        for key in record:
            keys.setdefault(key, len(keys))
    yield list(keys)
    for record in _records(file, encoding):
        cells = [""] * len(keys)
        for key, text in record.items():
            cells[keys[key]] = text
        yield cells


def _records(file: IO[bytes], encoding: str) -> Iterator[dict[str, str]]:
    try:
        for value in _values(file, encoding):
            if isinstance(value, dict):
                yield dict(_flat(value))
            elif isinstance(value, list):
                yield {str(position): _text(one) for position, one in enumerate(value, start=1)}
    except RecursionError as failure:
        raise ValueError("Records within records without end are no table.") from failure


def _values(file: IO[bytes], encoding: str) -> Iterator[Any]:
    """The records one by one, wherever their list begins: `[…]`, `{"data": […]}`, or one after the other."""
    file.seek(0)
    decode = codecs.getincrementaldecoder(encoding)(errors="replace").decode
    decoder, is_over = json.JSONDecoder(), False
    waiting = _inside(decode(file.read(LOOKS_AT)).lstrip("\ufeff"))
    while not is_over:
        chunk = file.read(CHUNK)
        is_over = not chunk
        waiting, position = waiting + decode(chunk, final=is_over), 0
        while True:
            begin = BETWEEN.match(waiting, position)
            position = begin.end() if begin else position
            if position >= len(waiting) or waiting[position] in "]}":
                break
            try:
                value, position = decoder.raw_decode(waiting, position)
            except ValueError:
                # Perhaps cut by the end of this chunk only. Endless text is not JSON, and must not fill the memory.
                if is_over or len(waiting) - position > LONGEST:
                    raise
                break
            yield value
        if waiting[position : position + 1] in ("]", "}"):
            return
        waiting = waiting[position:]


def _inside(text: str) -> str:
    """What follows the bracket of the list of records, at whatever depth of the objects around it the list stands."""
    if match := re.match(r"\s*\[", text):
        return text[match.end() :]
    lists = _lists_in(text)
    # Beside the records stand links, errors, columns: the longest list is meant, and one that goes on is longer still.
    return text[max(lists, key=lambda one: one.weight).begin :] if lists else text


@dataclass
class _List:
    """A list of objects within objects only: where it begins, and of how many it is."""

    begin: int
    parts: int = 0
    is_closed: bool = False

    @property
    def weight(self) -> tuple[bool, int]:
        return not self.is_closed, self.parts


def _lists_in(text: str) -> list[_List]:
    """The lists of objects in a first object that wraps them; none where it is a record itself, or one of several."""
    found: list[_List] = []
    unfinished: dict[int, _List] = {}
    depth = lists = 0
    for match in BRACKET.finditer(text):
        mark = match[0]
        if mark == "{":
            if depth - 1 in unfinished:
                unfinished[depth - 1].parts += 1
            depth += 1
        elif mark == "[":
            # Within objects only: a list within a list belongs to one record.
            if not lists and OBJECT.match(text, match.end()):
                found.append(_List(match.end()))
                unfinished[depth] = found[-1]
            depth, lists = depth + 1, lists + 1
        elif mark in ("}", "]"):
            depth, lists = depth - 1, lists - (mark == "]")
            if mark == "]" and (closed := unfinished.pop(depth, None)):
                closed.is_closed = True
            if depth <= 0:
                # One record a line has lists within as well.
                return [] if OBJECT.match(text, match.end()) else _wrapped(text[: match.end()], found)
    return found


def _wrapped(text: str, lists: list[_List]) -> list[_List]:
    """Of a whole first object the lists that are records. One certificate with its models and standards is no wrapper."""
    try:
        whole = json.loads(text)
    except ValueError:
        return lists
    return lists if _is_wrapper(whole) else []


def _is_wrapper(value: dict[str, Any]) -> bool:
    """Whether what an object's lists hold says more than the object itself does."""
    own = sum(not isinstance(part, dict | list) for part in value.values())
    within = [part for part in value.values() if isinstance(part, dict)]
    records = [one for part in value.values() if isinstance(part, list) for one in part[:20] if isinstance(one, dict)]
    return any(len(one) > 1 and len(one) >= min(own, ENOUGH) for one in records) or any(map(_is_wrapper, within))


def _flat(record: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Records within records as columns of their own: `holder.name`; of a list of them, a line each: `standards.number`."""
    for key, value in record.items():
        name = f"{before}{key}"[:200]
        if isinstance(value, dict) and value and depth < DEEPEST:
            yield from _flat(value, f"{name}.", depth + 1)
        elif isinstance(value, list) and value and depth < DEEPEST and all(isinstance(one, dict) for one in value):
            columns: dict[str, list[str]] = {}
            for one in value:
                for inner, text in _flat(one, f"{name}.", depth + 1):
                    columns.setdefault(inner, []).append(text)
            yield from ((inner, "\n".join(filter(None, texts))) for inner, texts in columns.items())
        else:
            yield name, _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
