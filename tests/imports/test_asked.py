"""What a file leaves open is asked, never assumed: orders of days, several names in a cell, empty cells, no issue date."""

from datetime import date

import pytest

from certificates.models import Certificate
from imports import actions, results
from imports.looking import looked_at, questions_of
from imports.parting import DIVIDERS, names_in, standards_in
from imports.queries import missing_from
from lib import clock
from lib.reading import values
from lib.refusal import Refused
from register import answers as answers_of
from register import queries as register
from register.answers import PaperQuestion
from register.answers.checks import checks_of
from register.answers.standing import status_on
from search.models import ProductDocument
from tests.imports.making import HEADINGS, as_file, codes, days_ago, row, table

pytestmark = pytest.mark.django_db
MIXED = (
    row(颁证日期="13/02/2024", 有效期至=""),
    row(证书编号="B-2", 颁证日期="02/14/2024", 有效期至=""),
    row(证书编号="B-3", 颁证日期="03/04/2024", 有效期至=""),
)
UNDATED = ["证书编号", "获证组织", "产品名称", "状态"]
LAMPS = ["证书编号", "获证组织", "产品名称", "颁证日期", "型号", "标准号"]


def lamp(models: str, standards: str = "GB 4706.1-2005", number: str = "L-1") -> list[str]:
    return [number, "甲公司", "灯", "2024-03-01", models, standards]


def asked(batch):
    with batch.file.open("rb") as file:
        return questions_of(looked_at(file, batch.way_of_reading), batch.columns, batch.answers, batch)


def uploaded(rita, text):
    return actions.upload(as_file(text), by=rita)


def test_a_column_that_proves_both_orders_is_an_open_question(in_northseal, rita):
    batch = uploaded(rita, table(*MIXED))
    assert asked(batch).days["issued_on"].is_mixed
    with pytest.raises(Refused, match="day or the month"):
        actions.check(batch, by=rita)


def test_once_the_order_is_said_days_of_the_other_one_are_read_and_remarked_on(checked):
    batch = checked(table(*MIXED), answers={"orders": {"issued_on": "mdy"}})
    assert [one.content["issued_on"] for one in batch.rows.all()] == ["2024-02-13", "2024-02-14", "2024-03-04"]
    assert (codes(batch, 2), codes(batch, 3)) == (["day_other_order"], [])


def test_an_order_that_only_a_late_row_contradicts_is_asked_after_the_check(checked, monkeypatch, rita):
    monkeypatch.setattr("imports.looking.LOOKS_AT", 1)
    batch = checked(table(*MIXED))
    assert (batch.state, batch.rows.count()) == ("draft", 0)
    assert "02/14/2024" in batch.trouble
    assert asked(batch).days["issued_on"].is_mixed
    with pytest.raises(Refused, match="day or the month"):
        actions.check(batch, by=rita)


def test_an_order_remembered_is_proposed_and_asked_again(entered, rita):
    text = table(row(颁证日期="03/04/2024"), row(证书编号="B-2", 颁证日期="05/06/2024"))
    entered(text, answers={"orders": {"issued_on": "dmy"}})
    batch = uploaded(rita, text)
    assert batch.answers["proposed"]["orders"] == {"issued_on": "dmy"}
    with pytest.raises(Refused, match="day or the month"):
        actions.check(batch, by=rita)


def test_columns_whose_days_say_themselves_how_they_are_read_are_not_asked(entered, rita):
    entered(table(row(颁证日期="03/04/2024")), answers={"orders": {"issued_on": "dmy"}})
    assert asked(uploaded(rita, table(row()))).days == {}


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("05/07/2020 10/05/2022", 2),
        ("2024-01-02, 2025-01-02", 2),
        ("2024年1月2日；2025年3月4日", 2),
        ("2024-01-02<br>2025-01-02", 2),
        ("2024-01-02 至 2025-01-02", 1),
        ("05/07/2020 - 10/05/2022", 1),
        ("2024-01-02 10:00:00", 1),
        ("March 1, 2024", 1),
    ],
)
def test_several_days_in_a_cell_are_told_from_one_and_from_a_period(cell, days):
    assert len(values.days_in(cell)) == days


