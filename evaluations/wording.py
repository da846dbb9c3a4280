"""The words of the letters that evaluations send, in both languages, as they go on file."""

from collections.abc import Sequence
from datetime import date

from cases.models import Case
from cases.transitions import is_positive
from cases.wording import LetterWords, day, letter
from evaluations.models import Decision, Nonconformity, Plan
from lib.text import in_both, spelled_day


def plan(plan: Plan) -> LetterWords:
    """Whom it names is resolved where it is read."""
    until, begins_zh, begins_en = day(plan.objections_until), "", ""
    if plan.begins_on:
        begins = spelled_day(plan.begins_on)
        begins_zh, begins_en = f"计划开始日期：{begins['zh']}\n\n", f"Begins: {begins['en']}\n\n"
    return letter(
        f"案件 {plan.case.number} 的评价计划与评价人员",
        f"Evaluation plan and evaluators for case {plan.case.number}",
        f"评价人员的姓名列于案件页面和信函页面。\n\n评价方法：{plan.methods}\n\n{begins_zh}如对评价人员有异议，请于{until['zh']}前说明理由。",
        f"The evaluators are named on the pages of the case and of this letter.\n\nMethods: {plan.methods}\n\n{begins_en}If you object to an evaluator, say so with your reason by {until['en']}.",
    )


def samples(plan: Plan) -> LetterWords:
    number = plan.case.number
    return letter(
        f"送样通知：案件 {number}",
        f"Samples to be sent for case {number}",
        f"请按以下要求准备并送交样品：\n\n{plan.samples}\n\n送样时请注明案件编号 {number}。",
        f"Please prepare and send these samples:\n\n{plan.samples}\n\nName the case number {number} with them.",
    )


def inspection(case: Case, day: date, *, before: date | None) -> LetterWords:
    """The notice of a factory inspection; `before`: the day that it was planned for, where it is moved."""
    number, on = case.number, spelled_day(day)
    factory = case.scope_asked.get("factory", {})
    names, addresses = factory.get("name", {}), factory.get("address", {})
    where_zh = _where(names.get("zh") or names.get("en"), addresses.get("zh") or addresses.get("en"), "，")
    where_en = _where(names.get("en") or names.get("zh"), addresses.get("en") or addresses.get("zh"), ", ")
    moved_zh, moved_en = "", ""
    if before:
        former = spelled_day(before)
        moved_zh, moved_en = (
            f"原定{former['zh']}的检查改期，原通知作废。\n\n",
            f"This takes the place of {former['en']}, told before.\n\n",
        )
    return letter(
        f"工厂检查通知书：案件 {number}" + ("（改期）" if before else ""),
        f"Factory inspection for case {number}" + (" (moved)" if before else ""),
        f"{moved_zh}检查日期：{on['zh']}\n\n检查地点：{where_zh}\n\n检查人员的姓名列于信函页面。请安排申请认证的产品处于生产状态，备妥质量"
        "记录、检验设备及关键元器件清单，并指定人员陪同。\n\n如不能在该日接受检查，请尽早在案件页面告知。",
        f"{moved_en}Day: {on['en']}\n\nFactory: {where_en}\n\nWho comes is named on this letter's page. Please have the product in "
        "production that day, with quality records, test equipment and the list of key components at hand, and somebody to "
        "go along.\n\nIf that day is not possible, say so on the page of the case as soon as you can.",
    )


def _where(name: str | None, address: str | None, between: str) -> str:
    return between.join(part for part in (name, address) if part) or "–"


def nonconformities(case: Case, rows: Sequence[Nonconformity]) -> LetterWords:
    grades = {grade.value: in_both(grade.label) for grade in Nonconformity.Grade}
    zh = "\n".join(f"{row.number}.（{grades[row.grade]['zh']}）{row.criterion}：{row.text}" for row in rows)
    en = "\n".join(f"{row.number}. ({grades[row.grade]['en']}) {row.criterion}: {row.text}" for row in rows)
    return letter(
        f"案件 {case.number} 的不符合项报告",
        f"Nonconformities found in case {case.number}",
        f"评价发现下列不符合项，请分析原因并提交纠正措施：\n\n{zh}",
        f"The evaluation found the following. Please state the cause and your corrective action:\n\n{en}",
    )


def decision(decision: Decision) -> LetterWords:
    case, models = decision.case, ", ".join(decision.scope.get("models", []))
    if is_positive(case.kind, decision.outcome):
        return letter(
            f"认证决定通知书：案件 {case.number}",
            f"Certification decision in case {case.number}",
            f"经评价与复核，决定批准认证。认证范围：{models}。证书另行颁发。",
            f"After evaluation and review, certification is granted for: {models}. The certificate follows.",
        )
    return letter(
        f"认证决定通知书：案件 {case.number}",
        f"Certification decision in case {case.number}",
        f"经评价与复核，决定不予批准认证。\n\n理由：{decision.reason}\n\n如有异议，可提出申诉。",
        f"After evaluation and review, certification is refused.\n\nReason: {decision.reason}\n\nYou may appeal against this.",
    )
