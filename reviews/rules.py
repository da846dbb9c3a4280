"""The rules of reviews, as their public page states them and as the code keeps them (ADR 54)."""

from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LEAST = 5  # organisations: of fewer no average is shown
TO_CHANGE = timedelta(days=14)  # in which its writer may change a review, as long as it is not answered
WITHIN = timedelta(days=365)  # of the end of a case or an order
OFFERED_FOR = timedelta(days=60)  # on an enterprise's desk, after the end
ANSWER_REVIEWS = ("body_admin", "quality_manager", "scheme_manager")  # roles whose holders answer for a seller

# What is asked of everybody, in this order. Columns of `reviews.models.Review`.
QUESTIONS: dict[str, str | Promise] = {
    "clear": _("Clear information"),
    "punctual": _("Kept dates"),
    "competent": _("Courtesy and competence"),
    "again": _("Would work with them again"),
}
MARKS: dict[int, str | Promise] = {
    1: pgettext_lazy("mark of a review", "1 – not at all"),
    2: pgettext_lazy("mark of a review", "2 – hardly"),
    3: pgettext_lazy("mark of a review", "3 – partly"),
    4: pgettext_lazy("mark of a review", "4 – mostly"),
    5: pgettext_lazy("mark of a review", "5 – fully"),
}
