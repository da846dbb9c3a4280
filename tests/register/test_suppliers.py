"""Who a supplier is: a credit code, else the organisation here, else a full name that only one supplier bears (ADR 28)."""

import random
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lib.credit_code import check_character
from register.actions import Stated, rebuild_register, record_statements
from register.models import Kind, RegisterEntry, Supplier
from tenants.models import CertificationBody
from tests.register.making import said, supplier_of

pytestmark = pytest.mark.django_db

CODE, OTHER = "91110000600037341L", "91350100M000100Y43"
COMPANY, BRANCH = "佛山岭湾电器有限公司", "佛山岭湾电器有限公司广州分公司"


def holder(zh=COMPANY, en="", code="", address="") -> dict:
    return {"name": {"zh": zh, "en": en}, "address": {"zh": address, "en": ""}, "code": code}


def record(body, *contents: dict, revision=1, pk=None) -> list:
    """Certificates with these contents, heard one after the other."""
    keys = [pk or uuid4() for _content in contents]
    for key, content in zip(keys, contents, strict=True):
        record_statements(Kind.CERTIFICATE, [Stated(key, revision, said(**content))], body=body)
    return keys


def suppliers_of(keys) -> list:
    return [supplier_of(RegisterEntry.objects.get(pk=key)).pk for key in keys]


def all_rows() -> list:
    fields = ("pk", "strength", "key", "borne_by", "joined", "name_zh", "name_en", "region")
    return [*Supplier.objects.order_by("pk").values_list(*fields), *RegisterEntry.objects.order_by("pk").values()]


def test_one_code_is_one_supplier_whatever_its_names(northseal, greenmark):
    keys = record(northseal, {"holder": holder(code=CODE)}) + record(greenmark, {"holder": holder("岭湾", code=CODE)})
    assert len(set(suppliers_of(keys))) == 1


def test_one_name_under_two_codes_is_two_suppliers_and_joins_neither(northseal):
    keys = record(northseal, *({"holder": holder(code=code)} for code in (CODE, OTHER, "")))
    assert len(set(suppliers_of(keys))) == 3


def test_a_name_joins_the_code_that_alone_bears_it_whichever_comes_first(northseal, greenmark):
    keys = record(northseal, {"holder": holder()}) + record(greenmark, {"holder": holder(code=CODE)})
    assert len(set(suppliers_of(keys))) == 1
    assert Supplier.objects.get(pk=suppliers_of(keys)[0]).code == CODE


def test_a_legal_form_and_a_branch_tell_apart_brackets_and_script_do_not(northseal):
    names = ["岭湾（佛山）电器有限公司", "嶺灣(佛山)電器有限公司", "岭湾（佛山）电器股份有限公司", BRANCH]
    same, traditional, form, branch = suppliers_of(record(northseal, *({"holder": holder(name)} for name in names)))
    assert same == traditional
    assert len({same, form, branch}) == 3


def test_an_organisation_here_is_one_supplier_and_its_name_leads_to_it(northseal):
    organisation = str(uuid4())
    contents = [
        {"holder": holder(), "organisation": organisation},
        {"holder": holder("旧名电器"), "organisation": organisation},
    ]
    keys = record(northseal, *contents, {"holder": holder()})
    assert len(set(suppliers_of(keys))) == 1


def test_an_organisation_joins_the_code_that_alone_bears_its_name(northseal):
    brought, issued = {"holder": holder(code=CODE)}, {"holder": holder(), "organisation": str(uuid4())}
    assert len(set(suppliers_of(record(northseal, issued, brought, {"holder": holder()})))) == 1


def test_two_organisations_of_one_name_join_nobody(northseal):
    contents = [{"holder": holder(), "organisation": str(uuid4())} for _ in range(2)]
    assert len(set(suppliers_of(record(northseal, {"holder": holder(code=CODE)}, *contents)))) == 3


def test_an_english_name_leads_to_the_chinese_company_that_alone_bears_it(northseal):
    both, english = holder(en="Lingwan Appliances Co., Ltd."), holder("", "LINGWAN APPLIANCES CO LTD")
    assert len(set(suppliers_of(record(northseal, {"holder": english}, {"holder": both})))) == 1


