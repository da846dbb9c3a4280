"""Papers: how many certificates one core draws in a second, how the process grows over five hundred, and equal bytes."""

import random
from pathlib import Path
from time import process_time

from bench.pairs import Ratio
from tests.papers.making import HOLDER, drawn, many_models

ROUNDS = 5
SHORT, LONG, GROWING, RANDOM = 20, 3, 500, 200
LETTERS = "宁波清源净水科技有限公司智能家用电器ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgşğıöüếữ한국ไทย0123456789 -/().,"
TWO_PAGES = {"models": many_models(20), "factories": [HOLDER] * 2}


def measure() -> list[Ratio]:
    before = resident()
    drawn(**TWO_PAGES)  # fonts and templates are read once in a process's life
    two = [a_second(SHORT, **TWO_PAGES) for _ in range(ROUNDS)]
    many = [a_second(LONG, models=many_models(300), factories=[HOLDER] * 3) for _ in range(ROUNDS)]
    first = resident()
    for number in range(GROWING):
        drawn(number=f"NS-{number}", models=many_models(number % 40))
    last = resident()
    same = [drawn(**changed) == drawn(**changed) for changed in map(at_random, range(RANDOM))]
    return [
        Ratio("papers: certificates of two pages a CPU second", "1/s", two, [25.0], 1, better="higher"),
        Ratio("papers: certificates of 300 models a CPU second", "1/s", many, [3.0], 1, better="higher"),
        Ratio("papers: what the engine takes", "MB", [first - before], [160.0], 1),
        Ratio(f"papers: growth over {GROWING} more", "MB", [last - first], [20.0], 1),
        Ratio(
            f"papers: equal bytes of {RANDOM} at random", "", [float(sum(same))], [float(RANDOM)], 1, better="higher"
        ),
    ]


def a_second(count: int, **changed: object) -> float:
    """How many of these one CPU second draws, each with another number so that nothing of the last is used again whole."""
    begun = process_time()
    for number in range(count):
        drawn(number=f"NS-{random.random()}-{number}", **changed)
    return count / (process_time() - begun)


def at_random(seed: int) -> dict[str, object]:
    chosen = random.Random(seed)

    def text(longest: int) -> str:
        return "".join(chosen.choices(LETTERS, k=chosen.randint(1, longest)))

    return {
        "number": f"NS-{seed}",
        "language": chosen.choice(["zh", "en", "both"]),
        "product": {"zh": text(60), "en": text(60)},
        "models": [{"model": text(20), "specification": text(40)} for _ in range(chosen.randint(1, 30))],
    }


def resident() -> float:
    """The memory that this process holds, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1_000_000
