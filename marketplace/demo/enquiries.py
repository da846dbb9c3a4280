"""What enterprises of the demo ask several bodies at once, and what these offer: by the same actions people use."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django_tenants.utils import tenant_context

from accounts.models import Organisation, OrganisationMembership, User
from applications import actions as quoting
from applications.models import Quote, ReceivedEnquiry
from applications.quoting import LineTyped, typed_of
from enquiries import actions
from enquiries.models import BodyQuestion, Enquiry, OrganisationCheck, QuoteCopy
from lib import clock
from outbox.relay import deliver_all
from register.queries import offered_schemes
from statements.enquiry import EnquiryBrief
from tenants.models import CertificationBody

LABORATORY = "澄镜检测（演示） / Clearlab (demo)"
PARTNER = "岭南认证（演示） / Lingnan Certification (demo)"


@dataclass(frozen=True)
class Offer:
    """What one body answers: what it leaves out, and which lines ask less, with the reason."""

    slug: str
    left_out: str = (
        "未含样品运费和整改复检。 / Samples' carriage and tests repeated after corrections are not included."
    )
    lowered: dict[str, tuple[int, str]] = field(default_factory=dict)
    revised: dict[str, tuple[int, str]] = field(default_factory=dict)
    declines: str = ""


KETTLE = EnquiryBrief(
    product="电热水壶",
    category="appliances.kitchen",
    models=("LW-1701", "LW-1702", "LW-1705"),
    made_in=("广东省佛山市顺德区 / Shunde, Foshan, Guangdong",),
    markets=("EU",),
    holdings=("CB | 2025-05 | IEC 60335-2-15:2012 | LW-1701, LW-1702", "CB | 2023-03 | IEC 60335-2-15:2012 | LW-1705"),
    reported=1,
    words="德国买家要求第三方安全结论。",
)
FRIDGE = EnquiryBrief(
    product="家用电冰箱",
    category="appliances.refrigeration",
    models=("XY-BCD-520", "XY-BCD-450"),
    made_in=("安徽省滁州市 / Chuzhou, Anhui",),
    markets=("CN",),
    words="政府采购投标使用。",
)
COATING = EnquiryBrief(
    product="水性内墙涂料",
    category="building.coatings",
    models=("QH-801", "QH-802"),
    made_in=("广东省肇庆市 / Zhaoqing, Guangdong",),
    markets=("CN",),
)


def fill(operator: User) -> None:
    """A kettle whose quote was taken, a refrigerator that is sealed, a coating with one quote revised."""
    _look_up(operator)
    kettle = _ask("岭湾电器", KETTLE, ["northseal", "lingnan", "rheinwerk"], days=10)
    _question(kettle, "northseal", "额定电压是 220 V 还是 230 V？", "230 V，50 Hz。")
    _answer(kettle, Offer("northseal"))
    _answer(kettle, Offer("lingnan"))
    _answer(kettle, Offer("rheinwerk", declines="在中国内地的工厂检查须由获批合作机构实施，待合作机构确定后再报价。"))
    _take(kettle, "lingnan")
    fridge = _ask("雪屿制冷", FRIDGE, ["northseal", "greenmark", "lingnan"], days=4, is_sealed=True)
    for slug in ("northseal", "greenmark", "lingnan"):
        _answer(fridge, Offer(slug))
    coating = _ask("青禾涂料", COATING, ["greenmark", "southgate", "lingnan"], days=12)
    _answer(coating, Offer("greenmark", revised={"travel": (-120_000, "shared_visit")}))
    _answer(coating, Offer("southgate"))
    _answer(coating, Offer("lingnan"))


def _look_up(operator: User) -> None:
    """Every enterprise whose people can be signed in as was looked up long ago."""
    members = OrganisationMembership.objects.filter(role="administrator").order_by("pk")[:40]
    for membership in members.select_related("organisation", "user"):
        check = OrganisationCheck.objects.create(organisation=membership.organisation, asked_by=membership.user)
        actions.record_check(check, is_verified=True, source="gsxt.gov.cn", by=operator)


def _ask(who: str, brief: EnquiryBrief, slugs: Iterable[str], *, days: int, is_sealed: bool = False) -> Enquiry:
    organisation = Organisation.objects.get(name_zh__startswith=who)
    by = organisation.memberships.get(role="administrator").user
    schemes = [scheme for slug in slugs for scheme in _schemes(slug, brief)[:1]]
    deadline = clock.now() + timedelta(days=days)
    enquiry = actions.send_enquiry(
        organisation, brief=brief, schemes=schemes, deadline=deadline, is_sealed=is_sealed, by=by
    )
    deliver_all()
    return enquiry


def _schemes(slug: str, brief: EnquiryBrief) -> list[UUID]:
    """A body's schemes on offer for the product, by name."""
    entries = offered_schemes().filter(body__slug=slug)
    return [entry.pk for entry in entries.filter(content__categories__contains=[{"code": brief.category}])]


def _answer(enquiry: Enquiry, offer: Offer) -> None:
    body = CertificationBody.objects.get(slug=offer.slug)
    if not enquiry.invited.filter(body=body).exists():
        return
    by = User.objects.get(email=f"finance@{offer.slug}.demo.example")
    with tenant_context(body):
        received = ReceivedEnquiry.objects.get(pk=enquiry.invited.get(body=body).pk)
        if offer.declines:
            quoting.decline_enquiry(received, reason=offer.declines, by=by)
        else:
            _quote(received, offer, offer.lowered, by)
            if offer.revised:
                _quote(received, offer, offer.revised, by, note="与同厂监督检查合并，差旅费下调。")
    deliver_all()


def _quote(
    received: ReceivedEnquiry, offer: Offer, lowered: dict[str, tuple[int, str]], by: User, note: str = ""
) -> Quote:
    draft = quoting.draft_quote(received, by=by)
    typed = {}
    for line in draft.quoted_lines:
        as_it_is = typed_of([line])[line.key]
        less, reason = lowered.get(line.per, (0, as_it_is.reason)) if not line.is_yearly else (0, as_it_is.reason)
        name = LABORATORY if line.payee == "laboratory" else PARTNER if line.payee == "partner" else ""
        typed[line.key] = LineTyped(max(line.amount + less, 0), line.count, name, reason)
    saved = quoting.save_quote(draft, typed=typed, left_out=offer.left_out, note=note, by=by)
    return quoting.send_quote(saved, by=by)


def _question(enquiry: Enquiry, slug: str, text: str, answer: str) -> None:
    body = CertificationBody.objects.get(slug=slug)
    with tenant_context(body):
        received = ReceivedEnquiry.objects.get(pk=enquiry.invited.get(body=body).pk)
        quoting.ask_about_enquiry(received, text=text, by=User.objects.get(email=f"finance@{slug}.demo.example"))
    deliver_all()
    question = BodyQuestion.objects.get(invited__enquiry=enquiry)
    actions.answer_question(question, answer=answer, by=enquiry.asked_by)
    deliver_all()


def _take(enquiry: Enquiry, slug: str) -> None:
    copy = QuoteCopy.objects.get(invited__enquiry=enquiry, invited__body__slug=slug)
    actions.award(copy, by=enquiry.asked_by)
    deliver_all()
