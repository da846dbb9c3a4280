"""Buyers of the demo: what they demand, who has answered; and who accepts which certificates, checked and unchecked."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from accounts.models import Organisation, OrganisationMembership, User
from enquiries import actions
from enquiries.meeting import Market
from enquiries.models import Demand
from lib import clock
from marketplace.demo import people
from marketplace.demo.rows import Words
from oversight.actions import check_acceptance, state_acceptance
from oversight.models import Acceptance
from register.models import RegisterEntry
from vocabulary.models import Region

FIRST_NUMBER = 900  # of their credit codes, beyond those of the enterprises
ASKED_DAYS_AGO = 5
BUYERS: list[Words] = [
    ("东篱零售（演示）", "Dongli Retail (demo)"),
    ("蓉城公共采购中心（演示）", "Rongcheng Public Procurement (demo)"),
    ("万象商城（演示）", "Wanxiang Marketplace (demo)"),
]
DEMANDS: list[dict[str, Any]] = [
    {
        "title_zh": "电热水壶：可在欧盟货架标示的碳足迹", "title_en": "Kettles: a carbon footprint that EU shelves may show",
        "criteria_zh": "型号级碳足迹，摇篮到坟墓，数据不早于两年；标识所依据的方案须逐项说明指令 (EU) 2024/825 的四项要求。",
        "criteria_en": "A footprint of the model from cradle to grave, with data no older than two years; the scheme behind the "
        "label states all four rows of Directive (EU) 2024/825.",
        "categories": ["green.carbon_footprint"], "properties": ["stability"], "standards": ["ISO 14067:2018"], "market": "EU",
        "needs_green_rows": True, "ends_on": 40,
    },
    {
        "title_zh": "学校改造用低 VOC 内墙涂料", "title_en": "Low-VOC wall paint for schools",
        "criteria_zh": "VOC ≤ 50 g/L，游离甲醛 ≤ 30 mg/kg，每年抽样复检；提供证书或等效证明均可。",
        "criteria_en": "VOC at most 50 g/L, free formaldehyde at most 30 mg/kg, a sample each year; a certificate, or "
        "equivalent proof.",
        "categories": ["building.coatings"], "properties": ["safety"], "standards": ["GB 18582-2020"], "market": "CN",
        "ends_on": 21,
    },
    {
        "title_zh": "“静音”冰箱：噪声不超过 55 dB(A)", "title_en": "“Quiet” refrigerators: at most 55 dB(A)",
        "criteria_zh": "A 计权声功率级 ≤ 55 dB(A)，证书写明实测值和工况，型号与在售一致。",
        "criteria_en": "A-weighted sound power at most 55 dB(A); the certificate states the value measured, its conditions, and "
        "the model as sold.",
        "categories": ["appliances.refrigeration"], "properties": ["comfort"], "market": "CN", "ends_on": 60,
    },
]  # fmt: skip
ANSWERS = {  # which scheme answers which demand, in whose words
    ("coating-harmful-substances", 1): "按 GB 18582-2020 检测 VOC 与甲醛，证书附实测值；每年抽样复检一次。",
    ("quiet-appliance", 2): "半消声室实测声功率级，证书写明工况；仅对送检样机，不颁发标志。",
}


@dataclass(frozen=True)
class AcceptanceRow:
    """Who accepts, by what. `scheme`: whose body says so; "": an editor's own. `days`: since when it was looked at."""

    acceptor: Words
    document: Words
    number: str
    clause: str
    benefit: Words
    scheme: str = ""
    is_checked: bool = True
    days: int = 20
    weight: str = "preferred"
    categories: tuple[str, ...] = ()
    region: str | None = None


