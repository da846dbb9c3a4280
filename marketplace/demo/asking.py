"""What an application under a scheme of the demo is asked, and how its weeks fall to the steps."""

from typing import Any

from catalog.models import Question
from marketplace.demo.rows import SchemeRow
from vocabulary.terms import LeadTimeStep

SERVICES = "6"
COUNTED_IN = {
    "building.cement": "吨/t", "building.coatings": "吨/t", "building": "平方米/m²", "textiles": "件/pieces", "services": "单/orders",
    "photovoltaics": "MW", "batteries": "MWh",
}  # fmt: skip
ASKED_OF: dict[str, tuple[str, str, str]] = {  # by field: code, question in Chinese and in English
    "appliances": ("rated-voltage", "产品销往哪些电压与频率的地区", "For which voltages and frequencies is it sold?"),
    "building": ("recipe", "配方或主要原料最近一次变更的内容", "What changed last in recipe or raw materials?"),
    "batteries": ("cell-maker", "电芯由谁生产", "Who makes the cells?"),
    "charging": ("firmware", "当前固件版本与升级方式", "Which firmware, and how is it updated?"),
    "iot": ("cloud", "数据存放在哪个国家或地区", "In which country are data kept?"),
    "robots": ("use", "预期在何处、由谁使用", "Where and by whom is it used?"),
    "textiles": ("dyer", "染整由谁完成", "Who dyes and finishes?"),
    "food_contact": ("foods", "预期接触的食品、温度与时间", "Which food, at what temperature, for how long?"),
    "photovoltaics": ("cells", "电池片来源", "Where do the cells come from?"),
    "furniture": ("wood", "木材来源与树种", "Which wood, and from where?"),
    "services": ("sites", "服务网点数量", "How many service points are there?"),
    "green": ("data-year", "可提供数据的年份", "For which year are there data?"),
}


def questions(row: SchemeRow) -> list[Question]:
    field = row.categories[0].partition(".")[0]
    code, zh, en = ASKED_OF[field]
    holds = [
        {"code": "ccc", "zh": "强制性产品认证", "en": "CCC"},
        {"code": "iso9001", "zh": "质量管理体系", "en": "ISO 9001"},
        {"code": "iso14001", "zh": "环境管理体系", "en": "ISO 14001"},
    ]
    return [
        Question(code="yearly-output", kind="number", text_zh="年产量", text_en="Yearly output", unit=_unit(row)),
        Question(code=code, kind="text", text_zh=zh, text_en=en),
        Question(code="first-sold", kind="date", text_zh="首次销售日期", text_en="First sold on", is_required=False),
        Question(code="existing-certificates", kind="multiple", text_zh="已有的认证", text_en="Certificates held already", is_required=False, choices=holds),
        Question(code="safety-incidents", kind="yes_no", text_zh="近三年是否发生过质量安全事件", text_en="Any safety incident in the last three years?"),
    ]  # fmt: skip


def _unit(row: SchemeRow) -> str:
    category = row.categories[0]
    return COUNTED_IN.get(category) or COUNTED_IN.get(category.partition(".")[0], "台/pieces")


def lead_times(row: SchemeRow) -> list[dict[str, Any]]:
    """The steps of so many weeks: papers take days that are much the same everywhere, tests and visits the rest."""
    papers = 5 if row.weeks > 4 else 3
    rest = row.weeks * 7 - 2 * papers - 7
    visit = rest if row.type == SERVICES else rest * 3 // 10 if row.days else 0
    steps = {
        LeadTimeStep.APPLICATION_REVIEW: papers,
        LeadTimeStep.AGREEMENT: papers,
        LeadTimeStep.TYPE_TEST: rest - visit,
        LeadTimeStep.FACTORY_INSPECTION: visit,
        LeadTimeStep.REVIEW_AND_DECISION: 5,
        LeadTimeStep.CERTIFICATE: 2,
    }
    return [{"step": str(step), "days": days} for step, days in steps.items() if days]
