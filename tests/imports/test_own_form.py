"""What a body takes home of its certificates goes in again, and says the same."""

import io
import json
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tenants.utils import tenant_context

from certificates.actions import enter_many
from certificates.models import Certificate
from exports.writing import write_body
from imports import actions, own_form
from imports.understanding import Way, understand
from lib import clock
from staff.models import Role
from tests.cast import works_for
from tests.imports.making import WIDE, days_ago, table, wide

pytestmark = pytest.mark.django_db
SAME = [*own_form.TEXTS.values(), *own_form.LISTS, *own_form.DAYS, "number", "printed_number", "status", "holder_code",
        "may_bear_mark", "suspension_reason", "suspension_ends_on", "lifting_conditions_zh", "lifting_conditions_en"]  # fmt: skip
BOTH = {"zh": "名称", "en": "Name"}


def hard(**said):
    """A certificate in which everything is hard."""
    whole = {
        "number": "'=A1 — No.7", "holder_name_zh": "甲公司", "holder_name_en": "=cmd|' /C calc'!A0 " + "Ltd " * 200,
        "holder_address_en": "-1 High Street; 2nd floor | left", "product_zh": "'引号开头", "product_en": "+86 N/A",
        "trademark": "-", "grade": "null", "mode_zh": "1", "scheme_name_en": "@scheme", "time_zone": "America/New_York",
        "covered_models": [{"model": f"L-{n}; a, b/c", "specification": f"{n} V" if n % 2 else ""} for n in range(700)],
        "standards": [{"number": "ISO 9001, not 2", "title": BOTH}, {"number": "GB/T 1", "title": {"zh": "", "en": ""}}],
        "factories": [{"name": BOTH, "address": {"zh": "", "en": "=1+1\nline two"}}, {"name": BOTH, "address": BOTH}],
        "measured": [{"name": BOTH, "value": "=2", "unit": "kWh"}],
        "issued_on": date(2024, 2, 29), "first_issued_on": date(2019, 1, 2), "valid_from": date(2024, 3, 1),
        "valid_until": date(2098, 12, 31), "may_bear_mark": True, "holder_code": "91110108551385082Q",
    }  # fmt: skip
    return whole | said


def of_all() -> dict[str, dict]:
    return {
        one.number: {name: getattr(one, name) for name in SAME} | {"by": one.superseded_by and one.superseded_by.number}
        for one in Certificate.objects.select_related("superseded_by")
    }


@pytest.fixture
def exported(entered, in_northseal, rita, quinn):
    """northseal's archive: what an import brought, each way of ending, and what no file of others could say."""
    ended = [
        wide(证书编号="E-1"),
        [
            *wide("", "", days_ago(-30), "补交报告", 证书编号="E-2", 状态="暂停")[:8],
            days_ago(9),
            days_ago(-30),
            "补交报告",
        ],
        [*wide(证书编号="E-3", 状态="撤销")[:8], days_ago(90), "", ""],
        wide("", 证书编号="E-4", 有效期至=days_ago(5)),
        wide("E-6", 证书编号="E-5"),
        wide(证书编号="E-6", 状态="已换证"),
    ]
    entered(table(*ended, headings=WIDE))
    now = clock.now()
    contents = [hard(), hard(number="U-1", issued_on=None, valid_from=None, valid_until=None, first_issued_on=None)]
    enter_many(contents, prepared_at=now, by=rita, confirmed_by=quinn)
    file = io.BytesIO()
    write_body(file, in_northseal, by="a test")
    return zipfile.ZipFile(file), of_all()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_goes_into_a_fresh_body_and_says_the_same(exported, greenmark, rita, quinn, kind):
    archive, before = exported
    assert len(before) == 8
    with tenant_context(greenmark):
        works_for(greenmark, "rita", Role.REGISTRAR)
        works_for(greenmark, "quinn", Role.QUALITY_MANAGER)
        file = SimpleUploadedFile(f"import.{kind}", archive.read(f"certificates/import.{kind}"))
        batch = actions.work(actions.check(actions.upload(file, by=rita), by=rita).pk)
        assert [(row.number, row.problems) for row in batch.rows.filter(verdict="refused")] == []
        actions.state(batch, by=rita, takes_responsibility=True)
        actions.confirm(batch, by=quinn, takes_responsibility=True)
        actions.work(batch.pk)
        after = of_all()
    assert after == before


