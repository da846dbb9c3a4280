"""How a scheme certifies, in words: the certification mode 认证模式 that its certificates state."""

from catalog.models import SchemeVersion
from lib.text import Bilingual, bilingual

PARTS = {
    "initial": ("初始评价", "initial evaluation"),
    "needs_factory_visit": ("初始工厂检查", "initial factory inspection"),
    "plan_batch": ("批次评价", "evaluation of the batch"),
    "samples_market": ("获证后市场抽样检测", "samples from the market"),
    "samples_factory": ("获证后工厂抽样检测", "samples from the factory"),
    "assesses_process": ("生产过程评审", "assessment of the process"),
    "audits_system": ("质量管理体系审核", "audit of the management system"),
}


def mode_of(version: SchemeVersion) -> Bilingual:
    parts = [words for part, words in PARTS.items() if part == "initial" or getattr(version, part)]
    return bilingual("＋".join(zh for zh, _en in parts), ", ".join(en for _zh, en in parts).capitalize())
