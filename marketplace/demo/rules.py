"""The text of a scheme's rule in both languages, from what its data says of it."""

from marketplace.demo.rows import SchemeRow


def text(row: SchemeRow, standards: list[str]) -> dict[str, str]:
    """The rule of the version that rests on these standards."""
    return {"rule_text_zh": _chinese(row, standards), "rule_text_en": _english(row, standards)}


def _chinese(row: SchemeRow, standards: list[str]) -> str:
    found = [f"{measure.zh}（{measure.unit or '无量纲'}）" for measure in row.measures]
    grades = "、".join(grade["name"]["zh"] for grade in row.grades)
    clauses = [
        f"适用范围\n{row.name[0]}。{row.summary[0]}\n不在范围内：{row.is_not[0]}",
        "认证依据\n" + "\n".join(standards),
        f"适用对象与申请\n{row.who[0]}申请人提交申请书、产品描述、关键材料清单和型号差异说明。",
        "评价\n" + (f"签约实验室检测并报告：{'；'.join(found)}。" if found else "按认证依据逐条检测或核查。")
        + (f"工厂检查每个场所通常 {row.days:g} 人日。" if row.days else "不安排工厂检查。")
        + (f"结果分为：{grades}。" if grades else ""),
        "认证决定\n由未参与评价的人员复核并作出决定，结论说明：" + row.proves[0],
        "获证后监督\n" + _followed(row, f"每十二个月一次，每个工厂通常 {row.surveillance_days:g} 人日，并抽样检测。", "每十二个月复核一次资料和样品。", "无监督，不得使用标志。"),
        f"证书\n有效期 {row.months} 个月，期满前申请换证；型号、工厂或关键材料变更须先行申报。",
    ]  # fmt: skip
    return "\n\n".join(f"{number} {clause}" for number, clause in enumerate(clauses, start=1))


def _english(row: SchemeRow, standards: list[str]) -> str:
    found = [f"{measure.en} ({measure.unit or 'a bare number'})" for measure in row.measures]
    grades = ", ".join(grade["name"]["en"] for grade in row.grades)
    clauses = [
        f"Scope\n{row.name[1]}. {row.summary[1]}\nOutside it: {row.is_not[1]}",
        "Criteria\n" + "\n".join(standards),
        f"Who applies\n{row.who[1]} The application holds a description of the product, its key materials and the differences of its models.",
        "Evaluation\n" + (f"The contracted laboratory reports: {'; '.join(found)}. " if found else "Each clause of the criteria is tested or verified. ")
        + (f"Factories are inspected; person-days at each, usually: {row.days:g}. " if row.days else "No factory is inspected. ")
        + (f"The result is one of: {grades}." if grades else ""),
        "Decision\nReviewed and decided by people who did not evaluate. It says: " + row.proves[1],
        "Surveillance\n" + _followed(row, f"Every twelve months, with a sample tested; person-days at each factory, usually: {row.surveillance_days:g}.", "Papers and samples are reviewed every twelve months.", "None; no mark may be used."),
        f"Certificate\nValid for {row.months} months, renewed on application; changes of models, factories and key materials are declared first.",
    ]  # fmt: skip
    return "\n\n".join(f"{number} {clause}".rstrip() for number, clause in enumerate(clauses, start=1))


def _followed(row: SchemeRow, visited: str, on_paper: str, never: str) -> str:
    if row.type in {"1a", "1b"}:
        return never
    return visited if row.surveillance_days else on_paper
