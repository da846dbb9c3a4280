"""Many addresses asked by one visitor, and who of them answers otherwise."""

from collections.abc import Iterable
from typing import Any

from django.test import Client


def others(
    client: Client,
    addresses: Iterable[str],
    *,
    than: set[int],
    naming: str = "",
    by: str = "get",
    typed: dict[str, Any] | None = None,
) -> list[tuple[str, int, str]]:
    """The addresses that answer another status, or lead elsewhere than to what `naming` names; with their answers.

    `assert others(stranger, PAGES, than={404}) == []` names every page that is open, not only the first.
    """
    answers = [(address, getattr(client, by)(address, typed)) for address in addresses]
    said = [(address, answer.status_code, answer.get("Location", "")) for address, answer in answers]
    return [one for one in said if one[1] not in than or naming not in one[2]]