def test_which_of_several_days_counts_is_asked(in_northseal, rita, checked):
    text = table(row(颁证日期="2020-07-05 2022-05-10"))
    with pytest.raises(Refused, match="which day counts"):
        actions.check(uploaded(rita, text), by=rita)
    batch = checked(text, answers={"several": {"issued_on": "last"}})
    assert batch.rows.get().content["issued_on"] == "2022-05-10"
    assert codes(batch, 2) == ["day_of_several"]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("GB/T 19001-2016/ISO 9001:2015", ["GB/T 19001-2016", "ISO 9001:2015"]),
        ("GB/T 19001-2016 idt ISO 9001:2015", ["GB/T 19001-2016", "ISO 9001:2015"]),
        ("ISO 9001:2015 & ISO 14001:2015", ["ISO 9001:2015", "ISO 14001:2015"]),
        ("A / B", ["A / B"]),
        ("GB 4706.1-2005+GB 4706.13-2014", ["GB 4706.1-2005", "GB 4706.13-2014"]),
        ("IEC 60335-1:2020+A1:2021, IEC 60335-2-24:2020", ["IEC 60335-1:2020+A1:2021", "IEC 60335-2-24:2020"]),
        ("EN 60335-1:2012/A11:2014", ["EN 60335-1:2012/A11:2014"]),
        ("ISO/IEC 27001:2022", ["ISO/IEC 27001:2022"]),
        ("2014/35/EU", ["2014/35/EU"]),
    ],
)
def test_standards_part_where_each_part_reads_as_one(cell, wanted):
    assert standards_in(cell, {})[0] == wanted


@pytest.mark.parametrize(
    ("cell", "sign"),
    [("L-1, L-2", "comma"), ("L-1，L-2", "comma"), ("L-1/L-2", "slash"), ("L1 L2", "space"), ("A+B", "plus"), ("A & B", "and"),
     ("A and B", "and"), ("iPhone 15 Pro", None), ("X (220 V, 50 Hz)", None)],
)  # fmt: skip
def test_what_may_part_models_is_asked(cell, sign):
    assert list(names_in(cell, {})[1]) == ([sign] if sign else [])


def test_breaks_of_a_page_always_part(checked):
    batch = checked(table(lamp("L-1<br>L-2<BR />L-3", "GB 1-2011&lt;br&gt;GB 2-2012"), headings=LAMPS))
    content = batch.rows.get().content
    assert [one["model"] for one in content["covered_models"]] == ["L-1", "L-2", "L-3"]
    assert [one["number"] for one in content["standards"]] == ["GB 1-2011", "GB 2-2012"]


@pytest.mark.parametrize(("answer", "models"), [("split", ["L-1", "L-2", "L-3"]), ("keep", ["L-1, L-2, L-3"])])
def test_models_in_one_cell_go_in_as_a_person_says(in_northseal, rita, checked, answer, models):
    text = table(lamp("L-1, L-2, L-3"), headings=LAMPS)
    batch = uploaded(rita, text)
    (parting,) = asked(batch).parts
    assert (parting.sign, parting.into, parting.cells) == ("comma", ("L-1", "L-2", "L-3"), 1)
    with pytest.raises(Refused, match="several names in one cell"):
        actions.check(batch, by=rita)
    batch = checked(text, answers={"parts": {"model": {"comma": answer}}})
    assert [one["model"] for one in batch.rows.get().content["covered_models"]] == models
    again = uploaded(rita, text)
    assert again.answers["proposed"]["parts"] == {"model": {"comma": answer}}
    assert "parts" not in again.answers