@pytest.mark.slow
def test_an_export_that_comes_back_unchanged_changes_nothing(exported, rita):
    archive, _before = exported
    file = SimpleUploadedFile("import.csv", archive.read("certificates/import.csv"))
    batch = actions.work(actions.check(actions.upload(file, by=rita), by=rita).pk)
    assert [(row.number, row.problems) for row in batch.rows.filter(verdict="refused")] == []
    assert set(batch.rows.values_list("verdict", flat=True)) <= {"same", "repeated"}


@pytest.mark.parametrize("text", ["", "=1", "'", "'=1", "''", "+", "@x", "-", "\tx", "plain"])
def test_a_cell_kept_from_calculating_is_itself_again(text):
    (cell,) = own_form._written([text])
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert own_form.cell_of(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "{", "[" * 100_000, "{}", "[1]", "[{}]", '[{"model": "a"}]', '[{"model": 1, "specification": ""}]',
        '[{"model": "a", "specification": "", "more": "b"}]', '[{"model": {"zh": "a"}, "specification": ""}]',
        r'[{"model": "a\u0000", "specification": ""}]', r'[{"model": "\ud800", "specification": ""}]',
    ],
)  # fmt: skip
def test_a_list_that_is_not_ours_is_refused_in_words(cell):
    with pytest.raises(ValueError, match=r"covered_models|Expecting"):
        own_form.list_of("covered_models", cell)


def test_a_title_in_one_language_only_is_refused():
    with pytest.raises(ValueError, match="standards"):
        own_form.list_of("standards", '[{"number": "GB/T 1", "title": {"en": "a"}}]')


def test_a_list_with_gaps_is_exported_whole():
    exported = own_form._whole(Certificate(standards=[{"number": "GB/T 1"}]), "standards")
    assert own_form.list_of("standards", json.dumps(exported)) == [{"number": "GB/T 1", "title": {"zh": "", "en": ""}}]


def own_row(fixed=(), **cells):
    columns = {name: [place] for place, name in enumerate(own_form.HEADINGS)}
    way = Way(columns, {}, own_form.HEADINGS, fixed=dict(fixed), is_own=True)
    return understand([cells.get(name, "") for name in own_form.HEADINGS], way)


def test_the_scheme_that_a_person_chose_is_named_and_not_the_files():
    chosen = {"scheme": "1", "scheme_name_zh": "节能", "scheme_name_en": "Energy"}
    content = own_row(chosen, scheme_zh="低碳", scheme_en="Carbon", product_zh="冰箱").content
    assert chosen.items() <= content.items()
    assert content["product_zh"] == "冰箱"


@pytest.mark.parametrize(
    ("cell", "code"), [("#REF!", "cell_error"), ("冰\ufffd箱", "letters_lost"), ("\n" * 501, "quote_open_before")]
)
def test_a_broken_cell_of_our_own_form_keeps_its_row_out(cell, code):
    read = own_row(product_zh=cell)
    assert (code, "product_zh") in [(problem["code"], problem.get("field")) for problem in read.problems]
    assert "product_zh" not in read.content


def test_a_long_list_goes_over_several_cells_that_a_workbook_takes():
    parts = [{"model": f"L-{number}" * 9, "specification": ""} for number in range(2000)]
    cells = own_form._cells(parts)
    assert max(map(len, cells)) <= own_form.LONGEST_CELL + 2
    assert [one for cell in cells for one in json.loads(cell)] == parts
