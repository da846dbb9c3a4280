"""Every public page says what it is, in both languages, and where; or that search engines leave it out."""

import pytest
from django.urls import resolve

from tests.doors.asking import URLCONFS, Address, Knocker, addresses
from tests.doors.town import Town
from tests.support.crawling import head, listed

pytestmark = pytest.mark.slow
# Pages for everybody that no search engine shows, and why.
LEFT_OUT = {
    "accounts:invitation": "for whoever has the letter",
    "oversight:join-thanks": "after a form",
    "register:for-buyers": "the certificate's own page is the one to be found",
}
OF_ACCOUNTS = "account_"  # what django-allauth names: forms that lead to nothing else
LANGUAGES = ("zh-hans", "en")


def public_pages(town: Town, host: str) -> list[tuple[Address, str]]:
    """Every address of a host that answers a stranger with a page, and the page."""
    knocker = Knocker(host, town, None)
    asked = [
        (address, knocker.ask("GET", address.path))
        for address in addresses(host, town.places)
        if address.is_real and address.view and _is_for_anyone(address, host)
    ]
    return [
        (address, answer.content.decode())
        for address, answer in asked
        if answer.status_code == 200
        and answer["Content-Type"].startswith("text/html")
        and b"<html" in answer.content[:500]  # a part of a page has no head
    ]


def _is_for_anyone(address: Address, host: str) -> bool:
    return resolve(address.path, URLCONFS[host]).func.policy.who == "anyone"


def _is_left_out(address: Address) -> bool:
    return address.view in LEFT_OUT or address.view.startswith(OF_ACCOUNTS)


@pytest.mark.parametrize("host", ["site", "body"])
def test_every_public_page_describes_itself(host, town):
    titles = {}
    pages = [(address, head(page)) for address, page in public_pages(town, host) if not _is_left_out(address)]
    assert len(pages) >= (10 if host == "site" else 4)
    for address, said in pages:
        assert said["description"], address.route
        assert said["title"] not in titles, (address.route, titles[said["title"]])
        titles[said["title"]] = address.route
        assert "robots" not in said, address.route
        assert said["canonical"].endswith(address.path) or host == "body", address.route
        assert said["og:title"] == said["title"]
        assert said["og:description"] == said["description"]
        assert said["og:url"] == said["canonical"]


@pytest.mark.parametrize("host", ["site", "body"])
def test_every_public_page_has_an_address_for_each_language(host, town):
    knocker = Knocker(host, town, None)
    for address, page in public_pages(town, host):
        said = head(page)
        if _is_left_out(address) or "hreflang x-default" not in said:
            continue
        assert said["hreflang x-default"] == said["canonical"]
        for language in LANGUAGES:
            there = said[f"hreflang {language}"]
            shown = knocker.ask("GET", "/" + there.partition("://")[2].partition("/")[2]).content.decode()
            spoken = "zh-Hans" if language == "zh-hans" else language
            assert f'<html lang="{spoken}"' in shown, there
            assert head(shown)["canonical"] == there
            assert {key: head(shown)[key] for key in said if key.startswith("hreflang")} == {
                key: said[key] for key in said if key.startswith("hreflang")
            }


def test_what_is_left_out_says_so(town):
    left_out = [(address, page) for address, page in public_pages(town, "site") if _is_left_out(address)]
    assert {address.view for address, _page in left_out} >= LEFT_OUT.keys()
    assert [address.route for address, page in left_out if head(page).get("robots") != "noindex"] == []


def test_only_a_scheme_on_its_bodys_host_is_known_by_another_address(town):
    elsewhere = {
        address.view
        for address, page in public_pages(town, "body")
        if not _is_left_out(address) and "northseal." not in head(page)["canonical"]
    }
    assert elsewhere == {"catalog:scheme", "catalog:scheme-version"}


def test_every_page_that_search_engines_may_show_is_in_the_sitemap(town, site):
    pages = {head(page)["canonical"] for address, page in public_pages(town, "site") if not _is_left_out(address)}
    assert pages - listed(site).keys() == set()


def test_a_bodys_host_lists_its_own_pages(town, visit):
    pages = {head(page)["canonical"] for address, page in public_pages(town, "body") if not _is_left_out(address)}
    own = {page for page in pages if "northseal." in page}
    assert own
    assert listed(visit(town.body)).keys() >= own
