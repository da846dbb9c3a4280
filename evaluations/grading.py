"""What a scheme's certificates state besides models and standards: grade, measured values, mode, months of validity.

All of it is found by the evaluators, frozen with their report and granted by the decision; nobody types it afterwards.
"""

from typing import Any

from catalog.models import SchemeVersion
from catalog.modes import mode_of
from evaluations.models import Report, Result
from lib.text import localized

ATTESTED = ("grade", "measured", "mode", "validity_months")  # parts of a frozen report and of the scope decided


def grades_of(version: SchemeVersion) -> list[tuple[str, str]]:
    """Each grade of a scheme with its name."""
    return [(grade["code"], _named(grade["code"], localized(grade.get("name")))) for grade in version.grades]


def measures_of(version: SchemeVersion) -> list[tuple[str, str]]:
    """Each value that a scheme has measured, by the key that results name it by."""
    return [(key_of(measure), localized(measure["name"])) for measure in version.measures]


def key_of(measure: dict[str, Any]) -> str:
    """A measured value has no code: its English name stands for it, or its Chinese one."""
    return str(measure["name"].get("en") or measure["name"].get("zh", ""))


def attested_in(report: Report) -> dict[str, Any]:
    """What a report says for the certificate."""
    version = report.case.scheme_version
    results = {result.measure: result for result in report.results.all() if result.measure}
    measures = [(measure, results[key_of(measure)]) for measure in version.measures if key_of(measure) in results]
    return {
        "grade": report.grade,
        "measured": [_measured(measure, result) for measure, result in measures],
        "mode": mode_of(version),
        "validity_months": version.validity_months,
    }


def _named(code: str, name: str) -> str:
    """A grade's code beside its name, where the name does not hold it."""
    return name if code in name.split() else f"{code} {name}".strip()


def _measured(measure: dict[str, Any], result: Result) -> dict[str, Any]:
    return {"name": measure["name"], "value": result.value, "unit": result.unit or measure.get("unit", "")}
