"""What a buyer does: publishes a demand, takes it back, closes it with thanks; and what a body answers."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import Organisation, User
from accounts.queries import acts_for, may_enter_body, people_of
from enquiries.meeting import FEW, Market
from enquiries.models import Demand, DemandAnswer
from enquiries.naming import NO_BASIS, cites, named_in
from enquiries.queries import organisation_gap
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual, listed
from tenants.models import CertificationBody
from vocabulary.models import ProductCategory

LONGEST = timedelta(days=366)
State = Demand.State


@transaction.atomic
def publish_demand(demand: Demand, *, organisation: Organisation, knows_rule: bool = False, by: User) -> Demand:
    """Put a demand (unsaved, as the form filled it) on the board.

    `knows_rule`: whether the buyer was shown, and has read, the rule about what so few bodies can give.
    """
    if not acts_for(by, organisation.pk):
        raise Refused(_("You do not act for this organisation."))
    if gap := organisation_gap(organisation):
        raise Refused(gap)
    _refuse_days(demand)
    _refuse_names(demand)
    if Market().bodies_for(demand) <= FEW and not knows_rule:
        raise Refused(_("Hardly any body can answer this today. Read the rule below, and say that you have."))
    demand.organisation, demand.published_by, demand.published_at = organisation, by, clock.now()
    demand.state = State.OPEN
    _clean(demand)
    demand.save(force_insert=True)
    return demand


@transaction.atomic
def withdraw_demand(demand: Demand, *, reason: str, by: User) -> Demand:
    """Take a demand from the board before its day, and say why to whoever answered."""
    demand = _open(demand, by)
    if not reason.strip():
        raise Refused(_("Say why, in a sentence for those who answered."))
    _settle(demand, State.WITHDRAWN, reason, by)
    text = bilingual(f"采购方说明：{reason.strip()}", f"The buyer says: {reason.strip()}")
    _tell_bodies(demand, bilingual("需求已撤回", "A demand was withdrawn"), text)
    return demand


@transaction.atomic
def close_demand(demand: Demand, *, thanks: str = "", by: User) -> Demand:
    """End a demand that has found what it asked for, and thank those who answered."""
    demand = _open(demand, by)
    _settle(demand, State.CLOSED, thanks, by)
    text = bilingual(
        thanks.strip() or "采购方感谢您的回复。", thanks.strip() or "The buyer thanks you for your answer."
    )
    _tell_bodies(demand, bilingual("需求已结束，感谢回复", "A demand is closed, with thanks"), text)
    return demand


@transaction.atomic
def answer_demand(demand: Demand, *, body: CertificationBody, scheme: str, words: str, by: User) -> DemandAnswer:
    """Answer for a body with one of its schemes that meets the demand. Which of its people may, the page's door says."""
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
    if not demand.is_open(clock.today()):
        raise Refused(_("This demand is no longer open."))
    meeting = {str(entry.pk): entry for entry in Market().schemes_for(demand, body=body)}
    if scheme not in meeting:
        raise Refused(_("This scheme does not meet the demand, or your body may not be asked for it today."))
    if not words.strip():
        raise Refused(_("Say how the scheme meets the demand."))
    try:
        with transaction.atomic():
            answer = DemandAnswer.objects.create(
                demand=demand, body=body, scheme=meeting[scheme].pk, words=words.strip(), answered_by=by
            )
    except IntegrityError as taken:
        raise Refused(_("You have answered with this scheme already.")) from taken
    subject = bilingual("有机构回复了您的需求", "A body answered your demand")
    text = bilingual(
        f"{body.name_zh or body}：请打开需求查看其方案和说明。",
        f"{body}: open the demand to read its scheme and its words.",
    )
    for person in people_of(demand.organisation_id):
        notify(person, subject=subject, text=text, url=demand.get_absolute_url())
    return answer


@transaction.atomic
def withdraw_answer(answer: DemandAnswer, *, by: User) -> DemandAnswer:
    """Take an answer back: the buyer sees it no more."""
    answer = DemandAnswer.objects.select_for_update(of=("self",)).select_related("demand").get(pk=answer.pk)
    if answer.withdrawn_at:
        raise Refused(_("This answer has been taken back already."))
    answer.withdrawn_at = clock.now()
    answer.save(update_fields=["withdrawn_at"])
    return answer


def _refuse_days(demand: Demand) -> None:
    today = clock.today()
    if not today < demand.ends_on <= today + LONGEST:
        raise Refused(_("Let it be open until a day from tomorrow on, within a year."))


def _refuse_names(demand: Demand) -> None:
    """A body or scheme by name only with a legal basis: chosen, or in the words themselves."""
    if cites(demand.legal_basis):
        return
    if demand.named_body or demand.named_scheme:
        raise Refused(str(NO_BASIS))
    if named := named_in(demand.title_zh, demand.title_en, demand.criteria_zh, demand.criteria_en):
        raise Refused(
            _(
                "Your text names %(names)s. Say which properties you need instead, or give the legal basis for naming it."
            )
            % {"names": listed(named)}
        )


def _clean(demand: Demand) -> None:
    known = ProductCategory.objects.filter(code__in=demand.categories).count()
    if known != len(set(demand.categories)):
        raise Refused(_("Choose the products from the list."))
    try:
        demand.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _open(demand: Demand, by: User) -> Demand:
    demand = Demand.objects.select_for_update(of=("self",)).get(pk=demand.pk)
    if not acts_for(by, demand.organisation_id):
        raise Refused(_("You do not act for this organisation."))
    if demand.state != State.OPEN:
        raise Refused(_("This demand is no longer open."))
    return demand


def _settle(demand: Demand, state: str, words: str, by: User) -> None:
    demand.state, demand.settled_at, demand.settled_by = state, clock.now(), by
    demand.parting_words = words.strip()
    demand.save(update_fields=["state", "settled_at", "settled_by", "parting_words"])


def _tell_bodies(demand: Demand, subject: dict[str, str], text: dict[str, str]) -> None:
    """Whoever answered for their body, and still belongs to it, hears what became of it."""
    for answer in demand.answers.standing().select_related("body", "answered_by"):
        if not may_enter_body(answer.answered_by, answer.body):
            continue
        url = f"/desk/demands/{demand.pk}/"
        notify(answer.answered_by, subject=subject, text=text, url=url, body=answer.body)
