"""What a scheme of the demo costs, and to whom it is paid: the rows of fees from what its data says."""

from collections.abc import Iterator

from catalog.models import Fee
from marketplace.demo.rows import SchemeRow, Tariff, Words
from vocabulary.terms import FeeBasis, FeePayee, FeeTax

LABELS: dict[str, Words] = {
    "application": ("申请费", "Application"),
    "test": ("型式试验费", "Type test"),
    "test_reused": ("型式试验费（认可已有检测报告）", "Type test, existing reports accepted"),
    "unit": ("评价费", "Evaluation"),
    "model": ("增加型号", "Each further model"),
    "factory_day": ("工厂检查费", "Factory inspection"),
    "travel": ("差旅费（据实结算，不超过）", "Travel of the inspectors, at most"),
    "certificate": ("证书费", "Certificate"),
    "surveillance_day": ("监督检查费", "Surveillance visit"),
    "sample": ("监督抽样检测费", "Test of the yearly sample"),
    "year": ("年金", "Annual fee"),
    "change": ("证书变更费", "Change of a certificate"),
}
BASES = {"sample": FeeBasis.YEAR}  # where a row's name is no basis of its own
TESTED = {"test", "test_reused", "model", "sample"}


def fees(row: SchemeRow) -> list[Fee]:
    """What is paid to whom: tests to the laboratory, visits to whoever makes them, the rest to the body."""
    return [
        Fee(
            per=BASES.get(name, name),
            label_zh=label[0],
            label_en=label[1],
            amount=100 * amount,
            currency=row.tariff.currency,
            tax=FeeTax.INCLUDED if row.tariff.currency == "CNY" else FeeTax.NONE,
            payee=_payee(name, row.tariff),
        )
        for name, amount in _amounts(row)
        for label in [row.tariff.labels.get(name, LABELS[name])]
    ]


def _amounts(row: SchemeRow) -> Iterator[tuple[str, int]]:
    """In the order of LABELS, which is that of the work."""
    tariff = row.tariff
    days = {"factory_day": row.days, "surveillance_day": row.surveillance_days}
    stated = tariff.fees | {name: tariff.day for name, count in days.items() if count}
    stated |= {"change": stated["certificate"]} if "certificate" in stated else {}  # it is written anew
    return ((name, stated[name]) for name in LABELS if name in stated)


def _payee(name: str, tariff: Tariff) -> str:
    if name in TESTED:
        return FeePayee.LABORATORY
    return tariff.visited_by if name.endswith("_day") else FeePayee.BODY
