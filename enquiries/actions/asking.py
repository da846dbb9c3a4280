"""What an enterprise does with an enquiry: look up, send, extend, change, open itself, answer, end. And award."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from enquiries.models import Award, BodyQuestion, Enquiry, EnquiryFile, InvitedBody, OrganisationCheck, QuoteCopy
from enquiries.models.enquiries import registered_as
from enquiries.queries.asking import may_ask, statement_for, why_not_ask
from enquiries.queries.awarding import award_gap, may_still_change, waits_for_others
from exchange.events import EnquiryStated
from lib import clock
from lib.refusal import Refused
from lib.text import localized
from outbox.actions import announce
from register.models import RegisterEntry
from register.queries import offered_schemes
from statements.enquiry import EnquiryBrief
from web.uploads import Upload

SHORTEST, LONGEST = timedelta(hours=4), timedelta(days=92)


@transaction.atomic
def ask_to_be_verified(organisation: Organisation, *, by: User) -> OrganisationCheck:
    """Have an operator look an organisation up. Asked twice it waits once; one that was not found, or has another name or
    number since, may ask again.
    """
    check, _is_new = OrganisationCheck.objects.select_for_update().get_or_create(
        organisation=organisation, defaults={"asked_by": by}
    )
    if check.checked_at and not check.stands:
        check.asked_by, check.asked_at, check.checked_at, check.checked_by = by, clock.now(), None, None
        check.is_verified, check.source, check.looked_up = False, "", {}
        check.save(
            update_fields=["asked_by", "asked_at", "checked_at", "checked_by", "is_verified", "source", "looked_up"]
        )
    return check


@transaction.atomic
def record_check(check: OrganisationCheck, *, is_verified: bool, source: str, by: User) -> OrganisationCheck:
    """Record what an operator found about an organisation, and where: under the name and number that were shown.

    `check` is the row as the operator read it. Raises Refused where the organisation is called otherwise since.
    """
    if is_verified and not source.strip():
        raise Refused(_("Say where you looked the organisation up."))
    shown = registered_as(check.organisation)
    check = OrganisationCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    if shown != registered_as(Organisation.objects.get(pk=check.pk)):
        raise Refused(_("Its name or number has changed meanwhile. Look it up again."))
    check.is_verified, check.source, check.looked_up = is_verified, source.strip(), shown
    check.checked_by, check.checked_at = by, clock.now()
    check.save(update_fields=["is_verified", "source", "looked_up", "checked_by", "checked_at"])
    return check


@transaction.atomic
def send_enquiry(
    organisation: Organisation,
    *,
    brief: EnquiryBrief,
    schemes: Sequence[UUID],
    deadline: datetime,
    by: User,
    is_sealed: bool = False,
    invites_others: bool = False,
    contact_phone: str = "",
    files: Iterable[Upload] = (),
) -> Enquiry:
    """Ask up to five bodies at once, each under one of its schemes; all are told in the same transaction.

    Where it `invites_others`, bodies that it fits find it by its product and come by themselves (`joining.join`).
    """
    if refusal := why_not_ask(by, organisation):
        raise Refused(refusal)
    _check_brief(brief, invites_others=invites_others)
    _check_deadline(deadline)
    files = list(files)
    if len(files) > Enquiry.MOST_FILES:  # before the first is kept: a file stays where its row is rolled back
        raise Refused(_("Ten files at most."))
    entries = _entries(schemes, brief)
    enquiry = Enquiry.objects.create(
        number=_next_number(),
        organisation=organisation,
        asked_by=by,
        asked_at=clock.now(),
        brief_content=brief.model_dump(mode="json"),
        deadline=deadline,
        is_sealed=is_sealed,
        invites_others=invites_others,
        contact_phone=contact_phone,
    )
    for upload in files:
        EnquiryFile.keep(upload, enquiry=enquiry)
    for entry in entries:
        invite(enquiry, entry)
    tell_bodies(enquiry)
    return enquiry


def invite(enquiry: Enquiry, entry: RegisterEntry, *, joined_by: User | None = None) -> InvitedBody:
    """Ask the body of a scheme under that scheme; `joined_by`: who of that body came by itself."""
    name = entry.as_scheme.name
    return InvitedBody.objects.create(
        enquiry=enquiry,
        body=entry.body,
        scheme=entry.pk,
        scheme_zh=name.get("zh", "")[:120],
        scheme_en=name.get("en", "")[:160],
        joined_by=joined_by,
        joined_at=clock.now() if joined_by else None,
    )


def tell_bodies(enquiry: Enquiry) -> None:
    """State the enquiry anew to each invited body."""
    for invited in enquiry.invited.select_related("body").order_by("pk"):
        invited.enquiry = enquiry
        tell(invited)


def tell(invited: InvitedBody) -> None:
    """State an enquiry to one invited body, as the enquiry's row is now."""
    content = statement_for(invited).content()
    announce(EnquiryStated(invited.pk, invited.enquiry.revision, content), body=invited.body)


