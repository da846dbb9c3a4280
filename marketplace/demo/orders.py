"""Services that enterprises of the demo have ordered, an order at every step: by the same actions people use."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from billing import actions as billing
from billing.models import Invoice
from billing.queries import bank_account_of
from catalog.models import LabLine, ServiceVersion
from lib import clock
from marketplace.demo.papers import a_page
from marketplace.demo.services import service_named
from orders.actions import (
    LineAsked,
    OfferedPart,
    ReportData,
    accept,
    add_line,
    cancel_order,
    change_cart,
    confirm_order,
    decline_offer,
    deliver,
    name_responsible,
    offer,
    receive_samples,
    request_offer,
    send_back,
    send_samples,
    write_message,
)
from orders.models import Milestone, Order, OrderLine
from orders.pricing import sheet_and_faults
from orders.queries import cancelling_costs
from outbox.relay import deliver_all
from portfolio.handing import hand_over
from portfolio.reports import delivered_reports, open_applications
from reviews.actions import answer_review, write_review
from reviews.models import NameShown
from reviews.queries import reviewable_by
from reviews.rules import QUESTIONS
from tenants.models import CertificationBody
from web.uploads import Upload, checked

PRAISE = "样品一到就排上了，报告比约定早两天；电话不太好打通。 Scheduled as soon as the sample came; the report two days early. Hard to reach by telephone."
THANKS = "谢谢。我们已加一条客服线路。 Thank you: we have added a line."
ENERGY_REPORT, EMC_REPORT = "DEMO-CL-2026-0871", "DEMO-CL-2026-0902"


def fill() -> None:
    """All orders of the demo whose sellers are there."""
    for slug, play in (
        ("clearlab", _at_the_laboratory),
        ("northseal", _at_the_body),
        ("goodcounsel", _at_the_adviser),
        ("openclass", _at_the_school),
        ("safeharbour", _at_the_insurer),
    ):
        seller = CertificationBody.objects.filter(slug=slug).first()
        if seller is not None:
            with tenant_context(seller):
                play()
            deliver_all()
    _after_the_test()


def _after_the_test() -> None:
    """What comes of the closed order: its report goes to an application, and its buyer says how the laboratory worked."""
    organisation, person = buyer_named("雪屿")
    for delivered in delivered_reports([organisation]):
        if cases := open_applications(organisation):
            hand_over(delivered, cases[0], by=person)
            deliver_all()
    for work in reviewable_by([organisation]):
        if work.body.slug == "clearlab":
            review = write_review(
                work, marks=dict.fromkeys(QUESTIONS, 4), words=PRAISE, shown_as=NameShown.REGION, by=person
            )
            answer_review(review, text=THANKS, by=staff_at("clearlab")["quality"])
            deliver_all()


def _at_the_laboratory() -> None:
    """One closed with its report, one being reworked, one whose samples are on their way, and a cart."""
    staff = staff_at("clearlab")
    can_be_paid("clearlab")
    xueyu, lingwan = buyer_named("雪屿"), buyer_named("岭湾")
    with days_ago(60):
        energy = place_order(xueyu, "energy", product="BCD-510", report="cma", report_language="zh", samples_back=True)
        name_responsible(energy, staff["evaluator"], by=staff["cases"])
    with days_ago(57):
        _samples(energy, xueyu, staff)
    with days_ago(44):
        _deliver(energy, 1, staff, "检测完成，详见报告。 The test is done; the report says more.", report=ENERGY_REPORT)
    with days_ago(42):
        accept(_part(energy, 1), by=xueyu[1])
    with days_ago(30):
        emc = place_order(lingwan, "emc", product="LW-1750 电热水壶 / kettle", report="cnas", report_language="en")
        name_responsible(emc, staff["evaluator"], by=staff["cases"])
        _samples(emc, lingwan, staff)
    with days_ago(18):
        _deliver(emc, 1, staff, "骚扰检测报告。 Report on emission.", report=EMC_REPORT)
    with days_ago(17):
        send_back(
            _part(emc, 1),
            reason="报告封面的型号应为 LW-1750，请更正。 The model on the cover should read LW-1750: please correct it.",
            by=lingwan[1],
        )
    with days_ago(16):
        write_message(emc, text="明天重新出具。 We issue it again tomorrow.", by=staff["evaluator"])
    with days_ago(6):
        contact = place_order(
            lingwan, "food-contact", product="LW-1750 内胆 / inner pot", report="cma", report_language="zh"
        )
        line = contact.lines.get()
        send_samples(
            line, count=5, marking="LW-1750-A…E", carrier="演示快递 Demo Express", tracking="DEMO600871", by=lingwan[1]
        )
    _into_cart(xueyu, "emc", product="BCD-510", report="cma", report_language="zh")


def _at_the_body() -> None:
    """Two seats of the training, invoiced; one cancelled before it was paid; gap information delivered."""
    staff = staff_at("northseal")
    xueyu, chenlan = buyer_named("雪屿"), buyer_named("晨岚")
    with days_ago(9):
        seats = place_order(xueyu, "energy-grade-training", date=True, quantity=2, participants=["周明哲", "吴安然"])
        issue_drafts_of(seats, staff["finance"])
    with days_ago(8):
        dropped = place_order(chenlan, "energy-grade-training", date=True, participants=["林嘉禾"])
    with days_ago(7):
        cancel_order(
            dropped,
            reason="当天有客户验厂。 A client inspects our factory that day.",
            fee=cancelling_costs(dropped),
            by=chenlan[1],
        )
    with days_ago(20):
        gaps = place_order(chenlan, "gap-information", product="CL-IH-22")
        name_responsible(gaps, staff["schemes"], by=staff["schemes"])
    with days_ago(3):
        _deliver(gaps, 1, staff, "差距对照表，共 14 条。 The table of gaps: fourteen rows.", by="schemes")


def _at_the_adviser() -> None:
    """A coaching of three parts: the first accepted and invoiced, the second delivered."""
    staff = staff_at("goodcounsel")
    can_be_paid("goodcounsel")
    lingwan = buyer_named("岭湾")
    with days_ago(50):
        coaching = place_order(lingwan, "line-coaching")
        name_responsible(coaching, staff["cases"], by=staff["cases"])
    with days_ago(31):
        _deliver(coaching, 1, staff, "诊断报告与改进计划。 Diagnosis and plan.", by="cases")
    with days_ago(29):
        accept(_part(coaching, 1), by=lingwan[1])
        issue_drafts_of(coaching, staff["finance"])
    with days_ago(2):
        _deliver(coaching, 2, staff, "试行四周的数据。 Figures of four weeks on trial.", by="cases")


def _at_the_school() -> None:
    staff = staff_at("openclass")
    can_be_paid("openclass")
    with days_ago(4):
        seats = place_order(buyer_named("青禾"), "certification-basics", date=True, participants=["何书瑶"])
        issue_drafts_of(seats, staff["finance"])


def _at_the_insurer() -> None:
    """A price asked, one offered, one declined."""
    staff = staff_at("safeharbour")
    can_be_paid("safeharbour")
    with days_ago(2):
        _requested(
            buyer_named("岭湾"),
            "product-liability",
            words="年出口额约 120 万欧元，德国与荷兰。 Some €1.2m a year, to Germany and the Netherlands.",
        )
    with days_ago(12):
        offered = _requested(
            buyer_named("晨岚"), "product-liability", words="年出口额 800 万元，日本。 ¥8m a year, to Japan."
        )
    with days_ago(10):
        _offer(offered, 1_280_000, staff)
    with days_ago(25):
        refused = _requested(buyer_named("竹里"), "product-liability", words="仅国内销售。 Sold in China only.")
    with days_ago(22):
        _offer(refused, 960_000, staff)
    with days_ago(21):
        decline_offer(refused, reason="今年先不投保。 Not this year.", by=buyer_named("竹里")[1])


type Buyer = tuple[Organisation, User]


def buyer_named(name: str) -> Buyer:
    organisation = Organisation.objects.get(Q(name_zh__startswith=name) | Q(name_en__startswith=name))
    return organisation, organisation.memberships.get(role="administrator").user


def staff_at(slug: str) -> dict[str, User]:
    people = User.objects.filter(email__endswith=f"@{slug}.demo.example")
    return {person.email.partition("@")[0]: person for person in people}


def can_be_paid(slug: str) -> None:
    seller = CertificationBody.objects.get(slug=slug)
    if bank_account_of(seller) is not None:
        return
    billing.set_bank_account(
        seller,
        by=staff_at(slug)["finance"],
        holder=seller.name_zh,
        bank="演示银行 Demo Bank",
        number=f"6222 0000 {sum(map(ord, slug)):04d}",
    )


@contextmanager
def days_ago(days: int) -> Iterator[None]:
    with clock.frozen_at(clock.now() - timedelta(days=days)):
        yield


def _into_cart(
    buyer: Buyer,
    slug: str,
    *,
    date: bool = False,
    quantity: int = 1,
    product: str = "",
    report: str = "",
    report_language: str = "",
    participants: Sequence[str] = (),
) -> OrderLine:
    version = _version(slug)
    asked = LineAsked(
        quantity=quantity,
        test=_first_test(version),
        report=report,
        report_language=report_language,
        date=version.service.dates.to_come(clock.now()).first() if date else None,
        product=product,
        participants=participants,
    )
    return add_line(version, asked, organisation=buyer[0], by=buyer[1])


def _version(slug: str) -> ServiceVersion:
    return service_named(slug).versions.published().latest("number")


def _first_test(version: ServiceVersion) -> LabLine | None:
    return version.lines.order_by("position").first()


def place_order(buyer: Buyer, slug: str, *, samples_back: bool = False, **asked: object) -> Order:
    order = _into_cart(buyer, slug, **asked).order  # type: ignore[arg-type]
    order = change_cart(
        order, lines={}, values={"contact_phone": "+86 10 0000 0000", "samples_back": samples_back}, by=buyer[1]
    )
    return confirm_order(order, sheet=sheet_and_faults(order)[0].sha256, by=buyer[1])


def _requested(buyer: Buyer, slug: str, *, words: str) -> Order:
    order = _into_cart(buyer, slug).order
    order = change_cart(order, lines={}, values={"words": words}, by=buyer[1])
    return request_offer(order, sheet=sheet_and_faults(order)[0].sha256, by=buyer[1])


def _offer(order: Order, amount: int, staff: dict[str, User]) -> None:
    offer(
        order,
        prices={line.pk: amount for line in order.lines.all()},
        parts=[OfferedPart("保险单", "Policy", 100, 10)],
        valid_until=clock.today() + timedelta(days=30),
        words="免赔额每次 5,000 元。 Deductible ¥5,000 each time.",
        by=staff["finance"],
    )


def _part(order: Order, position: int) -> Milestone:
    return order.milestones.get(position=position)


def _samples(order: Order, buyer: Buyer, staff: dict[str, User]) -> None:
    line = order.lines.get()
    sample = send_samples(
        line,
        count=line.test.samples if line.test else 1,
        marking="1",
        carrier="演示快递 Demo Express",
        tracking="DEMO60",
        by=buyer[1],
    )
    receive_samples(sample, condition="完好 Intact", by=staff["evaluator"])


def _deliver(
    order: Order, position: int, staff: dict[str, User], words: str, *, report: str = "", by: str = "evaluator"
) -> None:
    line = order.lines.get()
    reports = {0: ReportData(report, line.report, clock.today(), [line.pk])} if report else None
    deliver(_part(order, position), words=words, files=[_a_file(report or order.number)], reports=reports, by=staff[by])


def _a_file(name: str) -> Upload:
    page = a_page(f"Guildmark demo: {name}. An invented document of an invented order.")
    return checked(SimpleUploadedFile(f"{name}.pdf", page))


def issue_drafts_of(order: Order, finance: User) -> None:
    for draft in Invoice.objects.of("order", order.pk).filter(state="draft"):
        billing.issue(draft, by=finance)
