"""Writing a review and changing it, the seller's answer, reports, and what operators do about them."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import Organisation, User
from accounts.queries import acts_for, may_enter_body, people_of, works_for_a_body
from exchange.events import BodyReviewed
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual, in_both
from outbox.actions import announce
from reviews.models import HidingReason, NameShown, Review, ReviewHiding, ReviewReport, ReviewVersion
from reviews.queries.subjects import EndedWork, reviewable_by, stands_apart
from reviews.rules import ANSWER_REVIEWS, QUESTIONS
from tenants.models import CertificationBody
from vocabulary.countries import market_name
from vocabulary.regions import whereabouts, whereabouts_name

SHORTEST = 10  # letters that say something


def why_not_review(user: User, organisation: Organisation, seller: CertificationBody) -> str:
    """Why this person writes no review of a seller for an organisation; empty where they may."""
    if not acts_for(user, organisation.pk):
        return _("You do not act for this organisation.")
    if works_for_a_body(user):
        return _("You work for a certification body or a partner. Reviews are written by those who were their clients.")
    if not stands_apart(organisation, seller):
        return _(
            "Somebody who acts for your organisation works for this provider or its group, or did within a year. "
            "Reviews are written by those who stand apart."
        )
    return ""


def name_shown(organisation: Organisation, shown_as: str) -> dict[str, str]:
    """Under which name a review of this organisation stands, by its choice."""
    if shown_as == NameShown.NAME:
        zh, en = organisation.name_zh or organisation.name_en, organisation.name_en or organisation.name_zh
        return bilingual(zh, en)
    region = whereabouts_name(whereabouts(organisation.address_zh, organisation.address_en))
    where = region if region.get("zh") else market_name(str(organisation.country))
    return bilingual(f"{where['zh']}的一家企业", f"An enterprise in {where.get('en') or where['zh']}")


@transaction.atomic
def write_review(work: EndedWork, *, marks: Mapping[str, int], words: str, shown_as: str, by: User) -> Review:
    """Review a piece of work that has ended, for the organisation it was done for: once."""
    organisation = Organisation.objects.select_for_update().get(pk=work.organisation)
    if refusal := why_not_review(by, organisation, work.body):
        raise Refused(refusal)
    if Review.objects.for_organisation(organisation).filter(subject=work.subject).exists():
        raise Refused(_("Your organisation has reviewed this already."))
    if not any(each.subject == work.subject for each in reviewable_by([organisation])):
        raise Refused(_("This can be reviewed once it has ended, and within a year."))
    now = clock.now()
    review = Review.objects.create(
        body=work.body,
        organisation=organisation,
        subject_kind=work.kind,
        subject=work.subject,
        scheme=work.scheme,
        service=work.service,
        about_zh=work.about.get("zh", "")[:200],
        about_en=work.about.get("en", "")[:200],
        ended_at=work.ended_at,
        written_by=by,
        written_at=now,
        changed_at=now,
        **_opinion(organisation, marks, words, shown_as),
    )
    _keep_version(review, by)
    announce(BodyReviewed(review.pk, review.about_zh, review.about_en, ANSWER_REVIEWS), body=review.body)
    return review


@transaction.atomic
def change_review(review: Review, *, marks: Mapping[str, int], words: str, shown_as: str, by: User) -> Review:
    """Change a review as its writer, within its days and before it is answered. What it said before is kept."""
    review = _locked(review)
    if refusal := why_not_change(review, by):
        raise Refused(refusal)
    opinion = _opinion(review.organisation, marks, words, shown_as)
    if all(getattr(review, name) == value for name, value in opinion.items()):
        return review
    for name, value in opinion.items():
        setattr(review, name, value)
    review.version += 1
    review.changed_at = clock.now()
    review.save(update_fields=[*opinion, "version", "changed_at"])
    _keep_version(review, by)
    return review


def why_not_change(review: Review, by: User) -> str:
    """Why this person does not change a review any more; empty where they may."""
    if review.written_by_id != by.pk:
        return _("Only whoever wrote a review changes it.")
    if refusal := why_not_review(by, review.organisation, review.body):
        return refusal
    if review.answered_at:
        return _("It has been answered: from then on it stays as it is.")
    if review.hidden_at:
        return _("It is hidden: it stays as it is.")
    if not review.may_still_be_changed:
        return _("It is older than 14 days: from then on it stays as it is.")
    return ""


@transaction.atomic
def answer_review(review: Review, *, text: str, by: User) -> Review:
    """Answer for the seller, once. Which of its people may, the page's door says."""
    review = _locked(review)
    if not may_enter_body(by, review.body):
        raise Refused(_("Only the provider's own people answer a review."))
    if review.answered_at:
        raise Refused(_("It has been answered already: there is one answer to a review."))
    if review.hidden_at:
        raise Refused(_("It is hidden: there is nothing to answer."))
    if not text.strip():
        raise Refused(_("Write something first."))
    review.answer, review.answered_by, review.answered_at = text.strip(), by, clock.now()
    review.save(update_fields=["answer", "answered_by", "answered_at"])
    seller = review.body
    subject = bilingual(f"{seller.name_zh or seller}答复了您的评价", f"{seller} has answered your review")
    _tell_writers(review, subject, bilingual(review.answer, review.answer))
    return review


