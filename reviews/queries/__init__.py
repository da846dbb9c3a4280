"""What may be reviewed, who reads which review, what sellers' pages show of them."""

from reviews.queries.needs import needs_you, reviews_on_desk
from reviews.queries.subjects import reviewable_by

__all__ = ["needs_you", "reviewable_by", "reviews_on_desk"]
