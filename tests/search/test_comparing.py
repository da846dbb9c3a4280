"""Schemes side by side: every figure is that of the scheme's own page, every cell leads there, nothing is ranked."""

import io
import re
from datetime import date, timedelta
from html import unescape
from uuid import UUID

import pytest
from django_tenants.utils import tenant_context
from openpyxl import load_workbook

from catalog import actions
from catalog.models import Fee
from lib import clock
from lib.cost import total
from register.actions import Stated, record_statements
from register.models import Kind
from search.comparing import compared, comparison_of, costs, put_aside
from statements.lead_time import lead_time_key
from tests.search.making import certificate, heard

WITHIN = clock.now() - timedelta(days=30)
LONG_AGO = clock.now() - timedelta(days=500)


@pytest.fixture
def keys(offered) -> dict[str, str]:
    return {name: str(version.scheme_id) for name, version in offered.items()}


@pytest.fixture
def page(site, keys):
    """`page("locks", "charging", units=2)`: the page of these, every white space one."""

    def ask(*names: str, **asked: object) -> str:
        answer = site.get("/compare/", {"scheme": [keys.get(name, name) for name in names], **asked})
        assert answer.status_code == 200
        return unescape(" ".join(answer.content.decode().split()))

    return ask


def row(page: str, key: str) -> list[str]:
    """The texts of a row's cells."""
    cells = page.partition(f'id="{key}"> <th scope="row">')[2].partition("</tr>")[0].split("<td>")[1:]
    return [" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in cells]


def compared_as(rf, keys, query: str = ""):
    return compared(comparison_of(rf.get("/?" + "&".join([*(f"scheme={key}" for key in keys), query])).GET))


def charges(offered, key, body, by, fees: dict[str, int], currency: str = "CNY", payee: str = "body") -> None:
    """A next version with these fees."""
    with tenant_context(body):
        draft = actions.start_draft(offered[key].scheme, by=by)
        rows = [
            Fee(per=per, label_zh="费", label_en="Fee", amount=amount, currency=currency, payee=payee)
            for per, amount in ({"year": 1} | fees).items()  # what is under surveillance says what that costs
        ]
        values = {"transition_ends_on": date(2099, 12, 31), "change_note_en": "Prices.", "accepts_reports": True}
        actions.publish(actions.save_section(draft, values=values, rows={Fee: rows}, by=by), by=by)
    heard()


def test_a_sum_is_that_of_the_schemes_own_page(page, keys, site):
    sums = row(page("refrigerators", "locks", units=2, models=5, factories=3), "total")
    for name, amount in zip(("refrigerators", "locks"), sums, strict=True):
        own = site.get(f"/schemes/{keys[name]}/", {"units": 2, "models": 5, "factories": 3}).text
        assert amount.partition(" CNY")[0] in own


def test_a_sum_says_at_which_rate_its_body_adds_tax(page, offered, keys, northseal, sima):
    with tenant_context(northseal):
        draft = actions.start_draft(offered["refrigerators"].scheme, by=sima)
        fees = [Fee(per=per, label_zh="费", label_en="Fee", amount=100, tax="excluded") for per in ("unit", "year")]
        values = {"transition_ends_on": date(2099, 12, 31), "change_note_en": "Prices."}
        actions.publish(actions.save_section(draft, values=values, rows={Fee: fees}, by=sima), by=sima)
    heard()
    assert "plus 6 % tax" in row(page("refrigerators", "locks"), "total")[0]


@pytest.mark.parametrize("asked", ["", "units=3&models=9&factories=2", "units=2&reported=1"])
def test_the_parts_of_a_sum_are_all_of_it(rf, offered, keys, northseal, sima, asked):
    charges(
        offered, "refrigerators", northseal, sima,
        {"application": 1, "unit": 20, "model": 300, "test": 4_000, "test_reused": 1_000, "factory_day": 50_000, "travel": 600_000, "certificate": 7_000_000},
    )  # fmt: skip
    (one,) = compared_as(rf, [keys["refrigerators"]], asked)
    bases = [costs.APPLICATION, costs.TEST, costs.VISIT, costs.CERTIFICATE]
    parts = [total(line for line in one.charged.until_certificate if line.fee.per in some) for some in bases]
    assert sum(part.get("CNY", 0) for part in parts) == one.charged.once["CNY"]


def test_reports_save_the_difference_of_two_estimates(page, offered, northseal, sima):
    charges(offered, "refrigerators", northseal, sima, {"test": 1_680_000, "test_reused": 560_000}, payee="laboratory")
    asked = page("refrigerators", units=2)
    assert row(asked, "reuse") == ["May be accepted saves ¥22,400.00 CNY on the tests, if all are accepted"]
    assert row(asked, "test") == ["¥33,600.00 CNY → the laboratory"]
    assert row(page("refrigerators", units=2, reported=1), "total") == ["¥22,400.00 CNY"]


def test_a_further_model_and_a_change_have_their_price(page, offered, northseal, sima):
    fees = {"unit": 1_000_000, "model": 80_000, "change": 50_000}
    charges(offered, "refrigerators", northseal, sima, fees)
    asked = page("refrigerators", "locks")
    assert row(asked, "model") == ["¥800.00 CNY", "no fee"]
    assert row(asked, "change") == ["¥500.00 CNY", "not stated by Northseal (demo)"]
    assert row(asked, "total")[0] == "¥10,000.00 CNY"  # neither belongs to an application of one model


def test_currencies_are_shown_as_they_are(page, offered, greenmark, gus):
    charges(offered, "charging", greenmark, gus, {"unit": 350_000}, currency="EUR")
    asked = page("refrigerators", "charging")
    assert row(asked, "total")[1] == "€3,500.00 EUR"
    assert "not converted, and not put in an order" in asked


def test_what_the_law_demands_comes_before_the_schemes(page):
    asked = page("charging")
    assert asked.index("What the law demands first") < asked.index('<table class="compare')


def test_every_cell_leads_to_where_it_is_published(page, site):
    asked = page("refrigerators", "locks", units=2)
    table = asked.partition("<tbody")[2].partition("</table>")[0]
    links = set(re.findall(r'href="([^"#]+)(?:#([^"]+))?"', table))
    assert len(links) > 15
    pages = {}
    for url, anchor in links - {link for link in links if link[0].startswith("http")}:
        if url not in pages:
            answer = site.get(url)
            assert answer.status_code == 200, url
            pages[url] = answer.text
        assert not anchor or f'id="{anchor}"' in pages[url], (url, anchor)


def test_a_cell_without_a_statement_says_whose_it_is(page):
    asked = page("refrigerators", "charging")
    assert row(asked, "insurance") == [
        "not stated by Northseal (demo)",
        "not stated by Greenmark (demo)",
    ]


def test_what_was_done_in_twelve_months_is_counted_and_bears_no_colour(page, keys, northseal):
    scheme = {"scheme": keys["refrigerators"]}
    stood = certificate(northseal, **scheme)
    certificate(northseal, 2, id=stood, status="SUSPENDED", status_since=WITHIN.isoformat(), **scheme)
    certificate(northseal, 3, id=stood, status="VALID", **scheme)
    certificate(northseal, status="WITHDRAWN", status_since=WITHIN.isoformat(), **scheme)
    certificate(northseal, status="WITHDRAWN", status_since=LONG_AGO.isoformat(), **scheme)
    asked = page("refrigerators", "locks")
    assert row(asked, "certificates") == ["1", "0"]
    assert row(asked, "acted-on") == ["1 suspended, 1 withdrawn", "0 suspended, 0 withdrawn"]
    about = asked.partition('id="acted-on"')[2].partition("</tr>")[0]
    assert "acting on nonconformities is a body's duty" in about
    assert 'class="badge' not in about


def test_differences_only_leaves_out_what_is_the_same(page):
    everything, differing = page("refrigerators", "locks"), page("refrigerators", "locks", differing="on")
    assert row(everything, "approval")
    assert not row(differing, "approval")
    assert row(differing, "inspection")
    assert "rows are the same and are left out" in differing
    assert row(page("locks", differing="on"), "approval")  # one alone differs from nothing


def test_the_wish_date_is_held_against_the_days_declared(page, offered, northseal, sima):
    with tenant_context(northseal):
        draft = actions.start_draft(offered["locks"].scheme, by=sima)
        values = {
            "lead_times": [{"step": "type_test", "days": 49}],
            "transition_ends_on": date(2099, 12, 31),
            "change_note_en": "Days.",
        }
        actions.publish(actions.save_section(draft, values=values, by=sima), by=sima)
    heard()
    today = clock.today()
    assert row(page("locks"), "ready") == [str(today + timedelta(days=49))]
    assert "9 days after your day" in row(page("locks", by=today + timedelta(days=40)), "ready")[0]
    assert "1 day before your day" in row(page("locks", by=today + timedelta(days=50)), "ready")[0]


def test_the_market_is_held_against_those_named(page):
    assert row(page("locks", market="CN"), "markets") == ["China names China"]
    assert row(page("locks", market="DE"), "markets") == ["China does not name Germany"]


def test_an_old_edition_is_said_as_cards_say_it(page):
    assert "old edition: replaced by GB 12021.2-2025" in row(page("refrigerators"), "standards")[0]


def test_a_comparison_takes_eight_questions_at_most(site, keys, django_assert_max_num_queries):
    site.get("/compare/", {"scheme": keys["locks"]})  # what is remembered for a minute is asked for once
    with django_assert_max_num_queries(8):
        site.get("/compare/", {"scheme": list(keys.values()), "units": 3, "market": "CN"})


def test_five_fit_and_the_others_are_said(page, keys):
    unknown = [f"{number:08}-0000-0000-0000-000000000000" for number in range(4)]
    asked = page(*keys, *unknown)
    assert asked.count('<th scope="col">') == 3
    assert "5 schemes fit side by side. 2 more were named and are left out." in asked
    assert "2 schemes of this address are not in the register." in asked


@pytest.mark.parametrize(
    "bad", ["units=0&models=-1&factories=x", "by=2026-02-30&market=XX", "by=0001-01-01", "reported=9"]
)
def test_nonsense_beside_what_makes_sense_is_no_error(page, bad):
    pairs = dict(pair.split("=") for pair in bad.split("&"))
    assert row(page("locks", **pairs), "total")


def test_nothing_to_compare_leads_to_the_search(page):
    assert 'class="empty-state"' in page()
    assert 'class="empty-state"' in page("nonsense", "\x00")


def test_what_is_asked_and_its_address_are_the_same(rf, keys):
    query = f"scheme={keys['locks']}&units=2&models=3&reported=1&market=DE&by=2027-03-01&differing=on"
    assert comparison_of(rf.get(f"/?{query}").GET).address() == query


def test_a_file_says_what_it_was_counted_for(site, keys):
    asked = {"scheme": [keys["refrigerators"], keys["locks"]], "units": 2, "market": "DE", "by": "2027-03-01"}
    lines = b"".join(site.get("/compare/schemes.csv", asked)).decode("utf-8-sig").splitlines()
    assert lines[0] == "Scheme,Green refrigerators,Smart lock security"
    assert any(line.startswith("Until the certificate,") for line in lines)
    assert 'Counted for,"2 units, 2 models, 1 factory; sold in Germany; wanted by 2027-03-01"' in lines
    answer = site.get("/compare/schemes.xlsx", asked)
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[1]] == ["Scheme", "Green refrigerators", "Smart lock security"]


