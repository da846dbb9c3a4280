"""Values that certificates state, as numbers under a name: so that one can ask for a range."""

import re

from statements import CertificateStatement
from statements.certificate import MeasuredValue

LONGEST_PART = 32  # three of them with what is between fit a facet's value
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,9})?(?![\d.,])")


def measured_of(stated: CertificateStatement) -> dict[str, list[float]]:
    """For each name the numbers stated; a value that is no number is passed over."""
    found: dict[str, list[float]] = {}
    for value in stated.measured:
        number = number_in(value.value)
        if number is not None and (name := name_of(value)):
            found.setdefault(name, []).append(number)
    return found


def name_of(value: MeasuredValue) -> str:
    """Name in both languages and unit, as facets and ranges carry it: `耗电量|Energy consumption|kWh/24h`."""
    parts = [value.name.get("zh", ""), value.name.get("en", ""), value.unit]
    return "|".join(part.replace("|", "/").strip()[:LONGEST_PART] for part in parts) if any(parts[:2]) else ""


def number_in(text: str) -> float | None:
    """The number that a text begins with: of `0.85 (mean)`, 0.85; None where it begins with none."""
    match = _NUMBER.match(text.strip().replace("≤", "").replace("≥", "").strip())
    return float(match.group().replace(",", ".")) if match else None
