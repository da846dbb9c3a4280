"""What no text of a service may say: that who buys it passes, or is certified sooner, more easily or at less cost (INV-9, 4.2.7).

Phrases are data: a pattern for each, in Chinese and in English. What is denied ("no guaranteed pass", “不保证通过”) is
no promise and is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lib.refusal import Refused
from lib.text import without_invisible

_GIVEN = r"(?:认证|审核|审查|评审|评定|检查|检测|检验|测试|验收|考试|考核|面试)"
_SURELY = r"(?:您|你|贵司|贵方|企业|学员|产品|客户|一次性?|顺利|百分之?百|100%|必定|一定|能够?|可以?|会|都)*"
_CERTIFIED = r"(?:(?:拿|取|获|出|发|下)证(?![据明实人件券])|(?:拿到|取得|获得|拿下)(?:认证|合格)?(?:证书|资质)|获得认证|认证成功)"
_HERE = r"(?=[，。；！？、,;!?“”」』）)\s]|$)"
_TO = r"(?:(?![不没无未非，。；！？,;!?\n]).)"

CHINESE = (
    # a pass
    r"(?<![外承分发总转打面书钱背环])[包保](?:考试?|审核|认证|检测)?过(?![滤程敏期去渡度])",
    rf"(?<![外承分发总转])包(?:考试?|审核|认证|检测)?(?:通过|合格|{_CERTIFIED})",
    rf"(?:保证|确保|承诺|担保|保障){_SURELY}(?:通过(?:{_GIVEN}|率)|通过{_HERE}|合格{_HERE}|{_CERTIFIED})",
    rf"(?:保证|确保|承诺|担保){_SURELY}{_GIVEN}(?:一次性?|顺利|全部|都|能|会)*(?:通过|合格)",
    rf"(?:必|稳|轻松|百分之?百|100%|包你)(?:能|会|可)?(?:过{_HERE}|通过|{_CERTIFIED})",
    rf"(?:未|没|没有|不)(?:能|会)?(?:通过|过|{_CERTIFIED})(?:{_GIVEN})?(?:则|就|即|可|的|者|全额|全部|包|一律|[，,])*(?:退款|退费|退钱)",
    r"(?:提高|提升|增加|增大)(?:您的|贵司的|企业的)?(?:认证|审核|获证|取证)的?(?:通过率|成功率|概率|几率|机会)",
    # sooner
    r"优先(?:为您|给予|安排|进行|予以|获得)*(?:审核|审查|受理|评审|评定|发证|出证|认证|工厂检查|现场检查|决定)",
    r"(?:加急|快速|极速|提前|即时|加速|加快)(?:办理|进行|完成)?(?:您的)?(?:认证|审核|评审|发证|出证|取证|拿证|获证|下证)(?!机构|检测)",
    r"(?:缩短|压缩|节省|减少)(?:您的)?(?:认证|审核|评审|获证|取证|发证)(?:的)?(?:周期|时间|时限|用时)",
    rf"(?:认证|审核|评审|发证|获证){_TO}{{0,8}}(?:更快|更早|提速|加快|优先(?:办理|处理|安排)|走?(?:绿色|快速)通道)",
    r"(?:绿色|快速|专属|内部|特殊)(?:的)?(?:认证|审核|取证|发证|获证)?通道",
    # more easily
    rf"(?:更|较)(?:容易|易|轻松|顺利|简单)地?(?:{_TO}{{0,4}})(?:通过|{_CERTIFIED})",
    rf"(?:认证|审核|评审|发证|获证){_TO}{{0,8}}更(?:容易|轻松|顺利|简单|宽松)",
    r"(?:免|免除|跳过|省去|无需|不用|不必)(?:您的)?(?:认证审核|审核|评审|工厂检查|现场检查|认证决定)",
    r"(?:内部|特殊)(?:关系|渠道|门路|资源)",
    # at less cost
    rf"认证(?:费用?|价格|收费|报价){_TO}{{0,8}}(?:优惠|减免|打折|折扣|抵扣|抵减|立减|返还|全免|半价|更低|更便宜|免费|[一二三四五六七八九\d.]+折)",
    r"(?:减免|抵扣|抵减|返还|免收|免除|降低|节省|减少)(?:您的|贵司的|部分|全部)?认证(?:费|费用|收费)",
    rf"认证{_TO}{{0,4}}(?:打折|半价|更便宜|更优惠|[一二三四五六七八九\d.]+折)",
    r"(?:送|赠送|附赠|免费赠)(?:一张|一份)?(?:认证|证书|审核)(?!知识|培训|资料|手册|指南|指引|流程)",
)
_WHO = r"(?:(?:that )?(?:you|your (?:product|products|company|staff|factory|application)|everybody|every participant|participants)(?: will| can|'ll)? ?)?"
_CERTIFYING = r"(?:certification|certificate|certificates|audit|audits|factory inspection|decision on certification|certification decision|evaluation|approval)"
_PASSES = r"(?:pass(?:es|ing)?|certification|certificate|be certified|get certified|success in the (?:exam|audit))"

ENGLISH = (
    # a pass
    rf"\bguarante(?:e|es|ed|eing)\b (?:of )?(?:an? |the |your )?{_WHO}{_PASSES}\b",
    rf"\b(?:promises?|ensures?|assures?|secures?)\b (?:an? |the |your )?{_WHO}{_PASSES}\b(?! (?:body|bodies|requirements?|scheme|schemes|rules?)\b)",
    r"\b(?:pass|passing|success|certification|certificate)(?: is| are)?(?: fully)? guaranteed\b",
    r"\bguaranteed (?:exam |audit |first[- ]time )?(?:pass|certification|certificate|success)\b",
    r"\b100 ?% (?:pass|success)\b",
    r"\b(?:sure|certain|bound) to (?:pass|be certified)\b",
    r"\b(?:money|fee|price)s?[- ]back\b[^.;!?]{0,40}\b(?:fail|pass|certified)\w*",
    r"\brefund(?:ed|s)?\b[^.;!?]{0,20}\bif (?:you|your \w+) (?:fail|do not pass|does not pass|don't pass|doesn't pass|are not certified)",
    r"\b(?:raises?|increases?|improves?|better) (?:your )?(?:chance|chances|odds|likelihood) (?:of|for) (?:passing|certification|a certificate|being certified)",
    r"\b(?:easily|surely) (?:pass|get certified|be certified)\b",
    # sooner, more easily, at less cost
    r"\bpriority (?:in |for )?(?:the |your )?(?:review|audit|auditing|assessment|certification|evaluation|application|applications|decision)\b",
    rf"\b(?:fast|fast-track|fast-tracked|faster|quick|quicker|sooner|speedier|expedited|accelerated|easy|easier|simpler|simplified|smoother|cheaper|discounted|free)(?:,? (?:and|or) \w+)? {_CERTIFYING}\b(?! (?:body|bodies))",
    rf"\b(?:fast[- ]track|express (?:lane|route|way)|green (?:lane|channel)|shortcut|short cut) (?:to|for|through) (?:the |your |an? )?(?:\w+ )?{_CERTIFYING}",
    rf"\b(?:speeds?|speeding|hastens?|hastening|accelerates?|accelerating|eases?|easing|simplif(?:y|ies|ying)|shortens?|shortening)(?: up)? (?:the |your |an? )?(?:\w+ )?{_CERTIFYING}\b",
    r"\bcertification(?: process)?(?: (?:becomes?|gets?|is|goes|will be|runs))?(?: (?:much|far|even))? (?:faster|quicker|sooner|easier|smoother|cheaper|simpler)\b",
    r"\b(?:certified|certificates?)(?: much| far| even)? (?:faster|sooner|more quickly|more easily|more cheaply)\b",
    r"\b(?:discount|discounts|rebate|reduction|credit|savings?|\d+ ?% off)(?: of \d+ ?%)? (?:on|of|from|against|towards?|in|off) (?:the |your |our |later |any )*certification(?: (?:fees?|costs?|price|prices))?\b",
    r"\b\d+ ?% off (?:the |your |our |later |any )*certification",
    r"\bcertification (?:fees?|costs?|prices?) (?:are |is |will be |get )?(?:reduced|waived|lower|cheaper|discounted|refunded|credited|free)\b",
    r"\b(?:waives?|waived|reduces?|reduced|lowers?|cuts?|saves?|credits?) (?:the |your |our |all |some |part of (?:the|your) )*certification (?:fees?|costs?|prices?)\b",
    r"\b(?:skips?|skipping|avoids?|avoiding) (?:the |your |an? )?(?:certification )?(?:audit|factory inspection|evaluation|review)\b",
    r"\b(?:inside|special|privileged) (?:contacts?|connections?|access) (?:at|to|in|with) (?:the |a )?(?:certification )?(?:body|bodies|evaluators?|auditors?)\b",
)  # fmt: skip

_SENTENCE = re.compile(r"[^。！？!?\n；;.]*(?:\.(?=\S)[^。！？!?\n；;.]*)*[。！？!?；;.]?")
_DENIED = {
    "zh": re.compile(
        r"(?:不(?:会|能|得|可|应|再|作|做|对|曾|予)?|并不|没有|绝无|从不|绝不|禁止|严禁|拒绝|不存在|无|非)"
        r"(?:因此|因而|就|以|使|让|因购买本?服务而?|作出|做出)?(?:任何|所谓|一切)?"
        r"(?:承诺|保证|确保|提供|存在|包括|包含|意味着?|代表|给予|享受|获得|等于|宣称|暗示|有)?(?:任何|所谓|的|您的|任何人|获得|其)*[“‘「『\"']*$"
    ),
    "en": re.compile(
        r"(?:\b(?:no|not(?! only| just| merely)|never|neither|nor|without|cannot|nobody|nothing|none of)\b|n't\b)[^.,;:!?]{0,40}$",
        re.I,
    ),
}
_JOINED = {
    "zh": re.compile(r"[、，,或和及与并也以的不是没有无任何“”‘’「」]*"),
    "en": re.compile(r"(?:[,\s\"“”']|\b(?:or|and|nor|an?|any|the|no)\b)*", re.I),
}
PATTERNS = {
    "zh": [re.compile(phrase, re.I) for phrase in CHINESE],
    "en": [re.compile(phrase, re.I) for phrase in ENGLISH],
}


@dataclass(frozen=True)
class FoundPromise:
    """A phrase that may not be said, and the sentence in which it stands."""

    phrase: str
    sentence: str

    def __str__(self) -> str:
        return _(
            "“%(sentence)s” says “%(phrase)s”: no service promises a pass, and none makes certification easier, "
            "faster or cheaper. Take it out."
        ) % {"sentence": self.sentence, "phrase": self.phrase}


def promises_in(text: str) -> Iterator[FoundPromise]:
    """Every promise in a text, in whichever language, once for each sentence."""
    for sentence in _SENTENCE.findall(without_invisible(text)):
        for language, patterns in PATTERNS.items():
            phrase = _first_promise(sentence, language, patterns)
            if phrase:
                yield FoundPromise(phrase, sentence.strip())
                break


def refuse_promises(*texts: str) -> None:
    """Raises Refused with every promise in what somebody writes about a service."""
    if found := [str(promise) for text in texts for promise in promises_in(text)]:
        raise Refused(" ".join(found))


def _first_promise(sentence: str, language: str, patterns: list[re.Pattern[str]]) -> str:
    """The first phrase that is said and not denied; a denial reaches on to what is joined to it."""
    found = sorted(
        (match for pattern in patterns for match in pattern.finditer(sentence)), key=lambda match: match.start()
    )
    denied_to = 0
    for match in found:
        before = sentence[: match.start()]
        goes_on = denied_to and _JOINED[language].fullmatch(sentence[min(denied_to, match.start()) : match.start()])
        if goes_on or _DENIED[language].search(before):
            denied_to = max(denied_to, match.end())
        else:
            return match.group().strip()
    return ""
