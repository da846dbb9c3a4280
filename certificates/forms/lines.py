"""Lists as people type them: one thing a line, its parts apart by a bar."""

from typing import Any


def rows_of(text: str) -> list[list[str]]:
    """Lines of up to three parts, split at | or tab; empty lines are passed over."""
    lines = [
        line.replace("｜", "|").replace("\t", "|").split("|") for line in text.splitlines() if line.strip(" \t|｜")
    ]
    return [[*(part.strip() for part in line), "", ""][:3] for line in lines]


def joined(rows: Any) -> str:
    return "\n".join(" | ".join(row).rstrip(" |") for row in rows)