@pytest.mark.parametrize("code", ["92440101MA5AAAAA0K", "11010519491231002X", "not a code"])
def test_no_code_of_a_person_and_no_wrong_one_is_kept(northseal, code):
    code = code[:-1] + check_character(code[:-1]) if code.startswith("92") else code
    record(northseal, {"holder": holder(code=code)})
    assert not Supplier.objects.filter(strength=0).exists()


def test_a_code_stated_by_mistake_and_corrected_leaves_the_name_to_the_right_one(northseal):
    wrong, *_ = record(northseal, {"holder": holder(code=OTHER)})
    nameless = record(northseal, {"holder": holder()})
    record(northseal, {"holder": holder(code=CODE)}, pk=wrong, revision=2)
    assert Supplier.objects.get(pk=suppliers_of(nameless)[0]).code == CODE


def test_whoever_is_named_by_nothing_has_no_supplier(northseal):
    (key,) = record(northseal, {"holder": holder("有限公司")})
    assert RegisterEntry.objects.get(pk=key).supplier_id is None


def test_names_and_region_are_of_the_certificate_issued_last(northseal):
    older = {"holder": holder("旧名电器有限公司", code=CODE, address="安徽省合肥市"), "issued_on": "2020-01-01"}
    newer = {"holder": holder(code=CODE, address="广东省佛山市"), "issued_on": "2026-01-01"}
    (pk, _) = suppliers_of(record(northseal, newer, older))
    assert Supplier.objects.values_list("name_zh", "region").get(pk=pk) == (COMPANY, "CN-440000")


def asked_of_suppliers(body, *stated: Stated) -> list[str]:
    """What SQL the keeping of suppliers takes while these are heard."""
    with CaptureQueriesContext(connection) as queries:
        record_statements(Kind.CERTIFICATE, stated, body=body)
    return [row["sql"] for row in queries.captured_queries if "supplier" in row["sql"]]


def test_what_only_happens_to_a_certificate_asks_for_no_lock(northseal):
    (key,) = record(northseal, {"holder": holder(code=CODE)})
    assert asked_of_suppliers(northseal, Stated(key, 2, said("SUSPENDED", holder=holder(code=CODE)))) == []
    assert RegisterEntry.objects.get(pk=key).status == "SUSPENDED"


def test_five_hundred_rows_ask_the_database_no_oftener_than_two(northseal):
    two, many = (
        [Stated(uuid4(), 1, said(holder=holder(f"甲{n}电器厂{size}"))) for n in range(size)] for size in (2, 500)
    )
    few = [sql for sql in asked_of_suppliers(northseal, *two) if "outbox" not in sql]
    assert len([sql for sql in asked_of_suppliers(northseal, *many) if "outbox" not in sql]) <= len(few) + 2


def test_rebuilding_gives_the_same_suppliers_and_keeps_the_address_of_an_old_name(northseal):
    (key,) = record(northseal, {"holder": holder("旧名电器有限公司")})
    old = RegisterEntry.objects.get(pk=key).supplier_id
    record(northseal, {"holder": holder(code=CODE)}, pk=key, revision=2)
    record(northseal, {"holder": holder()}, {"holder": holder(code=OTHER, en="Else Ltd")})
    before = all_rows()
    rebuild_register()
    assert all_rows() == before
    assert Supplier.objects.filter(pk=old).exists()


class AnyOrder(TestCase):
    """Whatever is heard in whatever order: the same suppliers, and a rebuild changes nothing."""

    @settings(deadline=None, max_examples=15)
    @given(
        holders=st.lists(
            st.tuples(
                st.sampled_from(["", CODE, OTHER]),
                st.sampled_from(["", *(f"00000000-0000-0000-0000-00000000000{n}" for n in range(2))]),
                st.sampled_from([COMPANY, BRANCH, ""]),
                st.sampled_from(["", "Lingwan Ltd"]),
            ),
            min_size=1,
            max_size=7,
        ),
        seed=st.integers(0, 99),
    )
    @pytest.mark.slow
    def test_any_order_gives_the_same(self, holders, seed):
        body = CertificationBody.objects.get(slug="northseal")
        stated = [
            Stated(uuid4(), 1, said(holder=holder(zh, en, code), organisation=organisation or None))
            for code, organisation, zh, en in holders
        ]
        random.Random(seed).shuffle(stated)
        for one in stated:
            record_statements(Kind.CERTIFICATE, [one], body=body)
        before = all_rows()
        rebuild_register()
        assert all_rows() == before
