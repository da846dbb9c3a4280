"""What a column of a buyer's list may hold, and what its heading is likely to be. A proposal; a person corrects it."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from lib.credit_code import credit_code
from lib.reading.headings import Field, guessed
from lib.reading.likely import COMPANY, STANDARD, best
from lib.reading.values import is_day
from register.answers import address_in, is_like_a_number

FIELDS = (
    Field("number", _("Certificate number"), (
        "证书编号", "证书号", "证书号码", "认证证书号", "认证证书编号", "證書編號", "certificate number", "certificate no", "cert no",
        "cert number", "certificate", "certificate id", "registration number", "licence number", "number", "编号", "no")),
    Field("holder", _("Holder"), (
        "持证人", "获证组织", "获证组织名称", "获证企业", "证书持有人", "供应商", "供应商名称", "供货商", "供方", "投标人", "投标单位", "投标人名称",
        "企业名称", "公司名称", "单位名称", "厂家", "holder", "certificate holder", "supplier", "supplier name", "vendor", "vendor name",
        "bidder", "tenderer", "company", "company name", "organisation", "organization", "name", "名称")),
    Field("body", _("Certification body"), (
        "认证机构", "认证机构名称", "机构名称", "机构", "发证机构", "颁证机构", "发证单位", "certification body", "issued by", "issuer", "issuing body", "cb", "body")),
    Field("model", _("Product or model"), (
        "型号", "产品型号", "规格型号", "产品名称", "产品", "品名", "投标产品", "货物名称", "model", "model number", "product", "product name",
        "product model", "item", "goods", "description")),
    Field("standard", _("Standard"), (
        "标准", "标准号", "认证依据", "执行标准", "认证标准", "standard", "standard number", "standard no", "standards", "norm")),
    Field("needed_until", _("Needed until"), (
        "需有效至", "需要有效至", "有效至不早于", "交货日期", "交货期", "合同截止日期", "使用至", "needed until", "required until", "valid at least until",
        "delivery date", "delivery", "contract end", "needed by"), is_date=True),
)  # fmt: skip
BY_KEY = {field.key: field for field in FIELDS}
ENOUGH = 0.6  # of the cells; lists of bidders hold gaps


def is_bare_number(cell: str) -> bool:
    """Whether a cell is a certificate's number, or its address, and no day, company or code of a company."""
    if address_in(cell):
        return True
    return is_like_a_number(cell) and not (COMPANY.search(cell) or is_day(cell) or credit_code(cell))


def proposed(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """Column → field: by the headings first, then by what the cells look like."""
    columns = guessed(list(headings), FIELDS)
    cells = {column: texts for column in range(len(headings)) if (texts := _cells(rows, column))}

    def propose(key: str, column: int | None) -> None:
        if key not in columns.values() and column is not None:
            columns[column] = key

    def left() -> Mapping[int, Sequence[str]]:
        return {column: texts for column, texts in cells.items() if column not in columns}

    propose("standard", best(left(), lambda cell: bool(STANDARD.match(cell))))
    propose("number", best(left(), is_bare_number, least=ENOUGH))
    propose("holder", best(left(), lambda cell: bool(COMPANY.search(cell)), least=0.4))
    if not columns and cells:  # one column of something: whatever it is, it is asked as a number and answered so
        propose("number", min(cells))
    if not any(headings) and "number" in columns.values():  # under a heading that we do not know stands something else
        propose("holder", next((column for column, texts in left().items() if _are_words(texts)), None))
    return columns


def _cells(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column].strip() for row in rows if column < len(row) and row[column].strip()]


def _are_words(cells: Sequence[str]) -> bool:
    """Names, and no numbers, days or remarks."""
    words = [cell for cell in cells if 2 <= len(cell) <= 100 and sum(map(str.isdigit, cell)) <= len(cell) // 5]
    return len(words) >= ENOUGH * len(cells)
