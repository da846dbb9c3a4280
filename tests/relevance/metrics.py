"""How good a list of hits is, against what somebody judged: pure arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

DEPTH = 10
USEFUL = 2  # from this grade on somebody would miss it


@dataclass(frozen=True)
class Answer:
    """The hits of one query, the best first, and the grade of everything that is worth one; no grade: it must find nothing."""

    kind: str
    query: str
    hits: Sequence[str]
    grades: Mapping[str, int]

    @property
    def must_find_nothing(self) -> bool:
        return not self.grades

    @property
    def ndcg(self) -> float:
        """The gain of the first ten hits, later ones counting less, as a share of the best that ten hits could gain."""
        return gain([self.grades.get(hit, 0) for hit in self.hits]) / gain(sorted(self.grades.values(), reverse=True))

    @property
    def recall(self) -> float:
        """How many of the useful are among the first ten, of as many as ten can hold."""
        useful = {hit for hit, grade in self.grades.items() if grade >= USEFUL}
        return len(useful.intersection(self.hits[:DEPTH])) / min(len(useful), DEPTH)

    @property
    def is_first_right(self) -> bool:
        """Whether the first hit has the best grade that there is."""
        return bool(self.hits) and self.grades.get(self.hits[0], 0) == max(self.grades.values())


@dataclass(frozen=True)
class Measured:
    """Means over some queries. `false_hits`: of those that must find nothing, the share that finds something."""

    queries: int
    ndcg: float
    recall: float
    zero: float
    first: float
    false_hits: float


def gain(grades: Sequence[int]) -> float:
    """Discounted cumulative gain of the first ten: 2^grade - 1, by the logarithm of the rank."""
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], start=1))


def measured(answers: Sequence[Answer]) -> Measured:
    asked = [answer for answer in answers if not answer.must_find_nothing]
    nothing = [answer for answer in answers if answer.must_find_nothing]
    return Measured(
        queries=len(answers),
        ndcg=_mean([answer.ndcg for answer in asked]),
        recall=_mean([answer.recall for answer in asked]),
        zero=_mean([not answer.hits for answer in asked]),
        first=_mean([answer.is_first_right for answer in asked]),
        false_hits=_mean([bool(answer.hits) for answer in nothing]),
    )


def by_kind(answers: Sequence[Answer]) -> dict[str, Measured]:
    kinds = dict.fromkeys(answer.kind for answer in answers)
    return {kind: measured([answer for answer in answers if answer.kind == kind]) for kind in kinds}


def table(answers: Sequence[Answer]) -> str:
    """Kinds and their means, as lines to be read."""
    rows = [*by_kind(answers).items(), ("all", measured(answers))]
    lines = [f"{'':<14}{'queries':>8}{'nDCG@10':>9}{'recall@10':>11}{'zero':>7}{'first':>7}{'false':>7}"]
    for kind, means in rows:
        shares = f"{means.ndcg:>9.3f}{means.recall:>11.3f}{means.zero:>7.1%}{means.first:>7.0%}{means.false_hits:>7.0%}"
        lines.append(f"{kind:<14}{means.queries:>8}{shares}")
    return "\n".join(lines)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
