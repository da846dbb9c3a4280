"""What an enquiry takes over from a comparison: one scheme of each body that may be asked, and what it was compared for."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from oversight.asking import MAINLAND, schemes_that_may_be_asked_for
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
    chosen = _who_may_be_asked(asked, offered, category)
    pairs = [("scheme", str(scheme.entry.pk)) for scheme in chosen]
    pairs += [
        ("category", category),
        ("units", str(asked.inputs.units)),
        ("reported", str(asked.inputs.reported or "")),
    ]
    pairs += [("model_count", str(asked.inputs.models)), ("factory_count", str(asked.inputs.factories))]
    pairs += [("market", asked.market), ("wish_date", asked.wanted_by.isoformat() if asked.wanted_by else "")]
    return EnquiryAbout(chosen, urlencode([pair for pair in pairs if pair[1]]))


def _who_may_be_asked(asked: Comparison, offered: Sequence[Compared], category: str) -> list[Compared]:
    """The first scheme of each body that may be asked for work at a factory in the mainland, as a new enquiry takes it."""
    answers = schemes_that_may_be_asked_for(
        {scheme.entry.pk: (scheme.entry.body, _categories(scheme)) for scheme in offered},
        category=category,
        factories=[MAINLAND],
        markets=[asked.market] if asked.market else [],
    )
    of_bodies = dict[object, Compared]()
    for scheme in offered:
        if answers[scheme.entry.pk].is_possible:
            of_bodies.setdefault(scheme.entry.body_id, scheme)
    return list(of_bodies.values())


def _categories(scheme: Compared) -> list[str]:
    return [one.code for one in scheme.statement.categories]