def test_what_is_due_each_year_stands_in_its_parts(rf, page, offered, keys, northseal, sima):
    fees = {"unit": 1, "year": 250_000, "travel": 180_000}
    charges(offered, "refrigerators", northseal, sima, fees)
    (one,) = compared_as(rf, [keys["refrigerators"]], "units=2")
    parts = [
        total(line for line in one.charged.each_year if line.fee.per in some) for some in (costs.VISITS, costs.ANNUAL)
    ]
    assert sum(part.get("CNY", 0) for part in parts) == one.charged.yearly["CNY"]
    asked = page("refrigerators")
    assert row(asked, "annual") == ["¥2,500.00 CNY"]
    assert row(asked, "sampling") == ["samples are tested; no yearly fee is stated for it"]


def test_the_test_of_the_years_sample_is_no_annual_fee(rf, page, offered, keys, northseal, sima):
    charges(offered, "refrigerators", northseal, sima, {"unit": 1, "year": 250_000}, payee="laboratory")
    asked = page("refrigerators")
    assert row(asked, "sampling") == ["¥2,500.00 CNY → the laboratory"]
    assert row(asked, "annual") == ["no fee"]
    (one,) = compared_as(rf, [keys["refrigerators"]])
    assert one.charged.yearly == {"CNY": 250_000}


