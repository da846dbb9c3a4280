"""The engine: the same bytes for the same statement, whatever people wrote, and nothing but its own folder."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
import typst
import zxingcpp
from django.conf import settings

from certificates.papers import CERTIFICATE_PAPER
from papers import drawing
from papers.drawing import TEMPLATES, check_templates, draw
from papers.kinds import Undrawable
from papers.pictures import svg_of
from tests.papers.looking import MARKUP, picture_of
from tests.papers.making import AT, CONTENT, HOLDER, certificate_paper, drawn, many_models, texts_of

SAME = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "marketplace.settings_test"
import django
django.setup()
from hashlib import sha256
from tests.papers.making import drawn
print(sha256(drawn()).hexdigest())
"""


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_the_minimum_content_is_on_the_first_page(language):
    page = texts_of(drawn(language=language))[0]
    there = re.sub(r"\s", "", page)
    wanted = [
        "NS2026-0471-01",
        "QY-RO600A",
        "600gal/d",
        "GB34914-2021",
        "清源QINGYUAN",
        "71.4%",
        "CNASC214-P",
        "李文渊",
    ]
    zh = [
        "宁波清源净水科技有限公司",
        "诚信路518号",
        "反渗透净水机",
        "型式试验",
        "一级",
        "2026年11月22日",
        "2029年11月21日",
    ]
    en = ["NingboQingyuanWaterTechnologyCo.,Ltd.", "518ChengxinRoad", "Reverseosmosis", "Grade1", "21November2029"]
    wanted += (zh if language != "en" else []) + (en if language != "zh" else [])
    assert [text for text in wanted if text not in there] == []


@pytest.mark.parametrize(
    ("lacks", "zh", "en"),
    [
        ({"mode": {}}, "认证模式未载明", "Certificationmodenotstated"),
        ({"manufacturer": {}}, "生产者（制造商）未载明地址未载明", "Manufacturernotstatedaddressnotstated"),
        ({"factories": []}, "生产企业未载明", "Factorynotstated"),
        ({"models": []}, "型号规格未载明", "Modelsnotstated"),
        ({"standards": []}, "认证依据未载明", "Standardsnotstated"),
        ({"trademark": ""}, "商标无", "Trademarknone"),
        ({"product": {}}, "产品名称未载明", "Productnotstated"),
        ({"holder": {"name": HOLDER["name"]}}, "地址未载明", "addressnotstated"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_of_the_minimum_content_the_record_lacks_is_said_and_not_left_off(lacks, zh, en):
    assert zh in re.sub(r"\s", "", texts_of(drawn(language="zh", **lacks))[0])
    assert en in re.sub(r"\s", "", texts_of(drawn(language="en", **lacks))[0])


@pytest.mark.parametrize(
    ("language", "days"),
    [("zh", ["2026年11月22日", "证书截止日期2029年11月21日"]), ("en", ["22November2026", "Expirydate21November2029"])],
)
def test_days_are_written_in_one_way_in_each_language(language, days):
    there = re.sub(r"\s", "", texts_of(drawn(language=language))[0])
    assert [day for day in days if day not in there] == []
    assert not re.search(r"20\d\d-\d\d-\d\d", there)


def test_its_qr_code_leads_to_the_permanent_page():
    (found,) = zxingcpp.read_barcodes(picture_of(drawn()))
    assert found.text == CONTENT["check_at"]


def test_many_models_are_an_annex_with_repeated_heads():
    pages = texts_of(drawn(language="zh", models=many_models(300), factories=[HOLDER] * 3))
    assert "共300个型号" in re.sub(r"\s", "", pages[0])
    assert "QY-RO899A" in "".join(pages)
    rows = [page for page in pages[1:] if "QY-RO" in page]
    assert len(rows) > 3
    assert all("规格" in page and "NS2026-0471-01" in page for page in rows)


def test_the_same_statement_makes_the_same_bytes_in_another_process():
    here = sha256(drawn()).hexdigest()
    there = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SAME], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert there.stdout.split()[-1] == here
    assert sha256(drawn(revision=2)).hexdigest() != here


def test_it_claims_to_be_archived_and_read_aloud_and_knows_the_records_time_only():
    with pikepdf.open(BytesIO(drawn())) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["xmp:CreateDate"].startswith("2026-11-22T03:00:00")
        assert "/JavaScript" not in str(pdf.Root.get("/Names", ""))


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_letters(text):
    assert text in texts_of(drawn(trademark=text))[0]


def test_names_in_all_letters_are_drawn_and_what_no_font_has_is_said():
    name = "𠮷 䶮 㛃 Şişecam Trường Hữu 한국 ไทย 😀 \u202eabc"
    page = texts_of(drawn(language="both", product={"zh": name, "en": ""}))[0]
    for there in ("[U+20BB7]", "䶮", "㛃", "Şişecam", "Trường Hữu", "한국", "[U+1F600]", "Unicode code points", "码位"):
        assert there in page


def test_a_name_of_a_thousand_letters_breaks_and_stays_whole():
    name = "智能电热一体化恒温循环水处理系统" * 60 + "A" * 300
    there = re.sub(r"\s", "", "".join(texts_of(drawn(language="zh", product={"zh": name, "en": ""}))))
    assert name[:900] in there


def test_more_than_a_paper_holds_is_refused_before_it_is_drawn():
    with pytest.raises(Undrawable, match="more text"):
        drawn(models=[{"model": "m" * 10_000, "specification": ""}] * 300)


def test_what_typst_says_is_kept_without_names(monkeypatch):
    monkeypatch.setattr(drawing, "printable", lambda text: text)
    with pytest.raises(Undrawable) as failure:
        drawn(trademark="秘密𠮷")
    assert "秘密" not in str(failure.value)
    assert "𠮷" not in str(failure.value)


@pytest.mark.parametrize(
    "source", ['#import "@preview/cetz:0.3.0": *', '#read("/etc/hostname")', "#eval(sys.inputs.data)"]
)
def test_a_template_fetches_reads_and_runs_nothing(source, tmp_path, monkeypatch):
    (tmp_path / "bad.typ").write_text(source)
    monkeypatch.setattr(drawing, "TEMPLATES", tmp_path)
    check_templates.cache_clear()
    with pytest.raises(ValueError, match="has no place in a template"):
        check_templates()
    check_templates.cache_clear()


def test_typst_sees_its_own_folder_alone(tmp_path):
    (tmp_path / "outside.typ").write_text(f'#include "../../../../../../../..{TEMPLATES}/paper.typ"')
    with pytest.raises(typst.TypstError, match="escape"):
        typst.compile(tmp_path / "outside.typ", root=tmp_path, font_paths=drawing._fonts(), ignore_system_fonts=True)


def test_a_seal_is_drawn_where_the_body_signs():
    from PIL import Image

    content = BytesIO()
    Image.new("RGBA", (300, 300), (190, 20, 20, 255)).save(content, "PNG")
    sealed = draw(CERTIFICATE_PAPER, certificate_paper(), at=AT, pictures={"seal": svg_of(content.getvalue())})
    reds = sum(
        1
        for red, green, _blue in picture_of(sealed, scale=0.5).convert("RGB").get_flattened_data()
        if red > 150 > green + 60
    )
    assert reds > 500


def test_a_fork_of_a_process_that_has_drawn_says_that_it_cannot(monkeypatch):
    drawn()
    monkeypatch.setattr(
        drawing, "_drawn_by", os.getpid() + 1
    )  # as in a fork, which has its parent's memory and not its threads
    with pytest.raises(Undrawable, match="forked"):
        drawn()
