"""Paired, interleaved measurements: ours and the floor in turn, so that a machine that drifts drifts for both."""

import math
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal


@dataclass
class Ratio:
    """One comparison: `ours` against `floor`, a figure for each round of both, and what was promised of the ratio."""

    name: str
    unit: str
    ours: list[float]
    floor: list[float]
    promised: float
    better: Literal["lower", "higher"] = "lower"
    note: str = ""
    load: tuple[float, float, float] = field(default_factory=os.getloadavg)

    @property
    def ratio(self) -> float:
        return statistics.median(self.ours) / statistics.median(self.floor)

    @property
    def is_kept(self) -> bool:
        return self.ratio <= self.promised if self.better == "lower" else self.ratio >= self.promised

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": self.ratio, "is_kept": self.is_kept}

    def as_row(self) -> str:
        sign = "≤" if self.better == "lower" else "≥"
        verdict = "kept" if self.is_kept else "NOT KEPT"
        return (
            f"{self.name:<44} {_figures(self.ours, self.unit):<30} {_figures(self.floor, self.unit):<30} "
            f"{self.ratio:>8.4f} ({sign} {self.promised:g}) {verdict}  {self.note}"
        )


def _figures(values: list[float], unit: str) -> str:
    return f"{statistics.median(values):.4g} [{min(values):.4g}–{max(values):.4g}] {unit}"


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes, by the wall."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def interleaved(
    ours: Callable[[], float], floor: Callable[[], float], *, rounds: int, warm_up: int = 1
) -> tuple[list[float], list[float]]:
    """Run both `rounds` times in turn, after a warm-up that is not counted. Each call gives its own figure."""
    for _ in range(warm_up):
        ours(), floor()
    ours_figures, floor_figures = [], []
    for _ in range(rounds):
        ours_figures.append(ours())
        floor_figures.append(floor())
    return ours_figures, floor_figures


def percentile(values: list[float], share: float) -> float:
    """The least of the values that `share` (0–1) of them do not exceed."""
    return sorted(values)[math.ceil(share * len(values)) - 1]