@transaction.atomic
def extend(enquiry: Enquiry, *, deadline: datetime, by: User) -> Enquiry:
    """Give everybody more time. The time for answers never becomes shorter."""
    enquiry = locked(enquiry)
    _only_open(enquiry)
    _refuse_in_the_last_hour(enquiry)
    if deadline <= enquiry.deadline:
        raise Refused(_("The new deadline must lie after the one that stands."))
    _check_deadline(deadline)
    enquiry.deadline = deadline
    return _stated(enquiry, "deadline")


@transaction.atomic
def change_brief(enquiry: Enquiry, *, brief: EnquiryBrief, by: User) -> Enquiry:
    """Change what is asked, for all at once. Quotes that came before must be confirmed again by their bodies."""
    enquiry = locked(enquiry)
    _only_open(enquiry)
    _refuse_in_the_last_hour(enquiry)  # what is sealed could not be confirmed again in time
    if not enquiry.takes_answers(clock.now()):
        raise Refused(_("The deadline has passed: extend it first, so that the bodies can confirm their quotes."))
    _check_brief(brief, invites_others=enquiry.invites_others)
    chosen = enquiry.invited.filter(joined_at=None)  # who came by itself may no longer fit, and then quotes no more
    _check_asked(offered_schemes().filter(pk__in=chosen.values("scheme")), brief)
    if brief == enquiry.brief:
        raise Refused(_("Nothing in the brief has changed."))
    enquiry.brief_content = brief.model_dump(mode="json")
    enquiry.brief_edition += 1
    return _stated(enquiry, "brief_content", "brief_edition")


@transaction.atomic
def open_to(invited: InvitedBody, *, by: User) -> InvitedBody:
    """Tell one body who asks, and how to call: nobody is told before."""
    enquiry = locked(invited.enquiry)
    _only_open(enquiry)
    invited = InvitedBody.objects.select_for_update().get(pk=invited.pk)
    if invited.opened_at is None:
        invited.opened_at = clock.now()
        invited.save(update_fields=["opened_at"])
        _stated(enquiry)
    return invited


@transaction.atomic
def answer_question(question: BodyQuestion, *, answer: str, by: User) -> BodyQuestion:
    """Answer a body's question, for all who were invited to read."""
    enquiry = locked(question.invited.enquiry)
    _only_open(enquiry)
    if not answer.strip():
        raise Refused(_("Write an answer first."))
    question = BodyQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.answered_at:
        raise Refused(_("This question has been answered already."))
    question.answer, question.answered_by, question.answered_at = answer.strip(), by, clock.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    _stated(enquiry)
    return question


@transaction.atomic
def withdraw_enquiry(enquiry: Enquiry, *, reason: str, by: User) -> Enquiry:
    """Take an enquiry back, with a reason for those who have worked on it."""
    if not reason.strip():
        raise Refused(_("Say why: the bodies have worked on it."))
    return _end(enquiry, Enquiry.State.WITHDRAWN, reason, by)


@transaction.atomic
def close_enquiry(enquiry: Enquiry, *, words: str, by: User) -> Enquiry:
    """End an enquiry without taking a quote, with thanks."""
    return _end(enquiry, Enquiry.State.CLOSED, words, by)


@transaction.atomic
def award(quote: QuoteCopy, *, by: User, words: str = "") -> Award:
    """Take a quote. The body begins the application with it; the others are thanked. One award for an enquiry."""
    enquiry = locked(quote.invited.enquiry)
    _only_open(enquiry)
    invited = InvitedBody.objects.select_for_update(of=("self",)).select_related("body").get(pk=quote.invited_id)
    if gap := why_not_award(enquiry, invited, quote):
        raise Refused(gap)
    enquiry.state, enquiry.ended_at, enquiry.ended_by = Enquiry.State.AWARDED, clock.now(), by
    enquiry.end_reason = words.strip()
    made = Award.objects.create(enquiry=enquiry, quote=quote, awarded_by=by, awarded_at=clock.now())
    enquiry.award = made
    _stated(enquiry, "state", "ended_at", "ended_by", "end_reason")
    return made


