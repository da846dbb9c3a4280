"""What may be reviewed, who reads which review, what sellers' pages show of them."""

from reviews.queries.needs import needs_you, reviews_on_desk

__all__ = ["needs_you", "reviews_on_desk"]
