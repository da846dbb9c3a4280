"""The same scheme in the reader's language."""

import pytest


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "绿色电冰箱"), ("en", "Green refrigerators")])
def test_storefront_and_scheme_in_both_languages(published, visit, northseal, language, words):
    visitor = visit(northseal)
    for address in ["/", "/schemes/", "/schemes/green-refrigerators/"]:
        assert words in visitor.get(address, headers={"accept-language": language}).content.decode()


def test_chinese_page_says_what_it_does_not_prove(published, visit, northseal):
    page = visit(northseal).get("/schemes/green-refrigerators/", headers={"accept-language": "zh-hans"})
    assert "不证明什么" in page.content.decode()
