"""What an enquiry takes over from a comparison: one scheme of each body, and what it was compared for.

Who of them may be asked is a question of its own (ADR 37): the enquiry's form asks it, and says why not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from search.comparing.asked import Comparison
from search.comparing.reading import Compared


@dataclass(frozen=True)
class EnquiryAbout:
    """The query string by which an enquiry begins, and the schemes in it; no schemes where nobody can be asked."""

    schemes: Sequence[Compared]
    address: str


def enquiry_about(asked: Comparison, schemes: Sequence[Compared]) -> EnquiryAbout:
    """To the bodies of these schemes, with what was compared for."""
    offered = [scheme for scheme in schemes if scheme.is_offered]
    shared = [{code for code in _categories(scheme) if "." in code} for scheme in offered]
    category = next(iter(sorted(set.intersection(*shared))), "") if shared else ""
    chosen = _one_of_each_body(offered)
    pairs = [("scheme", str(scheme.entry.pk)) for scheme in chosen]
    pairs += [
        ("category", category),
        ("units", str(asked.inputs.units)),
        ("reported", str(asked.inputs.reported or "")),
    ]
    pairs += [("model_count", str(asked.inputs.models)), ("factory_count", str(asked.inputs.factories))]
    pairs += [("market", asked.market), ("wish_date", asked.wanted_by.isoformat() if asked.wanted_by else "")]
    return EnquiryAbout(chosen, urlencode([pair for pair in pairs if pair[1]]))


def _one_of_each_body(offered: Sequence[Compared]) -> list[Compared]:
    of_bodies = dict[object, Compared]()
    for scheme in offered:
        of_bodies.setdefault(scheme.entry.body_id, scheme)
    return list(of_bodies.values())


def _categories(scheme: Compared) -> list[str]:
    return [one.code for one in scheme.statement.categories]
