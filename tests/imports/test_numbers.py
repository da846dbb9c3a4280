"""Numbers in files: two that only separators tell apart are two certificates; one written in two ways is one."""

import pytest

from certificates import actions as certificates
from certificates.models import Certificate
from lib import clock
from lib.refusal import Refused
from tests.imports.making import WIDE, codes, row, table, wide

pytestmark = pytest.mark.django_db
OTHER = {"获证组织": "另一家公司", "产品名称": "洗衣机", "颁证日期": "2024-02-02"}


def numbers() -> set[str]:
    return set(Certificate.objects.standing().values_list("number", flat=True))


def test_two_numbers_that_only_separators_tell_apart_are_both_entered(entered):
    batch = entered(table(row(证书编号="CB-1-12"), row(证书编号="CB-11-2", **OTHER)))
    assert numbers() == {"CB-1-12", "CB-11-2"}
    assert "number_alike" in codes(batch, 2)


def test_a_second_file_may_hold_another_that_only_separators_tell_apart(entered):
    entered(table(row(证书编号="CB-1-12")))
    batch = entered(table(row(证书编号="CB-11-2", **OTHER)))
    assert numbers() == {"CB-1-12", "CB-11-2"}
    assert "number_alike" in codes(batch, 2)


def test_the_same_certificate_written_otherwise_is_not_entered_twice(entered):
    entered(table(row(证书编号="CB-1-12")))
    entered(table(row(证书编号="cb 1/12", 产品名称="双门电冰箱")))
    one = Certificate.objects.get()
    assert (one.number, one.printed_number, one.product_zh) == ("cb 1/12", "cb 1/12", "双门电冰箱")


def test_a_number_with_signs_nobody_sees_is_the_same(entered, checked):
    entered(table(row(证书编号="CB-1-12")))
    batch = checked(table(row(证书编号="№ \u200eCB-1\u00ad-12\ufeff")))
    assert numbers() == {"CB-1-12"}
    assert batch.rows.get().verdict == "same"


def test_a_predecessor_may_be_named_in_another_way(entered):
    entered(table(wide(证书编号="CB-1-12"), wide("cb 1 12", 证书编号="CB-1-13"), headings=WIDE))
    assert Certificate.objects.get(number="CB-1-12").superseded_by.number == "CB-1-13"


def test_by_hand_two_that_only_separators_tell_apart_are_two_as_well(in_northseal, rita):
    content = {
        "product_zh": "家用电冰箱",
        "holder_name_zh": "爱克米",
        "issued_on": clock.today(),
        "valid_from": clock.today(),
    }
    certificates.prepare_import(content | {"number": "CB-1-12"}, by=rita)
    with pytest.raises(Refused, match="taken already"):
        certificates.prepare_import(content | {"number": "cb 1 12"}, by=rita)
    with pytest.raises(Refused, match="taken already"):
        certificates.prepare_import(content | {"number": "No. CB-1-12\u200b", "product_zh": "洗衣机"}, by=rita)
    second = certificates.prepare_import(content | {"number": "证书编号：CB-11-2", "product_zh": "洗衣机"}, by=rita)
    assert second.number == "CB-11-2"