def test_the_bodies_that_are_compared_can_be_asked_with_what_was_typed(page, keys):
    asked = page("refrigerators", "locks", "charging", units=2, models=5, factories=3, market="DE", by="2027-03-01")
    (address,) = re.findall(r'href="/enquiries/new/\?([^"]+)"', asked)
    assert address == (  # of two schemes of one body the first
        f"scheme={keys['refrigerators']}&scheme={keys['charging']}&units=2&model_count=5&factory_count=3"
        "&market=DE&wish_date=2027-03-01"
    )
    assert "Ask these 2 bodies for quotes" in asked


def test_that_nobody_is_known_to_accept_it_is_no_gap_of_the_body(page):
    assert row(page("locks"), "accepted") == ["nobody that we know of"]


def test_few_cells_say_that_something_is_not_stated(page):
    asked = page("refrigerators", "locks", "charging")
    cells = re.findall(r"<td>(.*?)</td>", asked.partition("<tbody")[2])
    assert len([cell for cell in cells if "not-stated" in cell]) * 10 <= len(cells)


@pytest.mark.parametrize(
    "there", ["http://[", "//example.com", "javascript:alert(1)", "/\\example.com", "x" * 9_000, "\x00"]
)
def test_the_list_answers_whatever_address_it_is_given(site, keys, there):
    assert put(site, there, add=keys["locks"]).url in ("/compare/", there[:9_000])


