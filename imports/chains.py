"""Who took whose place: the chains of predecessors that a file tells of, made into one direct successor each.

Files list a predecessor once or all of them again at each step, name one twice, split, and sometimes run in a circle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass
class Chains:
    """`successor`: number → the one number that took its place. The rest could not be kept, with why."""

    successor: dict[str, str] = field(default_factory=dict)
    split: list[tuple[str, str, str]] = field(
        default_factory=list
    )  # (successor left out, predecessor, who has its place)
    circles: list[list[str]] = field(default_factory=list)

    def groups(self) -> list[set[str]]:
        """Numbers that belong together, directly or through others."""
        beside: dict[str, set[str]] = defaultdict(set)
        for before, after in self.successor.items():
            beside[before].add(after)
            beside[after].add(before)
        seen: set[str] = set()
        groups = []
        for start in beside:
            if start in seen:
                continue
            group: set[str] = {start}
            waiting = [start]
            while waiting:
                new = beside[waiting.pop()] - group
                group |= new
                waiting += new
            seen |= group
            groups.append(group)
        return groups


def chains_of(links: Iterable[tuple[str, str]], issued: Mapping[str, str]) -> Chains:
    """Chains out of (predecessor, successor) pairs. `issued` tells of each number when it was issued, as ISO days."""
    claims: dict[str, set[str]] = defaultdict(set)  # predecessor → all that say they came after it
    for before, after in links:
        if before != after:
            claims[before].add(after)
    chains = Chains()
    _cut_circles(claims, chains)
    ancestors = _Ancestors(claims)
    for before, followers in claims.items():
        # Files that list all predecessors at each step have A-3 claim A-1 beside A-2. But A-2 itself is among those
        # before A-3, so it is A-2 that took the place of A-1.
        direct = {number for number in followers if not (followers & ancestors.of(number)) - {number}}
        # One place has one successor: of a split the earliest. The number settles ties, so that a file gives the same
        # chains in whatever order its rows come.
        first, *others = sorted(direct, key=lambda number: (issued.get(number, "9999"), number))
        chains.successor[before] = first
        chains.split += [(left_out, before, first) for left_out in others]
    return chains


class _Ancestors:
    """Everybody before a number, remembered."""

    def __init__(self, claims: Mapping[str, set[str]]) -> None:
        self.before: dict[str, set[str]] = defaultdict(set)
        for predecessor, after in claims.items():
            for successor in after:
                self.before[successor].add(predecessor)
        self.known: dict[str, set[str]] = {}

    def of(self, number: str) -> set[str]:
        if number not in self.known:
            ancestors: set[str] = set()
            waiting = [number]
            while waiting:
                new = self.before.get(waiting.pop(), set()) - ancestors
                ancestors |= new
                waiting += new
            self.known[number] = ancestors
        return self.known[number]


def _cut_circles(claims: dict[str, set[str]], chains: Chains) -> None:
    """Take out every link that closes a circle, walking without recursion: a chain may be long."""
    done: set[str] = set()
    for start in list(claims):
        path: list[str] = []
        on_path: set[str] = set()
        waiting = [(start, False)]
        while waiting:
            number, is_left = waiting.pop()
            if is_left:
                path.pop()
                on_path.discard(number)
                done.add(number)
                continue
            if number in done or number in on_path:
                continue
            path.append(number)
            on_path.add(number)
            waiting.append((number, True))
            for other in sorted(claims.get(number, ())):
                if other in on_path:
                    circle = path[path.index(other) :]
                    chains.circles.append(circle)
                    # All links of a circle go: which of them is the wrong one the file does not say.
                    for one, following in pairwise([*circle, other]):
                        claims.get(one, set()).discard(following)
                elif other not in done:
                    waiting.append((other, False))
    # The cut may leave a number without anybody behind it, and `chains_of` takes the first of each.
    for number in [one for one, after in claims.items() if not after]:
        del claims[number]
