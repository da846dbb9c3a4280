"""A comparison to take away: the rows of the page as texts, with what it was counted for and where each scheme is published."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from lib import clock
from lib.text import localized, written_day
from search.comparing.asked import Comparison
from search.comparing.cells import ComparedCell
from search.comparing.reading import Compared
from search.comparing.rows import RowGroup
from statements.showing import size_words
from tenants.hosts import site_url
from vocabulary.countries import market_name

type TextRow = list[str]


def table_of(asked: Comparison, schemes: Sequence[Compared], groups: Sequence[RowGroup]) -> Iterator[TextRow]:
    """A row a thing compared, a column a scheme; at the end how it was asked, so that a file on its own says it."""
    yield [_("Scheme"), *(localized(scheme.statement.name) for scheme in schemes)]
    yield [_("Certification body"), *(localized(scheme.entry.body.name) for scheme in schemes)]
    for group in groups:
        for row in group.rows:
            yield [str(row.heading.title), *map(_text, row.cells)]
    yield [_("Link"), *(site_url(scheme.page) for scheme in schemes)]
    yield [_("Counted for"), counted_for(asked)]
    yield [_("As published on"), written_day(clock.today())]
    yield [_("This comparison"), site_url(f"{reverse('search:compare')}?{asked.address()}")]


def counted_for(asked: Comparison) -> str:
    """All that the answer depends on: sizes, where it is sold, by when it is wanted."""
    market = _("sold in %(market)s") % {"market": localized(market_name(asked.market))} if asked.market else ""
    wanted = _("wanted by %(day)s") % {"day": written_day(asked.wanted_by)} if asked.wanted_by else ""
    return "; ".join(filter(None, [size_words(asked.inputs), market, wanted]))


def _text(cell: ComparedCell) -> str:
    return "; ".join(cell.texts) or cell.not_stated
