"""What those are told who are bound to a body that leaves, or that stays after all. Whom, the apps know that hear of it."""

from lib import clock
from lib.text import Bilingual, bilingual, spelled_day
from oversight.events import BodyCloses
from tenants.models import CertificationBody

NAMED = 10  # certificates or cases named in one notice
STAYS = {
    True: (
        "关闭安排已取消，此前关于其离开的通知作废；该机构现已开放，各项业务照常办理。",
        "It does not leave. What you were told of that does not apply any more: it is open, and work goes on.",
    ),
    False: (
        "关闭安排已撤回，此前关于其离开的通知作废；但该机构仍处于暂停状态，恢复开放前不办理业务。",
        "It does not leave. What you were told of that does not apply any more. It is suspended, as it was before: until it "
        "is reopened, it takes on and decides nothing.",
    ),
}


def holds_still(fact: BodyCloses, body: CertificationBody) -> bool:
    """Whether what was announced is so yet: news that comes late, after it was taken back, is news no more."""
    return fact.closes_at == body.closes_at


def news_of_leaving(fact: BodyCloses, body: CertificationBody, zh: str, en: str) -> tuple[Bilingual, Bilingual]:
    """Subject and text of a notice: that it leaves, what that means for the reader (`zh`, `en`), why, and whom to ask."""
    name_zh, name_en = body.name_zh or body.name_en, body.name_en or body.name_zh
    if fact.closes_at is None:
        return bilingual(f"{name_zh}不再关闭", f"{name_en} stays"), bilingual(*STAYS[body.is_open])
    day = spelled_day(clock.day_of(fact.closes_at, body.time_zone))
    reason, ask = both_of(fact.reason), both_of(fact.ask)
    return (
        bilingual(f"{name_zh}将自{day['zh']}起停止业务", f"{name_en} leaves on {day['en']}"),
        bilingual(
            f"{name_zh}自即日起不再办理业务，自{day['zh']}起其网站不再开放。{zh}原因：{reason['zh']}联系：{ask['zh']}",
            f"{name_en} takes on and decides nothing more from today, and from {day['en']} its site is gone. {en} "
            f"Reason: {reason['en']} Whom to ask: {ask['en']}",
        ),
    )


def both_of(words: Bilingual) -> Bilingual:
    """Words of the public in each language, where they came in one as that one."""
    zh, en = words.get("zh", ""), words.get("en", "")
    return bilingual(zh or en, en or zh)


def named(numbers: list[str]) -> Bilingual:
    """Some numbers, the first few of them."""
    more = len(numbers) > NAMED
    return bilingual("、".join(numbers[:NAMED]) + "等" * more, ", ".join(numbers[:NAMED]) + " …" * more)