@transaction.atomic
def hide_review(review: Review, *, reason: str, words: str, by: User) -> Review:
    """Hide what a review says, for a reason of the list; its place says so, and it still counts."""
    _only_operators_hide(by)
    review = _locked(review)
    if review.hidden_at:
        raise Refused(_("It is hidden already."))
    kept = ReviewHiding.objects.create(
        review=review, is_hidden=True, reason=reason, words=words.strip(), by=by, at=clock.now()
    )
    review.hidden_at, review.hidden_reason, review.hidden_words = kept.at, reason, kept.words
    review.save(update_fields=["hidden_at", "hidden_reason", "hidden_words"])
    label = in_both(HidingReason(reason).label)
    text = bilingual(f"理由：{label['zh']}。{kept.words}", f"Reason: {label['en']}. {kept.words}")
    _tell_writers(review, bilingual("您的评价已被隐藏", "Your review has been hidden"), text)
    return review


@transaction.atomic
def show_review_again(review: Review, *, words: str, by: User) -> Review:
    """Take back that a review was hidden."""
    _only_operators_hide(by)
    review = _locked(review)
    if review.hidden_at is None:
        raise Refused(_("It is not hidden."))
    ReviewHiding.objects.create(review=review, is_hidden=False, words=words.strip(), by=by, at=clock.now())
    review.hidden_at, review.hidden_reason, review.hidden_words = None, "", ""
    review.save(update_fields=["hidden_at", "hidden_reason", "hidden_words"])
    _tell_writers(review, bilingual("您的评价已恢复显示", "Your review is shown again"), bilingual(words, words))
    return review


@transaction.atomic
def report_review(review: Review, *, reason: str, words: str, by: User) -> ReviewReport:
    """Tell the operators that a review breaks a rule. Told twice it is one report."""
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)  # two clicks at once are one report
    mine = ReviewReport.objects.filter(by=by, settled_at=None)
    if twin := mine.filter(review=review).first():
        return twin
    if mine.count() >= ReviewReport.MOST_OPEN:
        raise Refused(_("Ten reports of yours wait for an operator. Give them time to read those."))
    return ReviewReport.objects.create(review=review, reason=reason, words=words.strip(), by=by, at=clock.now())


@transaction.atomic
def settle_report(report: ReviewReport, *, words: str, by: User) -> ReviewReport:
    """Say what came of a report; whoever wrote it hears it."""
    _only_operators_hide(by)
    report = ReviewReport.objects.select_for_update(of=("self",)).select_related("by", "review__body").get(pk=report.pk)
    if report.settled_at:
        raise Refused(_("This report has been settled already."))
    report.settled_at, report.settled_by, report.settled_words = clock.now(), by, words.strip()
    report.save(update_fields=["settled_at", "settled_by", "settled_words"])
    subject = bilingual("您对一条评价的举报已处理", "Your report of a review is settled")
    notify(report.by, subject=subject, text=bilingual(words, words), url=report.review.public_url)
    return report


def _only_operators_hide(by: User) -> None:
    if not by.is_operator:
        raise Refused(_("Only the platform's operators say what breaks the rules of reviews."))


def _opinion(organisation: Organisation, marks: Mapping[str, int], words: str, shown_as: str) -> dict[str, object]:
    words = words.strip()
    if len(words) < SHORTEST:
        raise Refused(_("Say in a few words how they worked."))
    name = name_shown(organisation, shown_as)
    given = {question: marks[question] for question in QUESTIONS}
    return {**given, "words": words, "shown_as": shown_as, "shown_zh": name["zh"][:200], "shown_en": name["en"][:200]}


def _keep_version(review: Review, by: User) -> None:
    kept = ("clear", "punctual", "competent", "again", "words", "shown_as", "shown_zh", "shown_en")
    ReviewVersion.objects.create(
        review=review,
        number=review.version,
        written_by=by,
        written_at=review.changed_at,
        **{name: getattr(review, name) for name in kept},
    )


def _tell_writers(review: Review, subject: dict[str, str], text: dict[str, str]) -> None:
    """Whoever wrote it, while they act for the organisation; else all who do."""
    writer = review.written_by
    acts = writer.is_active and acts_for(writer, review.organisation_id)
    for person in [writer] if acts else people_of(review.organisation_id):
        notify(person, subject=subject, text=text, url=review.get_absolute_url())


def _locked(review: Review) -> Review:
    related = Review.objects.select_related("body", "organisation", "written_by")
    return related.select_for_update(of=("self",)).get(pk=review.pk)
