"""What the demo's green schemes say of Directive (EU) 2024/825: four rows, each with the clause of the rule where it stands."""

from typing import Any

from lib.text import bilingual
from marketplace.demo.rows import SchemeRow
from vocabulary.terms import GreenRow

WORDS = {
    GreenRow.OPEN: (
        "任何经营者均可按公布的同一收费和条件申请，不设会员资格。",
        "Any trader may apply, at the published fees and on the same terms; nobody has to be a member.",
        "3",
    ),
    GreenRow.EXPERTS: (
        "评价准则由技术委员会制定，生产、采购、消费者和环保方各有席位，征求意见稿公开三十天。",
        "Criteria are made by a committee in which makers, buyers, consumers and environmental groups sit; drafts are open for "
        "comment for thirty days.",
        "5",
    ),
    GreenRow.PROCEDURE: (
        "发现不符合的，限期整改；逾期暂停或撤销标识使用，并在登记簿公开。",
        "What does not comply is corrected in time, or the mark is suspended or withdrawn, as the register shows.",
        "9",
    ),
    GreenRow.MONITORING: (
        "每年由独立于申请方的检查员和实验室监督，实验室通过 ISO/IEC 17025 认可。",
        "Each year by inspectors and laboratories independent of the applicant; the laboratories are accredited by ISO/IEC 17025.",
        "8",
    ),
}


def rows_of(row: SchemeRow) -> list[dict[str, Any]]:
    """The four rows of a green scheme; none of another."""
    rule = f"DEMO-{row.slug.upper()}"
    return [
        {"row": str(code), "words": bilingual(zh, en), "source": f"{rule} §{clause}"}
        for code, (zh, en, clause) in WORDS.items()
        if row.green
    ]
