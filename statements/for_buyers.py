"""What a certificate proves, what it does not, and how to check it: for a buyer, from the statement, in both languages.

The sentences are written out in both languages rather than collected, for they are frozen on papers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lib import clock
from lib.text import Bilingual, bilingual, spelled_day
from statements.certificate import CertificateStatement

NAMED = 12  # models, or standards: more would not leave it one page


@dataclass(frozen=True)
class ForBuyers:
    """Three lists of sentences, each in both languages."""

    proves: tuple[dict[str, str], ...]
    does_not_prove: tuple[dict[str, str], ...]
    how_to_check: tuple[dict[str, str], ...]


def for_buyers(stated: CertificateStatement, *, body: Bilingual, address: str) -> ForBuyers:
    """What to tell a buyer. `address`: the permanent page. Nothing of how it stands: that is said on the day."""
    return ForBuyers(tuple(_proves(stated, body)), DOES_NOT_PROVE, tuple(_how_to_check(stated, body, address)))


UNCONFIRMED = bilingual(
    "发证机构的认证资质尚未经本登记册的运营方确认，或确认已过期：本说明仅以该机构自己的陈述为准。",
    "Nobody has confirmed, or not recently enough, that the body which states this certificate may certify: this rests on the "
    "body's own word.",
)
DOES_NOT_PROVE = (
    bilingual(
        "不证明销售的每一件产品都符合要求：认证机构评价的是样品和方案规定的内容。",
        "That every product sold conforms: the body evaluated samples, and what its scheme prescribes.",
    ),
    bilingual(
        "不证明产品符合任何国家或地区的法律要求：这是自愿性认证，不能代替强制性产品认证（CCC）、欧盟 CE 符合性声明或其他法定程序。",
        "That the product meets the law of any market: certification here is voluntary. It replaces neither compulsory "
        "certification (CCC), nor the conformity assessment behind a CE marking, nor any other procedure that a law demands.",
    ),
    bilingual(
        "不证明所列标准之外的其他性能，也不涵盖未列出的型号、产品或工厂。",
        "Any property beyond the standards named, nor anything about models, products or factories that are not listed.",
    ),
    bilingual(
        "不证明证书今天仍然有效：证书可能被暂停、撤销或注销，请查验当天的状态。",
        "That it is still valid today: a certificate can be suspended, withdrawn or cancelled. Check the status of the day.",
    ),
)


def _proves(stated: CertificateStatement, body: Bilingual) -> list[dict[str, str]]:
    zh, en = (_Words(stated, body, language) for language in ("zh", "en"))
    sentences = [_attested(stated, zh, en)]
    if stated.models:
        sentences.append(_models(stated))
    if stated.grade:
        sentences.append(bilingual(f"认证的等级：{stated.grade}。", f"The grade certified: {stated.grade}."))
    days = spelled_day(stated.valid_until) if stated.valid_until else None
    sentences.append(
        bilingual(
            f"证书截止日期为{days['zh']}，除非此前被暂停、撤销或注销。",
            f"It is valid until {days['en']}, unless it is suspended, withdrawn or cancelled before.",
        )
        if days
        else bilingual("证书未设定有效期限。", "It states no last day of validity.")
    )
    return sentences


def _attested(stated: CertificateStatement, zh: "_Words", en: "_Words") -> dict[str, str]:
    """Who attests what. Of a certificate from before this register nobody here saw the decision: it is its body's word."""
    if stated.origin != "imported":
        return bilingual(
            f"{zh.body}评价了{zh.holder}的“{zh.product}”，并证明其符合：{zh.standards}。",
            f"{en.body} evaluated a product of {en.holder}, {en.product}, and attests that it conforms with {en.standards}.",
        )
    on_zh, on_en = _stated_on(stated)
    return bilingual(
        f"{zh.body}{on_zh}声明：在加入本登记册之前，其已对{zh.holder}的“{zh.product}”作出认证决定，证明其符合：{zh.standards}。",
        f"{en.body} states{on_en} that it certified a product of {en.holder}, {en.product}, as conforming with {en.standards}."
        " That was decided before this register, which has seen nothing of it.",
    )


def _stated_on(stated: CertificateStatement) -> tuple[str, str]:
    if stated.stated_at is None:
        return "", ""
    day = clock.day_of(stated.stated_at, stated.time_zone)
    return f"于{spelled_day(day)['zh']}", f", on {spelled_day(day)['en']},"


def _models(stated: CertificateStatement) -> dict[str, str]:
    number, names = len(stated.models), [model.model for model in stated.models[:NAMED]]
    more = number - len(names)
    if number == 1:
        return bilingual(f"仅涵盖型号{names[0]}。", f"It covers the model {names[0]}, and no other.")
    return bilingual(
        f"仅涵盖{number}个型号：{'、'.join(names)}" + (f"，其余{more}个见证书页面。" if more else "。"),
        f"It covers {number} models, and no others: {', '.join(names)}"
        + (f", and {more} more that its page lists." if more else "."),
    )


def _how_to_check(stated: CertificateStatement, body: Bilingual, address: str) -> list[dict[str, str]]:
    zh, en = (_Words(stated, body, language) for language in ("zh", "en"))
    return [
        bilingual(
            f"打开 {address} 或扫描二维码，查看当天的状态：无需登录，不限次数。",
            f"Open {address} or scan the QR code for the status of the day: no sign-in, no quota.",
        ),
        bilingual(
            f"逐字核对证书编号 {stated.number}、持有人、产品和型号。",
            f"Compare the number {stated.number}, the holder, the product and the model, letter by letter.",
        ),
        bilingual(
            f"如有不符，请在采购前询问{zh.body}。",
            f"Where anything differs, ask {en.body} before you rely on it.",
        ),
    ]


class _Words:
    """Names in one language, in the other where that one is empty."""

    def __init__(self, stated: CertificateStatement, body: Bilingual, language: str) -> None:
        self.body = _of(body, language)
        self.holder, self.product = _of(stated.holder.name, language), _of(stated.product, language)
        self.standards = _listed([standard.number for standard in stated.standards], language)


def _of(words: Bilingual, language: str) -> str:
    return words.get(language) or words.get("en" if language == "zh" else "zh") or "–"


def _listed(numbers: Sequence[str], language: str) -> str:
    if not numbers:
        return "证书所列要求" if language == "zh" else "the requirements named on it"
    more = len(numbers) - NAMED
    if language == "zh":
        return "、".join(numbers[:NAMED]) + (f"，另有{more}项见证书页面" if more > 0 else "")
    return ", ".join(numbers[:NAMED]) + (f", and {more} more that its page lists" if more > 0 else "")
