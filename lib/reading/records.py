"""Rows of JSON: a list of records, or one record a line. Their keys are the headings, in the order they come up."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any

CHUNK = 1 << 18
LONGEST = 8 * 1024 * 1024  # letters of one record; beyond, the file is something else
IS_RECORDS = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*[{\[]|\{\s*["}])')
BETWEEN = re.compile(r"[\s,]*")


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
    waiting = _inside(decode(file.read(CHUNK)).lstrip("\ufeff"))
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
    """What follows the bracket of the list of records."""
    if match := re.match(r"\s*\[", text):
        return text[match.end() :]
    # One record a line has lists within as well: a wrapper is a first object that goes on to a list of objects.
    if not re.match(r'\s*\{[^{}]*?"[^"]*"\s*:\s*\[\s*\{', text) or re.match(r"\s*\{[^\n]*\}\s*\n\s*\{", text):
        return text
    match = re.search(r"\[\s*(?=\{)", text)
    return text[match.end() :] if match else text


def _flat(record: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Records within records as columns of their own: `holder.name`."""
    for key, value in record.items():
        name = f"{before}{key}"[:200]
        if isinstance(value, dict) and before.count(".") < 3:
            yield from _flat(value, f"{name}.")
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
