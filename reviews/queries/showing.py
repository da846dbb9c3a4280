"""Who reads which review, and what is shown of a seller's."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Exists, F, Func, OuterRef, Q, QuerySet, UUIDField, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from accounts.models import User
from accounts.queries import organisations_of
from reviews.models import Review, ReviewReport
from reviews.rules import LEAST, QUESTIONS
from tenants.models import CertificationBody


@dataclass(frozen=True)
class ReviewFigures:
    """How many reviews of how many organisations there are, hidden ones too, and what they come to: nothing of fewer than five.

    In an average each legal group counts once, by its newest review, and so does whoever writes for several.
    """

    reviews: int = 0
    organisations: int = 0
    averages: dict[str, float] = field(default_factory=dict)

    @property
    def is_enough(self) -> bool:
        return self.organisations >= LEAST

    @property
    def overall(self) -> float:
        return round(sum(self.averages.values()) / len(QUESTIONS), 1) if self.is_enough else 0.0

    @property
    def by_question(self) -> list[tuple[object, float]]:
        return [(words, round(self.averages[name], 1)) for name, words in QUESTIONS.items()] if self.is_enough else []


def figures_of(body: CertificationBody, service: UUID | None = None) -> ReviewFigures:
    """Of a seller, or of one service of its. Two SQL, one where there is none."""
    reviews = public_reviews(body, service)
    if not (count := reviews.count()):
        return ReviewFigures()
    group = Func("organisation", function="public.guildmark_group_of", output_field=UUIDField())
    newest = reviews.annotate(of_group=_rank(group), of_person=_rank("written_by")).filter(of_group=1, of_person=1)
    averages = {f"of_{name}": Avg(name) for name in QUESTIONS}
    summed = Review.objects.for_body(body).filter(pk__in=newest.values("pk")).aggregate(number=Count("pk"), **averages)
    return ReviewFigures(count, summed["number"], {name: float(summed[f"of_{name}"]) for name in QUESTIONS})


def _rank(voice: Any) -> Window:
    """Which of a voice's reviews it is, the newest being the first."""
    return Window(RowNumber(), partition_by=voice, order_by=[F("written_at").desc(), F("pk").asc()])


def public_reviews(body: CertificationBody, service: UUID | None = None) -> QuerySet[Review]:
    """What stands on a seller's page of reviews, hidden ones by their place alone."""
    reviews = Review.objects.for_body(body).select_related("body")
    return reviews.filter(service=service) if service else reviews


def reviews_at(body: CertificationBody) -> QuerySet[Review]:
    """What a seller reads of itself: what waits for its answer first, the longest waiting on top."""
    reviews: Any = Review.objects.for_body(body).select_related("body")
    waiting = reviews.annotate(is_waiting=Q(answered_at=None, hidden_at=None))
    return waiting.order_by("-is_waiting", "written_at", "pk")  # type: ignore[no-any-return]


def waiting_at(body: CertificationBody) -> QuerySet[Review]:
    """What waits for a seller's answer, the longest first."""
    return Review.objects.for_body(body).unanswered().order_by("written_at", "pk")


def review_at(body: CertificationBody, pk: UUID) -> Review:
    """A review as its seller. Raises Http404."""
    return _only(reviews_at(body), pk)


def own_reviews(user: User) -> QuerySet[Review]:
    """What was written for organisations that a person acts for."""
    return Review.objects.filter(organisation__in=organisations_of(user)).select_related("body", "organisation")


def review_for(user: User, pk: UUID) -> Review:
    """A review as its own side. Raises Http404."""
    return _only(own_reviews(user), pk)


def public_review(pk: UUID) -> Review:
    """A review that everybody reads. Raises Http404 where it is hidden."""
    return _only(Review.objects.filter(hidden_at=None).select_related("body"), pk)


def reviews_for_operators() -> QuerySet[Review]:
    """All of them, what somebody has reported first."""
    reported = Exists(ReviewReport.objects.filter(review=OuterRef("pk"), settled_at=None))
    reviews: Any = Review.objects.select_related("body", "organisation").annotate(is_reported=reported)
    return reviews.order_by("-is_reported", "-written_at", "pk")  # type: ignore[no-any-return]


def review_for_operators(pk: UUID) -> Review:
    """Raises Http404."""
    return _only(reviews_for_operators(), pk)


def open_report(review: Review, pk: UUID) -> ReviewReport:
    """Raises Http404."""
    report = ReviewReport.objects.filter(review=review, pk=pk, settled_at=None).first()
    if report is None:
        raise Http404
    return report


def _only(reviews: QuerySet[Review], pk: UUID) -> Review:
    review = reviews.filter(pk=pk).first()
    if review is None:
        raise Http404
    return review