def test_a_sign_that_only_a_late_row_has_keeps_it_out_until_it_is_said(checked, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("imports.looking.LOOKS_AT", 1)
        batch = checked(table(lamp("L-1"), lamp("L-1/L-2", number="L-2"), headings=LAMPS))
    assert codes(batch, 3) == ["parts_unsaid"]
    assert [one.sign for one in asked(batch).parts] == ["slash"]


def test_every_sign_has_its_question(in_northseal, rita):
    batch = uploaded(rita, table(lamp("a1, b"), lamp("a/b"), lamp("a+b"), lamp("a & b"), lamp("a1 b2"), headings=LAMPS))
    assert {one.sign for one in asked(batch).parts} == set(DIVIDERS)


def test_an_empty_cell_keeps_what_the_register_has_says_so_and_clears_it_where_that_is_said(entered, checked):
    headings = ["证书编号", "获证组织", "产品名称", "颁证日期", "等级", "型号"]
    full, blank = (
        ["G-1", "甲公司", "芯片", "2024-01-02", "EAL6+", "K-1"],
        ["G-1", "甲公司", "芯片", "2024-01-02", "", ""],
    )
    entered(table(full, headings=headings))
    batch = checked(table(blank, headings=headings))
    assert (batch.rows.get().verdict, codes(batch, 2)) == ("same", ["blank_kept"])
    assert set(batch.rows.get().remarks[0]["fields"]) == {"covered_models", "grade"}
    assert set(asked(batch).blanks) == {"model", "grade"}
    entered(table(blank, headings=headings), answers={"blanks": {"grade": "clear", "model": "keep"}})
    one = Certificate.objects.get()
    assert (one.grade, one.covered_models[0]["model"]) == ("", "K-1")


def test_one_issue_day_may_be_said_for_all_rows(in_northseal, rita, checked):
    text = table(["T-1", "甲公司", "灯"], headings=["证书编号", "获证组织", "产品名称"])
    batch = uploaded(rita, text)
    assert asked(batch).needs_issue_day
    with pytest.raises(Refused, match="Issue date"):
        actions.check(batch, by=rita)
    batch = checked(text, answers={"issued_on": "2024-05-01"})
    assert (batch.rows.get().content["issued_on"], codes(batch, 2)) == ("2024-05-01", ["issued_said_for_all"])


def test_a_day_said_for_all_is_marked_on_the_page_and_changes_no_own_day(entered, site):
    headings = ["证书编号", "获证组织", "产品名称"]
    entered(table(row()))
    text = table(
        ["T-1", "甲公司", "灯"], ["NS-2024-001", "爱克米电器（演示）有限公司", "家用电冰箱"], headings=headings
    )
    batch = entered(text, answers={"issued_on": "2024-05-01"})
    assert batch.rows.get(line=3).verdict == "same"
    keys = [Certificate.objects.get(number=number).pk for number in ("T-1", "NS-2024-001")]
    pages = [site.get(f"/certificates/{key}/").content.decode() for key in keys]
    assert ["own issue date" in page for page in pages] == [True, False]


def test_what_a_whole_list_does_not_name_is_shown_and_nothing_happens_to_it(entered, checked):
    entered(table(row(), row(证书编号="NS-2"), row(证书编号="NS-3", 有效期至="2024-06-01")))
    assert not missing_from(checked(table(row())))
    batch = checked(table(row(), row(证书编号="NS-9", 产品名称="")), answers={"is_whole": True})
    assert [one.number for one in missing_from(batch)] == ["NS-2"]
    with results.missing_as_csv(batch) as file:
        lines = file.read().decode().splitlines()
    assert (len(lines), lines[1].split(",")[0]) == (2, "NS-2")
    assert Certificate.objects.get(number="NS-2").status == "VALID"


def test_what_real_lists_print_goes_in_whole_and_is_shown_shortened(entered, site):
    headings = ["证书编号", "获证组织", "产品名称", "颁证日期", "等级"]
    grade, product = "EAL4+," + "ADV_FSP.5," * 40, "Smart card " * 120
    entered(table(["CC-1", "Acme Inc", product, "2024-01-02", grade], headings=headings))
    one = Certificate.objects.get()
    assert (one.grade, one.product_en) == (grade, product.strip())
    entry = register.certificate_for(one.pk)
    assert (entry.name_en, entry.content["grade"]) == (product.strip(), grade)
    page = site.get(f"/certificates/{one.pk}/").content.decode()
    assert grade in page
    assert f"<summary>{grade[:159]}…</summary>" in page


def dateless(**answers):
    headings = ["证书编号", "获证组织", "产品名称", "有效期至", "状态", "撤销日期", "原证书编号"]
    rows = [
        ["U-1", "甲公司", "灯", "2099-01-01", "", "", ""],
        ["U-2", "甲公司", "灯", "", "撤销", "2023-05-06", ""],
        ["U-3", "乙公司", "炉", "2020-02-01", "", "", ""],
        ["U-4", "乙公司", "炉", "", "", "", "U-5"],
        ["U-5", "乙公司", "炉", "", "已换证", "", ""],
    ]
    return table(*rows, headings=headings), answers


def test_that_the_issue_day_is_not_known_may_be_said_and_no_day_is_made_up(in_northseal, rita, entered, site):
    text, answers = dateless(issue_unknown=True)
    assert asked(uploaded(rita, text)).lacks_issue_days
    batch = entered(text, answers=answers)
    assert (batch.counts["entered"], codes(batch, 2)) == (5, ["issued_unknown"])
    held = {one.number: one for one in Certificate.objects.all()}
    assert {one.issued_on for one in held.values()} == {one.valid_from for one in held.values()} == {None}
    assert [held[f"U-{n}"].status for n in range(1, 6)] == ["VALID", "WITHDRAWN", "EXPIRED", "VALID", "SUPERSEDED"]
    for one in held.values():
        days = list(one.events.values_list("effective_at", flat=True))
        assert days == sorted(days)


def test_what_is_not_known_is_said_on_page_and_machine_and_of_days_before_nobody_knows(entered, site, rita):
    text, answers = dateless(issue_unknown=True)
    entered(text, answers=answers)
    one, other = (Certificate.objects.get(number=number) for number in ("U-1", "U-2"))
    page = site.get(f"/certificates/{one.pk}/").content.decode()
    assert "did not know the day on which this certificate was issued" in page
    assert "first day not known" in page
    stated = site.get(f"/api/v1/certificates/{one.pk}").json()
    assert (stated["statement"]["issued_on"], stated["statement"]["valid_from"]) == (None, None)
    entry = register.certificate_for(one.pk)
    assert (answers_of.standing_of(entry), status_on(entry, date(2020, 1, 1))) == ("valid", "")
    checks = {check.key: check.verdict for check in checks_of(entry, PaperQuestion("U-1", on=date(2020, 1, 1)))}
    assert checks["date"] == "not-checked"
    withdrawn = register.certificate_for(other.pk)
    assert status_on(withdrawn, date(2023, 5, 6)) == "WITHDRAWN"
    assert ProductDocument.objects.get(pk=one.pk).valid_from == clock.today().toordinal()


def test_a_gap_among_issue_days_is_refused_until_somebody_says_that_it_is_not_known(checked):
    rows = row(), row(证书编号="NS-2", 颁证日期=""), row(证书编号="NS-3", 颁证日期="不详")
    batch = checked(table(*rows))
    assert [codes(batch, line) for line in (2, 3, 4)] == [[], ["issued_missing"], ["issued_unknown"]]
    assert asked(batch).lacks_issue_days
    batch = checked(table(*rows), answers={"issue_unknown": True})
    assert [codes(batch, line) for line in (2, 3, 4)] == [[], ["issued_unknown"], ["issued_unknown"]]


def test_a_day_that_a_later_file_knows_is_filled_in_and_none_is_taken_away(entered, checked):
    text, answers = dateless(issue_unknown=True)
    entered(text, answers=answers)
    headings = ["证书编号", "获证组织", "产品名称", "颁证日期"]
    entered(table(["U-1", "甲公司", "灯", "2024-05-01"], headings=headings))
    assert Certificate.objects.get(number="U-1").issued_on == date(2024, 5, 1)
    assert set(checked(text, answers=answers).rows.values_list("verdict", flat=True)) == {"same"}


def test_a_later_word_about_one_whose_first_day_is_not_known_is_news(entered):
    entered(
        table(["U-9", "甲公司", "灯", "有效", ""], headings=[*UNDATED, "撤销日期"]), answers={"issue_unknown": True}
    )
    text = table(["U-9", "甲公司", "灯", "撤销", days_ago(400)], headings=[*UNDATED, "撤销日期"])
    entered(text, answers={"issue_unknown": True})
    assert Certificate.objects.get(number="U-9").status == "WITHDRAWN"


def test_two_of_one_holder_and_product_are_not_one_because_neither_day_is_known(entered):
    rows = ["CB-1-12", "甲公司", "灯", ""], ["CB-11-2", "甲公司", "灯", ""]
    assert entered(table(*rows, headings=UNDATED), answers={"issue_unknown": True}).counts["entered"] == 2


def test_long_numbers_and_names_go_in_whole_and_are_told_apart(entered, site):
    names = [f"{'Widely Ramified Holding and Participation ' * 12}{end}" for end in ("North", "South")]
    numbers = [f"{'LAB-2024-0001-' * 20}{end}" for end in ("A", "B")]
    rows = [[number, name, "Lamp", "2024-01-02"] for number, name in zip(numbers, names, strict=True)]
    batch = entered(table(*rows, headings=["证书编号", "获证组织", "产品名称", "颁证日期"]))
    assert batch.counts["entered"] == 2
    held = [Certificate.objects.get(number=number) for number in numbers]
    assert [one.holder_name_en for one in held] == names
    entries = [register.certificate_for(one.pk) for one in held]
    assert entries[0].supplier_id != entries[1].supplier_id
    page = site.get(f"/certificates/{held[0].pk}/").content.decode()
    assert all(whole in page for whole in (numbers[0], names[0]))
    assert f"<summary>{numbers[0][:159]}…</summary>" in page
    found = site.get("/verify/", {"number": numbers[0]}).content.decode()
    assert "This certificate is valid" in found
    assert site.get(f"/suppliers/{entries[0].supplier_id}/").status_code == 200


def test_whoever_holds_a_certificate_of_a_long_number_is_still_told_of_its_end(entered, acme, alice, rita, quinn):
    number = "LAB-2024-0001-" * 40
    entered(table(row(证书编号=number, 获证组织=acme.name_zh)))
    text = table(row(证书编号=number, 状态="撤销"), headings=HEADINGS)
    entered(text, answers={"status_since": days_ago(3)})
    assert Certificate.objects.get(number=number).status == "WITHDRAWN"
