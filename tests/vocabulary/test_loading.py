"""What ships with the project, and larger tables from files."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from lib.text import localized
from vocabulary.actions import load_shipped, section_of
from vocabulary.countries import market_codes, market_name
from vocabulary.models import Industry, ProductCategory, Region, Standard
from vocabulary.queries import category_with_ancestors, standard_named

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.django_db


def test_shipped_terms_are_there_in_both_languages():
    assert Region.objects.filter(parent=None).count() == 34
    assert Industry.objects.filter(parent=None).count() == 20
    assert ProductCategory.objects.filter(parent=None).count() == 12
    assert ProductCategory.objects.count() >= 60
    assert not ProductCategory.objects.filter(name_en="").exists()


def test_loading_again_changes_nothing():
    before = list(Standard.objects.values_list("pk", "number"))
    load_shipped()
    assert list(Standard.objects.values_list("pk", "number")) == before


def test_standard_is_found_by_any_spelling():
    assert standard_named("iso14067").year == 2018
    assert standard_named("GB 4706.1").reference == "GB 4706.1-2005"


def test_approval_for_a_category_covers_what_is_under_it():
    assert category_with_ancestors(["appliances.refrigeration"]) == {"appliances", "appliances.refrigeration"}


def test_every_market_has_two_names():
    assert market_name("EU") == {"zh": "欧盟", "en": "European Union"}
    assert market_name("DE") == {"zh": "德国", "en": "Germany"}
    assert all(localized(market_name(code)) for code in market_codes())


def test_section_of_a_division():
    assert [section_of(code) for code in ("01", "05", "06", "43", "44", "97")] == ["A", "A", "B", "C", "D", "T"]


def test_missing_file_is_a_sentence():
    with pytest.raises(CommandError, match="There is no file"):
        call_command("load_regions", "/nowhere.tsv")


@pytest.mark.skipif(not DATA.exists(), reason="the larger tables are not on this machine")
def test_larger_tables_load_and_keep_what_shipped(capsys):
    call_command("load_regions", DATA / "gbt2260_region.tsv")
    call_command("load_industries", DATA / "gbt4754.tsv")
    call_command("load_industries", DATA / "gbt4754.tsv")
    assert Region.objects.get(code="130102").parent.parent.name == {"zh": "河北省", "en": "Hebei"}
    assert Region.objects.get(code="110105").parent.name_zh
    assert Industry.objects.get(code="0111").parent.parent.parent_id == "A"
