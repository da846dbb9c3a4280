"""The words of the letters that any case may send, in both languages, as they go on file."""

from datetime import datetime
from typing import TypedDict

from cases.models import Case
from lib import clock
from lib.text import Bilingual, bilingual, spelled_day
from tenants.context import current_body


class LetterWords(TypedDict):
    """What a letter says, in both languages."""

    subject: Bilingual
    text: Bilingual


def reminder(case: Case) -> LetterWords:
    until = day(case.due_at)
    return letter(
        f"提醒：案件 {case.number} 等待贵方处理",
        f"Reminder: case {case.number} waits for you",
        f"案件 {case.number} 的期限为{until['zh']}。逾期未处理，案件将失效；届时可重新申请。",
        f"Case {case.number} waits for you until {until['en']}. After that it lapses, and you would have to apply anew.",
    )


def lapsed(case: Case) -> LetterWords:
    return letter(
        f"案件 {case.number} 已失效",
        f"Case {case.number} has lapsed",
        f"期限已过，且已发出两次提醒，案件 {case.number} 现予终止。贵方可随时重新申请。",
        f"The time limit passed after two reminders, so case {case.number} has ended. You may apply anew at any time.",
    )


def letter(subject_zh: str, subject_en: str, text_zh: str, text_en: str) -> LetterWords:
    return {"subject": bilingual(subject_zh, subject_en), "text": bilingual(text_zh, text_en)}


def day(moment: datetime | None) -> Bilingual:
    """The day a moment falls on where the body is, as letters write it; a dash where there is none."""
    return spelled_day(clock.day_of(moment, current_body().time_zone)) if moment else bilingual("–", "–")
