"""What a client of Stripe sends, as a tree: `a[b][0][c]=x` is {"a": {"b": [{"c": "x"}]}}."""

import re
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl


def tree_of(encoded: str) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in parse_qsl(encoded, keep_blank_values=True):
        _plant(tree, re.findall(r"[^\[\]]+", name), value)
    return {name: _lists(part) for name, part in tree.items()}


def tree_of_files(body: bytes, content_type: str) -> dict[str, Any]:
    """Of an upload: the fields, and of each file its name and size."""
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    tree: dict[str, Any] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        filename = part.get_filename()
        tree[str(name)] = (filename, len(content)) if filename else content.decode()  # type: ignore[union-attr]
    return tree


def _plant(tree: dict[str, Any], way: list[str], value: str) -> None:
    for step in way[:-1]:
        tree = tree.setdefault(step, {})
    tree[way[-1]] = value


def _lists(part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    if part and all(name.isdigit() for name in part):
        return [_lists(part[name]) for name in sorted(part, key=int)]
    return {name: _lists(each) for name, each in part.items()}
