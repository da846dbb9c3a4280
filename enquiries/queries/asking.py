"""Who may ask and who sees an enquiry: the doors of the enterprise's side. And what each invited body is told."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.queries import acts_for, organisations_of, works_for_a_body
from enquiries.models import BodyQuestion, Enquiry, EnquiryFile, InvitedBody, OrganisationCheck, QuoteCopy
from exchange.askers import asker_of
from oversight.asking import KnownApprovals, MayAsk, schemes_that_may_be_asked_for
from register.models import RegisterEntry
from register.queries import offered_schemes
from statements.enquiry import (
    AskerStated,
    AwardStated,
    EnquiryBrief,
    EnquiryFileStated,
    EnquiryStatement,
    QuestionStated,
)
from vocabulary.queries import category_with_ancestors, is_category

MOST_SHOWN = 12  # candidates on one page


def why_not_ask(user: User, organisation: Organisation) -> str:
    """Why this person may send no enquiry for this organisation; empty where they may."""
    if not acts_for(user, organisation.pk):
        return _("You do not act for this organisation.")
    if works_for_a_body(user):
        return _("You work for a certification body: enquiries and quotes of enterprises are not open to you.")
    if not is_verified(organisation):
        return _("Only organisations that the platform has looked up in a public register send enquiries.")
    return ""


def is_verified(organisation: Organisation) -> bool:
    """Whether it was looked up under the name and the number that it has today."""
    check = OrganisationCheck.objects.select_related("organisation").filter(organisation=organisation.pk).first()
    return check is not None and check.stands


def waits_for_check(organisation: Organisation) -> bool:
    return OrganisationCheck.objects.waiting().filter(organisation=organisation).exists()


def checks_waiting() -> QuerySet[OrganisationCheck]:
    """Who asked to be looked up, the longest waiting first."""
    return OrganisationCheck.objects.waiting().select_related("organisation", "asked_by").order_by("asked_at")


def check_for_operator(pk: UUID) -> OrganisationCheck:
    """The check of an organisation, waiting or done. Raises Http404."""
    check = OrganisationCheck.objects.select_related("organisation", "asked_by", "checked_by").filter(pk=pk).first()
    if check is None:
        raise Http404
    return check


def enquiries_of(user: User) -> QuerySet[Enquiry]:
    """Enquiries of the organisations this person acts for, those open first; none for people of certification bodies."""
    if works_for_a_body(user):
        return Enquiry.objects.none()
    mine = Enquiry.objects.for_organisation(*organisations_of(user)).select_related("organisation")
    return mine.prefetch_related("invited").order_by(F("ended_at").desc(nulls_first=True), "-asked_at")


def enquiry_for(user: User, pk: UUID) -> Enquiry:
    """An enquiry as its enterprise. Raises Http404 for everybody else, and for people of certification bodies."""
    enquiry = Enquiry.objects.select_related("organisation", "asked_by").filter(pk=pk).first()
    if enquiry is None or not acts_for(user, enquiry.organisation_id) or works_for_a_body(user):
        raise Http404
    return enquiry


def invited_for(user: User, pk: UUID) -> InvitedBody:
    """One of the bodies that were asked, as the enterprise. Raises Http404."""
    invited = InvitedBody.objects.select_related("body", "enquiry").filter(pk=pk).first()
    if invited is None:
        raise Http404
    invited.enquiry = enquiry_for(user, invited.enquiry_id)
    return invited


def question_for(user: User, pk: UUID) -> BodyQuestion:
    question = BodyQuestion.objects.select_related("invited").filter(pk=pk).first()
    if question is None:
        raise Http404
    question.invited.enquiry = enquiry_for(user, question.invited.enquiry_id)
    return question


def quote_for(user: User, pk: UUID) -> QuoteCopy:
    quote = QuoteCopy.objects.select_related("invited__body").filter(pk=pk).first()
    if quote is None:
        raise Http404
    quote.invited.enquiry = enquiry_for(user, quote.invited.enquiry_id)
    return quote


def file_for(user: User, pk: UUID) -> EnquiryFile:
    file = EnquiryFile.objects.filter(pk=pk).first()
    if file is None:
        raise Http404
    enquiry_for(user, file.enquiry_id)
    return file


def schemes_typed(typed: Iterable[str]) -> list[UUID]:
    """The keys among what an address or a form names, each once; what is no key names nothing."""
    keys = []
    for text in list(typed)[:50]:
        try:
            keys.append(UUID(text))
        except ValueError:
            continue
    return list(dict.fromkeys(keys))


def candidates(category: str, *, also: Iterable[UUID] = ()) -> list[RegisterEntry]:
    """Schemes on offer for a product, one for each body: those chosen already, then the quickest as declared.

    No order can be bought; what bodies charge plays no part in it.
    """
    wanted = set(also)
    category = category if is_category(category) else ""
    offered = offered_schemes()
    fitting = offered.filter(content__categories__contains=[{"code": category}]) if category else offered.none()
    if category and not fitting.exists():
        above = category_with_ancestors([category]) - {category}
        for code in above:
            fitting = fitting | offered.filter(content__categories__contains=[{"code": code}])
    found = {entry.pk: entry for entry in [*offered.filter(pk__in=wanted), *fitting[:100]]}
    ordered = sorted(found.values(), key=lambda entry: (entry.pk not in wanted, entry.as_scheme.days, str(entry.pk)))
    shown: list[RegisterEntry] = []
    for entry in ordered:
        if entry.pk in wanted or entry.body_id not in {each.body_id for each in shown}:
            shown.append(entry)
    return shown[:MOST_SHOWN]


def may_ask(
    entries: Iterable[RegisterEntry], brief: EnquiryBrief, *, known: KnownApprovals | None = None
) -> dict[UUID, MayAsk]:
    """Of each scheme, how its body may be asked for what the brief says; `known`: where several briefs are asked about."""
    return schemes_that_may_be_asked_for(
        {entry.pk: (entry.body, [each.code for each in entry.as_scheme.categories]) for entry in entries},
        category=brief.category,
        factories=brief.factory_countries,
        markets=brief.markets,
        known=known,
    )


def statement_for(invited: InvitedBody) -> EnquiryStatement:
    """All that one body is told: not who asks, before the enterprise has opened itself to it or taken its quote."""
    enquiry = invited.enquiry
    award = _award_of(invited)
    return EnquiryStatement(
        enquiry=enquiry.pk,
        number=enquiry.number,
        scheme=invited.scheme,
        state=enquiry.state,  # type: ignore[arg-type]
        brief=enquiry.brief,
        brief_edition=enquiry.brief_edition,
        deadline=enquiry.deadline,
        is_sealed=enquiry.is_sealed,
        invites_others=enquiry.invites_others,
        asked_at=enquiry.asked_at,
        asker_digest=asker_of(invited.pk, enquiry.organisation_id),
        asker=_asker(enquiry) if award or invited.opened_at else None,
        files=tuple(
            EnquiryFileStated(
                id=file.pk,
                name=file.name,
                size=file.size,
                sha256=file.sha256,
                content_type=file.content_type,
                file=file.file.name or "",
            )
            for file in enquiry.files.all()
        ),
        questions=_questions(invited),
        award=award,
        end_reason=enquiry.end_reason,
    )


def _asker(enquiry: Enquiry) -> AskerStated:
    """The organisation, and whom to call there: whoever asked, else whoever took the quote; nobody who has left it."""
    award = getattr(enquiry, "award", None)
    people = [enquiry.asked_by, *([award.awarded_by] if award else [])]
    person = next((each for each in people if acts_for(each, enquiry.organisation_id)), None)
    return AskerStated(
        organisation=enquiry.organisation_id,
        name=enquiry.organisation.name,
        contact_name=str(person) if person else "",
        contact_phone=enquiry.contact_phone if person == enquiry.asked_by else "",
    )


def _award_of(invited: InvitedBody) -> AwardStated | None:
    award = getattr(invited.enquiry, "award", None)
    if award is None or award.quote.invited_id != invited.pk:
        return None
    return AwardStated(
        quote=award.quote_id,
        sha256=award.quote.sha256,
        awarded_by=award.awarded_by_id,
        awarded_at=award.awarded_at,
    )


def _questions(invited: InvitedBody) -> tuple[QuestionStated, ...]:
    """All that are answered, and this body's own."""
    asked = BodyQuestion.objects.filter(invited__enquiry=invited.enquiry_id)
    return tuple(
        QuestionStated(text=question.text, answer=question.answer, is_own=question.invited_id == invited.pk)
        for question in asked
        if question.answer or question.invited_id == invited.pk
    )
