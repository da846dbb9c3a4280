"""Twenty seeds for each program or server that is killed, spread over the named crash_points.

Each point with twenty seeds of its own takes minutes: `KILL_SEEDS=160 pytest tests/kills` does that too.
"""

import os
import random
from collections.abc import Iterator, Sequence

from tests.support.exploring import dice

SEEDS = int(os.environ.get("KILL_SEEDS", "20"))


def spread(points: Sequence[str], *, share: float = 1) -> Iterator[tuple[random.Random, str]]:
    """For each seed its own dice and a point; every point gets its turn. `share`: of the seeds, where tests share them."""
    for seed in range(round(SEEDS * share)):
        yield dice(seed), points[seed % len(points)]