def why_not_award(enquiry: Enquiry, invited: InvitedBody, quote: QuoteCopy) -> str:
    """Why a quote cannot be taken now, by the rows as they are; empty where it can."""
    newest = invited.quotes.order_by("-number").values_list("pk", flat=True).first()
    return award_gap(
        enquiry,
        invited,
        quote.quote,
        is_newest=newest == quote.pk,
        others_may_answer=waits_for_others(enquiry, enquiry.invited.select_related("body")),
        is_offered=offered_schemes().filter(pk=invited.scheme).exists(),
    )


def locked(enquiry: Enquiry) -> Enquiry:
    """The enquiry's row: whatever two people do at once to one enquiry, one does after the other."""
    related = Enquiry.objects.select_related("organisation", "asked_by")
    return related.select_for_update(of=("self",)).get(pk=enquiry.pk)


def _stated(enquiry: Enquiry, *changed: str) -> Enquiry:
    enquiry.revision += 1
    enquiry.save(update_fields=[*changed, "revision"])
    tell_bodies(enquiry)
    return enquiry


def _end(enquiry: Enquiry, state: Enquiry.State, words: str, by: User) -> Enquiry:
    enquiry = locked(enquiry)
    _only_open(enquiry)
    enquiry.state, enquiry.ended_at, enquiry.ended_by = state, clock.now(), by
    enquiry.end_reason = words.strip()[:500]
    return _stated(enquiry, "state", "ended_at", "ended_by", "end_reason")


def _refuse_in_the_last_hour(enquiry: Enquiry) -> None:
    if not may_still_change(enquiry):
        raise Refused(
            _(
                "Sealed quotes open at the deadline: it and the brief change an hour before at the latest, not afterwards."
            )
        )


def _only_open(enquiry: Enquiry) -> None:
    if enquiry.state == Enquiry.State.AWARDED:
        raise Refused(_("A quote has been taken already: this enquiry has ended."))
    if not enquiry.is_open:
        raise Refused(_("This enquiry has ended."))


def _check_brief(brief: EnquiryBrief, *, invites_others: bool) -> None:
    if invites_others and not brief.category:
        raise Refused(_("Choose the kind of product: by it other bodies find an open enquiry."))
    if not brief.product.strip():
        raise Refused(_("Say which product it is about."))
    if brief.reported > brief.units:
        raise Refused(_("Reports can be reused for as many units as there are, not for more."))
    if brief.all_factories > brief.units:
        raise Refused(_("Each factory makes at least one unit: state as many units as there are factories."))


def _check_deadline(deadline: datetime) -> None:
    if not clock.now() + SHORTEST <= deadline <= clock.now() + LONGEST:
        raise Refused(_("Give the bodies between four hours and three months."))


def _entries(schemes: Sequence[UUID], brief: EnquiryBrief) -> list[RegisterEntry]:
    """The schemes asked for, each of another body, all on offer today."""
    wanted = list(dict.fromkeys(schemes))
    if not wanted:
        raise Refused(_("Choose at least one body."))
    if len(wanted) > Enquiry.MOST_BODIES:
        raise Refused(_("Ask five bodies at most: each of them works out an answer for you."))
    entries = list(offered_schemes().filter(pk__in=wanted))
    if len(entries) < len(wanted):
        raise Refused(_("One of the schemes takes no applications at present. Choose another."))
    if len({entry.body_id for entry in entries}) < len(entries):
        raise Refused(_("Choose one scheme of each body."))
    _check_asked(entries, brief)
    return entries


def _check_asked(entries: Iterable[RegisterEntry], brief: EnquiryBrief) -> None:
    """Raises Refused where the law lets a body not do what the brief asks (ADR 37)."""
    entries = list(entries)
    asked = may_ask(entries, brief)
    for entry in entries:
        if not asked[entry.pk].is_possible:
            raise Refused(f"{localized(entry.body.name)}: {asked[entry.pk].why.label}")


def _next_number() -> str:
    """ "E2026-00017": counted by year, under a lock, so that no number is given twice."""
    year = clock.today().year
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('enquiries.number'))")
    latest = Enquiry.objects.filter(number__startswith=f"E{year}-").aggregate(number=Max("number"))["number"]
    return f"E{year}-{int(latest.split('-')[1]) + 1 if latest else 1:05}"