def test_its_code_for_paper_is_a_picture(site, keys):
    assert site.get("/compare/code.svg", {"scheme": list(keys.values())})["Content-Type"] == "image/svg+xml"


def put(site, back: str = "/schemes/", **pressed: object):
    return site.post("/compare/list/", {"next": back, **pressed})


def test_a_tick_puts_aside_and_takes_back(site, keys):
    assert put(site, "/schemes/?q=lock", add=keys["locks"]).url == "/schemes/?q=lock"
    shown = site.get("/schemes/").text
    assert f'data-keys="{keys["locks"]}"' in shown
    assert "Tick another scheme" in shown
    ticks = re.findall(r'data-tick="([^"]+)" value="[^"]+"\s+name="(\w+)"\s+aria-pressed="(\w+)"', shown)
    assert (keys["locks"], "remove", "true") in ticks
    assert (keys["charging"], "add", "false") in ticks
    put(site, remove=keys["locks"])
    assert 'data-keys=""' in site.get("/schemes/").text


def test_what_was_put_aside_is_compared_with_the_sizes_of_the_page(site, keys):
    put(site, add=[keys["locks"], keys["charging"]])
    shown = unescape(site.get(f"/schemes/{keys['refrigerators']}/?units=2").text)
    (address,) = re.findall(r'href="(/compare/\?[^"]+)"', shown)
    assert address.endswith("&units=2&models=2")
    assert site.get("/compare/").url == f"/compare/?scheme={keys['locks']}&scheme={keys['charging']}"


def test_the_list_holds_five_and_no_nonsense(site, keys):
    put(site, add=["nonsense", "\x00", *(f"{number:08}-0000-0000-0000-000000000000" for number in range(4))])
    put(site, add=list(keys.values()))
    assert len(site.cookies["compare"].value.split(".")) == 5
    put(site, empty="1")
    assert site.cookies["compare"].value == ""


def test_the_list_leads_nowhere_else_and_does_nothing_on_get(site, keys):
    assert put(site, "https://example.com/", add=keys["locks"]).url == "/compare/"
    assert site.get("/compare/list/", {"add": keys["charging"]}).status_code == 405


def test_a_page_without_a_list_asks_nothing_for_it(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert put_aside.listed((), {})["put_aside"] == []


def test_rows_never_count_who_passed(page):
    titles = re.findall(r'<th scope="row">(.*?)</th>', page("locks", "charging"))
    assert len(titles) > 25
    assert not re.search("pass|success|rate|refus", " ".join(titles), re.I)


def test_what_was_measured_stands_beside_what_is_declared(page, keys, site, northseal):
    stated = {
        "scheme": keys["locks"],
        "cases": 7,
        "body_days": 23.5,
        "client_days": 9,
        "closed_from": "2026-01-05",
        "closed_until": "2026-10-30",
    }
    record_statements(Kind.LEAD_TIME, [Stated(lead_time_key(UUID(keys["locks"])), 7, stated)], body=northseal)
    assert row(page("locks", "refrigerators"), "measured") == [
        "23.5 days of the body's own 9 days with the client median of 7 closed cases",
        "not measured yet fewer than 5 cases closed here",
    ]
    assert "Measured in 7 closed cases: 23.5 days with the body" in " ".join(
        site.get(f"/schemes/{keys['locks']}/").text.split()
    )