ACCEPTANCES = [
    AcceptanceRow(
        BUYERS[1], ("绿色建材采购需求标准（演示）", "Requirements for green building materials (demo)"), "RC-2026-12", "4.3",
        ("评审加 3 分", "3 points in a tender"), categories=("building.coatings", "building.panels"), region="510000",
    ),
    AcceptanceRow(
        BUYERS[2], ("家电类目商家入驻标准（演示）", "Terms for sellers of appliances (demo)"), "WX-JD-07", "2.6",
        ("免平台抽检一年", "No platform check for a year"), scheme="refrigerator-energy",
    ),
    AcceptanceRow(
        BUYERS[2], ("“静音”标签使用规则（演示）", "Rules for the “quiet” tag (demo)"), "WX-BQ-03", "1.2",
        ("可使用“静音”标签", "The tag “quiet” may be shown"), scheme="fridge-freshness-noise", is_checked=False,
    ),
    AcceptanceRow(
        BUYERS[0], ("供应商手册（演示）", "Suppliers' handbook (demo)"), "DL-SC-5", "7.1",
        ("进入优选名录", "A place on the preferred list"), scheme="coating-harmful-substances", is_checked=False, days=400,
    ),
]  # fmt: skip


def fill(operator: User, random: Random) -> None:
    """Three demands, two of them answered, and four acceptances: once the register has heard all schemes."""
    buyers = [_buyer(number, names, random, operator) for number, names in enumerate(BUYERS)]
    with clock.frozen_at(clock.now() - timedelta(days=ASKED_DAYS_AGO)):
        demands = [_demand(row, *buyer) for row, buyer in zip(DEMANDS, buyers, strict=True)]
    for (slug, number), words in ANSWERS.items():
        if _is_there(slug):
            _answer(demands[number], slug, words)
    for row in (row for row in ACCEPTANCES if not row.scheme or _is_there(row.scheme)):
        with clock.frozen_at(clock.now() - timedelta(days=row.days)):
            _accept(row, operator)


def _buyer(number: int, names: Words, random: Random, operator: User) -> tuple[Organisation, User]:
    code = people.credit_code(FIRST_NUMBER + number)
    organisation = Organisation.objects.create(name_zh=names[0], name_en=names[1], credit_code=code)
    user = people.a_person(f"buyer@{FIRST_NUMBER + number}.enterprise.demo.example", random, language="zh-hans")
    role = OrganisationMembership.Role.ADMINISTRATOR
    OrganisationMembership.objects.create(user=user, organisation=organisation, role=role)
    people.sign_in(user, ("采购人员", "Buyer"), names)
    check = actions.ask_to_be_verified(organisation, by=user)
    actions.record_check(check, is_verified=True, source="gsxt.gov.cn", by=operator)
    return organisation, user


def _demand(row: dict[str, Any], organisation: Organisation, by: User) -> Demand:
    demand = Demand(**row | {"ends_on": clock.today() + timedelta(days=row["ends_on"])})
    return actions.publish_demand(demand, organisation=organisation, knows_rule=True, by=by)


def _answer(demand: Demand, slug: str, words: str) -> None:
    entry = next(entry for entry in Market().schemes_for(demand) if entry.as_scheme.slug == slug)
    by = _manager(entry)
    actions.answer_demand(demand, body=entry.body, scheme=str(entry.pk), words=words, by=by)


def _accept(row: AcceptanceRow, operator: User) -> None:
    acceptance = Acceptance(
        acceptor_zh=row.acceptor[0], acceptor_en=row.acceptor[1], document_zh=row.document[0], document_en=row.document[1],
        document_number=row.number, clause=row.clause, benefit_zh=row.benefit[0], benefit_en=row.benefit[1],
        weight=row.weight, valid_from=clock.today(), source_zh="公告栏（演示）", source_en="Public notices (demo)",
        region=Region.objects.filter(code=row.region).first(), categories=list(row.categories),
    )  # fmt: skip
    if row.scheme:
        entry = _entry(row.scheme)
        statement = entry.as_scheme
        acceptance.categories = [category.code for category in statement.categories]
        acceptance.properties = list(statement.characteristics)
        acceptance = state_acceptance(acceptance, body=entry.body, scheme=entry.pk, by=_manager(entry))
    if row.is_checked:
        acceptance.checked_on = clock.today()
        check_acceptance(acceptance, by=operator)


def _is_there(slug: str) -> bool:
    """Whether the scheme's body is one of this demo's: it may be made with fewer."""
    return RegisterEntry.objects.schemes().filter(content__slug=slug).exists()


def _entry(slug: str) -> RegisterEntry:
    return RegisterEntry.objects.schemes().select_related("body").get(content__slug=slug)


def _manager(entry: RegisterEntry) -> User:
    return User.objects.get(email=f"schemes@{entry.body.slug}.demo.example")
