"""What a column may hold, and which words its heading is likely to have. The guess is a proposal; a person corrects it."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """`takes_many`: several columns may hold it. `headings`: what it is called, in both languages, folded."""

    key: str
    words: str | Promise
    headings: tuple[str, ...]
    takes_many: bool = False
    is_date: bool = False


FIELDS = (
    Field("number", _("Certificate number"), (
        "证书编号", "证书号", "证书号码", "认证证书号", "认证证书编号", "注册号", "cert number", "certificate number", "certificate no",
        "cert no", "certificate", "cert num", "certificate id", "cert id", "registration number", "registration no", "licence number",
        "license number", "uid", "number", "编号", "id", "no")),
    Field("holder", _("Holder, in whichever language"), (
        "获证组织", "获证组织名称", "获证组织名称 主要名称", "获证企业", "获证单位", "持证人", "证书持有人", "认证委托人", "委托人", "委托人名称", "申请人", "企业名称", "组织名称", "公司名称",
        "单位名称", "客户名称", "org name", "holder", "certificate holder", "holder name", "client", "client name", "applicant", "licensee",
        "company", "company name", "organisation", "organization", "organization name", "responsible party", "certified organization",
        "certificate owner", "owner", "name of holder")),
    Field("holder_zh", _("Holder in Chinese"), (
        "获证组织中文名称", "企业中文名称", "委托人中文名称", "holder in chinese", "holder zh", "holder name zh", "org name cn",
        "company name chinese", "holder name chinese", "中文名称")),
    Field("holder_en", _("Holder in English"), (
        "获证组织英文名称", "获证组织名称 其他名称", "企业英文名称", "委托人英文名称", "holder in english", "holder en", "holder name en", "org name en",
        "company name english", "holder name english", "英文名称")),
    Field("holder_address", _("Holder's address"), (
        "获证组织地址", "获证组织注册地址", "注册地址", "地址", "委托人地址", "企业地址", "持证人地址", "通讯地址", "国家", "国家地区", "address", "holder address",
        "client address", "company address", "org address", "registered address", "city", "province", "country", "street", "省份", "城市"),
        takes_many=True),
    Field("manufacturer", _("Manufacturer"), (
        "生产者", "生产者名称", "制造商", "制造商名称", "生产者 制造商 名称", "manufacturer", "manufacturer name", "producer", "maker")),
    Field("manufacturer_address", _("Manufacturer's address"), (
        "生产者地址", "制造商地址", "manufacturer address", "address of manufacturer")),
    Field("factory", _("Factory"), (
        "生产企业", "生产企业名称", "生产厂", "工厂", "工厂名称", "factory", "factory name", "production site", "manufacturing site", "plant")),
    Field("factory_address", _("Factory's address"), (
        "生产企业地址", "工厂地址", "生产厂地址", "factory address", "address of factory", "production site address")),
    Field("product", _("Product, in whichever language"), (
        "产品名称", "产品", "认证产品", "认证产品名称", "获证产品", "产品名称和系列 规格 型号", "认证范围", "认证覆盖的业务活动范围", "busi cover scop", "product", "product name", "product description",
        "certified product", "project name", "scope", "scope of certification", "certified scope", "description of product", "goods", "item")),
    Field("product_zh", _("Product in Chinese"), ("产品中文名称", "product in chinese", "product zh", "product name zh", "product name chinese")),
    Field("product_en", _("Product in English"), ("产品英文名称", "product in english", "product en", "product name en", "product name english")),
    Field("model", _("Model"), (
        "型号", "产品型号", "规格型号", "型号规格", "系列 规格 型号", "认证型号", "覆盖型号", "型号名称", "model", "models", "model number", "model no", "type",
        "model name", "covered models", "product model", "project version", "version", "type designation"), takes_many=True),
    Field("specification", _("Specification"), ("规格", "产品规格", "技术参数", "主要参数", "specification", "specifications", "rating", "ratings", "parameters")),
    Field("trademark", _("Trademark"), ("商标", "品牌", "商标名称", "trademark", "trade mark", "brand", "brand name")),
    Field("standard", _("Standard"), (
        "标准", "标准号", "认证依据", "认证标准", "依据标准", "产品标准", "执行标准", "标准编号", "认证依据标准", "产品标准和技术要求", "auth proj codedec", "standard", "standards",
        "standard number", "standard no", "certification criteria", "criteria", "norm", "norms", "test standard"), takes_many=True),
    Field("scheme", _("Scheme's name"), (
        "认证项目", "认证方案", "认证制度", "认证类别", "证书类型", "认证规则", "实施规则", "认证项目分类", "scheme", "scheme name", "certification scheme", "programme",
        "program", "certificate type", "认证类型")),
    Field("mode", _("Certification mode"), ("认证模式", "模式", "certification mode", "mode", "module", "认证方式")),
    Field("grade", _("Grade"), ("等级", "级别", "认证等级", "星级", "grade", "level", "class", "rating level")),
    Field("issued_on", _("Issue date"), (
        "颁证日期", "发证日期", "颁发日期", "签发日期", "本次发证日期", "换证日期", "award date", "issue date", "issued on", "date of issue", "issued", "date issued", "issuance date",
        "certification date", "date certified", "date qualified", "certified date", "certified on", "date", "日期", "发证时间", "颁证时间", "获证日期", "issue"), is_date=True),
    Field("first_issued_on", _("First issue date"), (
        "初次获证日期", "初次发证日期", "首次发证日期", "首次颁证日期", "初次颁证日期", "首次获证日期", "first cert date", "first issued", "first issue date", "initial certification date",
        "original issue date", "first issued on", "date of first issue", "initial issue date"), is_date=True),
    Field("valid_from", _("Valid from"), (
        "有效期起", "有效期开始", "生效日期", "有效期自", "证书起始日期", "有效期起始日期",  "valid from", "effective date", "effective from", "start date", "validity start",
        "from"), is_date=True),
    Field("valid_until", _("Valid until"), (
        "有效期至", "有效期", "到期日期", "证书到期日期", "有效期止", "截止日期", "证书截止日期", "证书有效期", "有效期截止", "失效日期", "有效日期", "到期日", "certi e date", "valid until",
        "valid to", "expiry date", "expiration date", "expires", "expires on", "expiry", "expiration", "end date", "validity", "valid till",
        "valid thru", "date of expiry", "validity end", "until"), is_date=True),
    Field("status", _("Status"), ("状态", "证书状态", "当前状态", "有效状态", "certi status", "status", "certificate status", "state", "cert status", "validity status")),
    Field("status_since", _("Status since"), (
        "状态日期", "状态变更日期", "状态变更时间", "暂停日期", "暂停开始时间", "撤销日期", "撤销时间", "注销日期",  "pause s date", "cancel date", "status since", "status date",
        "status changed", "date of status", "suspended on", "withdrawn on", "withdrawal date", "cancelled on", "suspension date", "status change date"),
        takes_many=True, is_date=True),
    Field("status_reason", _("Reason for the status"), (
        "原因", "暂停原因", "撤销原因", "注销原因", "状态原因", "pause cause", "cancel cause", "reason", "status reason", "reason for suspension",
        "reason for withdrawal"), takes_many=True),
    Field("suspension_ends_on", _("Suspended until"), (
        "暂停截止时间", "暂停截止日期", "暂停到期日", "暂停结束日期", "pause e date", "suspended until", "suspension ends", "suspension end date", "end of suspension"),
        is_date=True),
    Field("lifting_conditions", _("What lifts the suspension"), ("恢复条件", "暂停恢复条件", "lifting conditions", "conditions for lifting", "conditions")),
    Field("predecessor", _("Number of the certificate it replaces"), (
        "原证书编号", "原证书号", "被替换证书编号", "替代证书", "旧证书编号", "前证书编号", "替换证书号", "换证前证书编号", "previous versions", "previous certificate",
        "previous certificate number", "previous number", "predecessor", "replaces", "supersedes", "old certificate number", "former number",
        "o certi num", "former certificate"), takes_many=True),
    Field("successor", _("Number of the certificate that replaces it"), (
        "新证书编号", "新证书号", "换证后证书编号", "replaced by", "superseded by", "successor", "new certificate number", "new number"), takes_many=True),
    Field("mark", _("Bears the mark (yes or no)"), ("使用标志", "是否使用标志", "认证标志", "加施标志", "mark", "mark licence", "bears mark", "uses mark")),
)  # fmt: skip
BY_KEY = {field.key: field for field in FIELDS}
DATES = tuple(field.key for field in FIELDS if field.is_date)
SURE, LIKELY = 1.0, 0.72
LONGEST_HEADING = 80
SAYS_LITTLE = {"type", "version", "class", "level", "number", "state", "issue", "owner", "plant", "item", "date", "issued", "until", "from"}  # fmt: skip


def folded_heading(heading: str) -> str:
    """A heading for comparing: NFKC, camelCase taken apart, marks and brackets as single spaces, small letters."""
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", unicodedata.normalize("NFKC", heading))
    text = re.sub(r"^\s*\d+\s*[、.．)]\s*", "", text)
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


@lru_cache(4096)
def likeness(heading: str, field: Field) -> float:
    """How well a heading fits a field: 1 is one of its names, 0 has nothing to do with it."""
    text = folded_heading(heading)
    if not text or len(text) > LONGEST_HEADING:
        return 0.0
    return max(_likeness(text, name, rank) for rank, name in enumerate(field.headings))


def _likeness(text: str, name: str, rank: int) -> float:
    if text == name or text.replace(" ", "") == name.replace(" ", ""):
        return SURE - rank / 1000
    words, wanted = set(text.split()), set(name.split())
    if wanted <= words and len(name) > 2 and name not in SAYS_LITTLE:
        return 0.9 - 0.04 * len(words - wanted) - rank / 1000
    if not name.isascii() and len(name) > 1 and name in text:
        return 0.88 - 0.02 * (len(text) - len(name))
    if not name.isascii() or abs(len(text) - len(name)) > 2 or min(map(len, [*words, *wanted])) < 3:
        return 0.0
    alike = SequenceMatcher(None, text, name).ratio()
    return alike * 0.85 if alike > 0.85 else 0.0


def guessed(headings: list[str]) -> dict[int, str]:
    """Column → field: the best fits first, each column once and a field once unless it takes many."""
    fits = [(likeness(heading, field), -column, field) for column, heading in enumerate(headings) for field in FIELDS]
    found: dict[int, str] = {}
    for score, minus_column, field in sorted(fits, key=lambda fit: (fit[0], fit[1]), reverse=True):
        if score < LIKELY or -minus_column in found:
            continue
        if field.takes_many or field.key not in found.values():
            found[-minus_column] = field.key
    return dict(sorted(found.items()))


def header_row(rows: list[list[str]]) -> int:
    """Which of the first rows holds the headings, counted from 1: the one with most names we know; 0 where none has."""
    best, most = 0, 0.0
    for number, row in enumerate(rows, start=1):
        cells = [cell for cell in row if cell.strip()]
        if len(cells) < 2 or any(len(cell) > 120 for cell in cells):
            continue
        known = sum(max(likeness(cell, field) for field in FIELDS) for cell in cells if len(cell) < 60)
        score = known + min(len(set(cells)), 40) / 100
        if known and score > most:
            best, most = number, score
    if best:
        return best
    wide = max((len([cell for cell in row if cell.strip()]) for row in rows), default=0)
    for number, row in enumerate(rows, start=1):
        cells = [cell for cell in row if cell.strip()]
        if len(cells) >= max(wide * 0.6, 2):
            return number if not any(re.search(r"\d{3}", cell) for cell in cells) else 0
    return 0
