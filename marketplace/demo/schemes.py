"""Some sixty schemes on real standards, from `data/schemes.psv`, each written, furnished and published by its manager."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from accounts.models import User
from catalog import actions
from catalog.models import Fee, Question, SchemeVersion, StandardReference, VersionPart
from catalog.scheme_types import PLAN_FIELDS, SURVEILLED
from lib import clock
from vocabulary.terms import FeePayee

DATA = Path(__file__).parent / "data" / "schemes.psv"
PLANS = {
    "1a": set(),
    "1b": {"plan_batch", "licenses_mark"},
    "2": {"licenses_mark", "samples_market"},
    "3": {"licenses_mark", "samples_factory", "assesses_process"},
    "4": {"licenses_mark", "samples_market", "assesses_process"},
    "5": {"licenses_mark", "samples_factory", "assesses_process", "audits_system"},
    "6": {"licenses_mark", "assesses_process", "audits_system"},
}
GRADES = [{"code": code, "name": {"zh": f"{code} 级", "en": f"Grade {code}"}} for code in ("A", "B", "C")]
SERVICES = "6"
NO_VISIT, NO_SURVEILLANCE = {"factory_day", "travel", "surveillance_day"}, {"surveillance_day"}
ABROAD = {"appliance-export-safety": ["EU"]}  # at home it is CCC that says so
ON_PAPER = {"carbon-footprint", "battery-carbon-footprint"}


@dataclass(frozen=True)
class Tariff:
    """What a body charges in whatever scheme, in yuan: a day, a journey at most, a certificate, a year."""

    day: int
    travel: int
    certificate: int
    year: int


TARIFFS = {
    "northseal": Tariff(3000, 1800, 800, 2600),
    "greenmark": Tariff(3000, 1500, 800, 2400),
    "southgate": Tariff(3000, 1200, 800, 2000),
    "voltcert": Tariff(3000, 1600, 800, 3300),
    "iotrust": Tariff(3200, 1500, 800, 2500),
    "softline": Tariff(2600, 900, 600, 1600),
    "clearlab": Tariff(2600, 800, 500, 900),
}
YEARLY = {"refrigerator-energy": 2700, "appliance-export-safety": 2500, "carbon-footprint": 3000}
COMMITMENTS = [
    {
        "promise": {"zh": "受理后 60 个工作日内作出认证决定", "en": "A decision within 60 working days of acceptance"},
        "condition": {
            "zh": "样品和资料齐全，整改时间不计",
            "en": "Samples and documents complete; time for corrections not counted",
        },
        "redress": {"zh": "逾期退还申请费", "en": "The application fee is returned"},
    }
]


@dataclass(frozen=True)
class SchemeRow:
    """One line of the data: what tells this scheme from the others."""

    body: str
    slug: str
    zh: str
    en: str
    categories: list[str]
    standards: list[str]
    type: str
    attestation: list[str]
    characteristics: list[str]
    purposes: list[str]
    green: list[str]
    rule: str
    application_fee: int
    unit_fee: int
    factory_days: Decimal
    months: int


def rows() -> Iterator[SchemeRow]:
    """The lines of the data, read."""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            lists = [[word.strip() for word in cell.split(",") if word.strip()] for cell in cells]
            yield SchemeRow(
                body=cells[0],
                slug=cells[1],
                zh=cells[2],
                en=cells[3],
                categories=lists[4],
                standards=lists[5],
                type=cells[6],
                attestation=lists[7],
                characteristics=lists[8],
                purposes=lists[9],
                green=lists[10],
                rule=cells[11],
                application_fee=int(cells[12]),
                unit_fee=int(cells[13]),
                factory_days=Decimal(cells[14]),
                months=int(cells[15]),
            )


def publish(row: SchemeRow, *, number: int, body_name: tuple[str, str], by: User) -> SchemeVersion:
    """Write a scheme as its manager would, four years ago, and publish it."""
    with clock.frozen_at(clock.now() - timedelta(days=1400 - number)):
        draft = actions.write_scheme(slug=row.slug, name_zh=row.zh, name_en=row.en, by=by)
        lists: dict[type[VersionPart], Iterable[VersionPart]] = {
            StandardReference: [StandardReference(reference=reference) for reference in row.standards],
            Fee: fees(row),
        }
        lists[Question] = questions(row)
        draft = actions.save_section(draft, values=words(row, body_name) | facts(row, number), rows=lists, by=by)
        return actions.publish(draft, by=by)


def words(row: SchemeRow, body_name: tuple[str, str]) -> dict[str, Any]:
    standards = "、".join(row.standards)
    listed = ", ".join(row.standards)
    return {
        "summary_zh": f"依据 {standards}，对产品的关键特性进行评价，结果可在明证公开查询。",
        "summary_en": f"Evaluates the product's key characteristics against {listed}; the result can be checked by anyone.",
        "proves_zh": f"样品经检测符合 {standards} 的要求"
        + ("，工厂能持续生产一致的产品。" if row.factory_days else "。"),
        "proves_en": f"Samples were tested and meet {listed}"
        + ("; the factory is able to keep making the same product." if row.factory_days else "."),
        "does_not_prove_zh": "不证明未列入证书的型号、其他特性，也不代替强制性认证和法律规定的检验。",
        "does_not_prove_en": "It says nothing about models not listed or about other characteristics, and replaces no compulsory certification.",
        "who_needs_it_zh": "希望向采购方、平台或消费者说明产品品质的生产企业。",
        "who_needs_it_en": "Manufacturers who want to show buyers, platforms or consumers what their product can do.",
        "rule_text_zh": f"1 范围\n本规则适用于{row.zh}。\n\n2 认证依据\n{standards}\n\n3 认证流程\n申请、受理、型式试验"
        + ("、初始工厂检查" if row.factory_days else "")
        + "、复核、认证决定、获证后监督。\n\n4 证书\n有效期 "
        + f"{row.months} 个月。",
        "rule_text_en": f"1 Scope\nThese rules apply to: {row.en}.\n\n2 Criteria\n{listed}\n\n3 Steps\nApplication, acceptance, type test"
        + (", initial factory inspection" if row.factory_days else "")
        + f", review, decision, surveillance.\n\n4 Certificate\nValid for {row.months} months.",
        "owner_zh": body_name[0],
        "owner_en": body_name[1],
    }


def facts(row: SchemeRow, number: int) -> dict[str, Any]:
    plan = PLANS[row.type]
    is_filed = row.rule == "filed"
    return {
        "purposes": row.purposes,
        "rule_kind": row.rule,
        "rule_number": f"DEMO-{row.slug.upper()}",
        "filing_number": f"DEMO-F-{2022}-{number:04d}" if is_filed else "",
        "objects_certified": ["characteristic"] if row.attestation[0] == "marking" else ["product"],
        "characteristics": row.characteristics,
        "lifecycle": ["production", "use"] + (["recycling"] if "circular" in row.green else []),
        "green": row.green,
        "attestation": row.attestation,
        "grades": GRADES if "grading" in row.attestation else [],
        "categories": row.categories,
        "markets": ABROAD.get(row.slug) or (["CN", "EU"] if "export" in row.purposes else ["CN"]),
        "scheme_type": row.type,
        **{field: field in plan for field in PLAN_FIELDS},
        "needs_factory_visit": bool(row.factory_days),
        "accepts_reports": row.type != "1b",
        "is_accredited": number % 3 != 0,
        "factory_days": row.factory_days,
        "surveillance_days": surveillance_days(row),
        "commitments": COMMITMENTS if number % 2 else [],
        "validity_months": row.months,
        "surveillance_months": 12 if row.type in SURVEILLED else None,
    }


def fees(row: SchemeRow) -> list[Fee]:
    """What is paid to whom: tests to the laboratory, the rest to the body; services are judged without a laboratory."""
    tariff = TARIFFS[row.body]
    laboratory = FeePayee.BODY if row.type == SERVICES else FeePayee.LABORATORY
    stated = [
        ("application", "申请费", "Application", row.application_fee, FeePayee.BODY),
        ("unit", "评价费", "Evaluation of a unit", row.unit_fee, laboratory)
        if row.type == SERVICES
        else ("test", "型式试验费", "Type test", row.unit_fee, laboratory),
        ("model", "增加型号", "Each further model", row.unit_fee // 10, laboratory),
        ("factory_day", "工厂检查费", "Factory inspection", tariff.day, FeePayee.BODY),
        ("travel", "差旅费", "Travel of the inspectors", tariff.travel, FeePayee.BODY),
        ("certificate", "证书费", "Certificate", tariff.certificate, FeePayee.BODY),
        ("surveillance_day", "监督检查费", "Surveillance visit", tariff.day, FeePayee.BODY),
        ("year", "年金", "Annual fee", YEARLY.get(row.slug, tariff.year), FeePayee.BODY),
    ]
    unused = NO_VISIT if not row.factory_days else NO_SURVEILLANCE if not surveillance_days(row) else set()
    return [
        Fee(per=per, label_zh=zh, label_en=en, amount=100 * yuan, payee=payee)
        for per, zh, en, yuan, payee in stated
        if per not in unused
    ]


def surveillance_days(row: SchemeRow) -> Decimal:
    """As long as the first visit; a footprint is followed on paper."""
    is_visited = row.type in SURVEILLED and row.slug not in ON_PAPER
    return row.factory_days if is_visited else Decimal(0)


def questions(row: SchemeRow) -> list[Question]:
    return [
        Question(code="yearly-output", kind="number", text_zh="年产量", text_en="Yearly output", unit="台/件", is_required=True),
        Question(code="first-sold", kind="date", text_zh="首次销售日期", text_en="First sold on", is_required=False),
        Question(
            code="existing-certificates", kind="multiple", text_zh="已有的认证", text_en="Certificates held already", is_required=False,
            choices=[
                {"code": "ccc", "zh": "强制性产品认证", "en": "CCC"},
                {"code": "iso9001", "zh": "质量管理体系", "en": "ISO 9001"},
                {"code": "iso14001", "zh": "环境管理体系", "en": "ISO 14001"},
            ],
        ),
        Question(code="safety-incidents", kind="yes_no", text_zh="近三年是否发生过质量安全事件", text_en="Any safety incident in the last three years?"),
    ]  # fmt: skip
