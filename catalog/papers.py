"""How a body is named on its papers: from its passport."""

from catalog.queries import letterhead
from papers.letterheads import names_the_body

names_the_body(letterhead)
