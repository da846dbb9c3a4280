"""Schemes side by side: from the register alone, for what somebody wants certified. It shows; it ranks nothing."""

from search.comparing.asked import MOST, Comparison, comparison_of
from search.comparing.reading import Compared, compared
from search.comparing.rows import RowGroup, differing, row_groups

__all__ = ["MOST", "Compared", "Comparison", "RowGroup", "compared", "comparison_of", "differing", "row_groups"]
