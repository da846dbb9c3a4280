"""Provinces and countries of addresses: only where the address itself says so."""

import pytest

from vocabulary.regions import country_of, places_of, region_of


@pytest.mark.parametrize(
    ("zh", "en", "region", "country"),
    [
        ("江苏省苏州市上海路1号", "", "320000", "CN"),
        ("中国广东省深圳市", "", "440000", "CN"),
        ("200120 上海市浦东新区", "", "310000", "CN"),
        ("深圳市上海路1号", "", "", ""),
        ("", "1 Shanghai Road, Suzhou, Jiangsu Province, P.R. China", "320000", "CN"),
        ("", "Nanshan District, Shenzhen, Guangdong 518000, China", "440000", "CN"),
        ("", "Hauptstr. 1, 80331 Munich, Germany", "", "DE"),
        ("德国慕尼黑", "", "", "DE"),
        ("香港九龙", "", "810000", "HK"),
        ("", "", "", ""),
    ],
)
def test_an_address_says_where_it_lies(zh, en, region, country):
    assert (region_of(zh, en), country_of(zh, en)) == (region, country)


ADDRESSES = {
    ("浙江省湖州市安吉县演示路 3 号", "3 Demo Road, Anji, Huzhou, Zhejiang"): (
        "浙江省",
        "浙江",
        "湖州市",
        "湖州",
        "安吉县",
        "安吉",
        "anji",
        "huzhou",
        "zhejiang",
    ),
    ("", "16 Via Roma, 33100 Udine, Italy"): ("udine", "italy"),
    ("演示大楼三层", ""): (),
    ("", "a" * 5000): ("a" * 200,),
}


def test_an_address_names_towns_without_streets_and_numbers():
    assert {address: places_of(*address) for address in ADDRESSES} == ADDRESSES
