"""The seller's desk of services, their pages on its host and in the register, and beside schemes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from accounts.models import User
from catalog.actions.service_drafts import withdraw_service
from catalog.models import BookableDate, ScopeLine, Service, ServiceVersion
from lib import clock
from outbox import relay
from register.models import Kind, RegisterEntry
from tenants.models import CertificationBody
from tests.catalog.services import becomes, date_of, draft_service, in_scope, lab_line, published_service
from tests.support.signing_in import signed_in


@pytest.fixture
def visitor(visit, northseal) -> Client:
    return visit(northseal)


@pytest.fixture
def manager(visit, northseal, sima: User) -> Client:
    return signed_in(visit(northseal), sima)


def words(page) -> str:
    return " ".join(page.content.decode().split())


def at(service: Service, rest: str = "") -> str:
    return f"/desk/services/{service.pk}/{rest}"


def heard() -> None:
    relay.deliver_all()


# The desk


def test_a_service_is_written_edited_and_published(manager: Client, in_northseal):
    given = {"type": "comparison", "name_zh": "比对", "name_en": "Comparison", "slug": "comparing"}
    page = manager.post("/desk/services/new/", given)
    service = Service.objects.get(slug="comparing")
    assert page.url == at(service, "edit/what/")
    what = {
        "edition": 0, "type": "comparison", "name_zh": "同类产品比对", "name_en": "Comparison", "summary_zh": "概要",
        "summary_en": "Summary", "description_zh": "说明", "description_en": "What is done", "places": ["online"],
        "deliverables": "报告 | Report", "languages": ["zh"], "standards": "gb/t 20234.1-2023", "other_schemes": "",
        "next": "1",
    }  # fmt: skip
    assert manager.post(at(service, "edit/what/"), what).url == at(service, "edit/price/")
    price = {
        "edition": 1, "price": "fixed", "price_amount": "1,200.50".replace(",", ""), "currency": "CNY", "tax": "included",
        "option_rows": "英文报告 | Report in English | 300", "milestone_rows": "报告 | Report | 100 | 20",
        "terms_zh": "条款", "terms_en": "Terms", "acceptance_days": 10, "free_until_days": 7, "cancel_percent": 0,
        "next": "1",
    }  # fmt: skip
    assert manager.post(at(service, "edit/price/"), price).url == at(service, "publish/")
    assert manager.post(at(service, "publish/")).url == at(service)
    version = ServiceVersion.objects.get(service=service)
    assert (version.amount, version.options[0]["amount"], version.standards) == (120_050, 30_000, ["GB/T 20234.1-2023"])


def test_what_is_missing_stands_on_the_page_and_publishing_says_it(manager: Client, in_northseal, sima: User):
    draft = draft_service(sima, summary_en="A guaranteed pass.")
    assert "guaranteed pass" in words(manager.get(at(draft.service, "edit/what/")))
    assert "guaranteed pass" in words(manager.post(at(draft.service, "publish/")))
    assert ServiceVersion.objects.get(pk=draft.pk).is_draft


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("milestone_rows", "报告 | Report | 101 | 20", "Line 1: a percentage up to 100"),
        ("milestone_rows", "报告 | Report", "We could not read line 1"),
        ("option_rows", "加项 | Option | viel", "“viel” is no amount"),
        ("price_amount", "0.001", "no more than 2 decimal places"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(manager: Client, in_northseal, sima: User, field, value, said):
    draft = draft_service(sima)
    given = {"edition": draft.edition, "price": "fixed", "currency": "CNY", "tax": "included", "acceptance_days": 10,
             "free_until_days": 7, "cancel_percent": 0, field: value}  # fmt: skip
    assert said in words(manager.post(at(draft.service, "edit/price/"), given))


def test_tests_of_a_laboratory_are_rows(manager: Client, in_northseal, sima: User):
    draft = draft_service(sima, "testing", lines=[])
    row = {
        "product_zh": "冰箱",
        "product_en": "Refrigerator",
        "standard": "gb 12021.2-2015",
        "price": "880",
        "reports": "plain",
    }
    given = {f"rows-0-{name}": value for name, value in row.items()}
    given |= {"rows-TOTAL_FORMS": 1, "rows-INITIAL_FORMS": 0, "edition": draft.edition}
    assert manager.post(at(draft.service, "edit/tests/"), given).status_code == 302
    line = draft.lines.get()
    assert (line.standard, line.key, line.amount, line.samples) == ("GB 12021.2-2015", "GB12021.2", 88_000, 1)
    assert "Row 1" in words(manager.get(at(draft.service, "edit/tests/")))


def test_the_list_finds_filters_and_says_what_is_booked(manager: Client, in_northseal, sima: User):
    date_of(published_service(sima, "training").service, sima, seats=12)
    draft_service(sima)
    page = words(manager.get("/desk/services/"))
    assert "0 of 12 seats booked" in page
    assert "Comparison of like products" not in words(manager.get("/desk/services/?is=offered"))
    assert "Open course" not in words(manager.get("/desk/services/?q=comparison"))


def test_an_empty_desk_says_what_comes_first(manager: Client):
    assert "No services yet" in words(manager.get("/desk/services/"))
    assert "No line yet" in words(manager.get("/desk/scope/"))


def test_every_page_of_the_desk_works_in_both_languages(manager: Client, in_northseal, sima: User):
    service = published_service(sima, "training").service
    date = date_of(service, sima)
    line = in_scope(sima)
    draft = draft_service(sima, "testing")
    pages = [at(service), at(service, "withdraw/"), at(service, "dates/"), at(service, "dates/?tab=past"),
             at(service, "dates/new/"), at(service, f"dates/{date.pk}/"), at(service, f"dates/{date.pk}/cancel/"),
             *(at(draft.service, f"edit/{key}/") for key in ("what", "price", "tests")), at(draft.service, "preview/"),
             at(draft.service, "publish/"), at(draft.service, "discard/"), "/desk/services/", "/desk/services/new/",
             "/desk/scope/", "/desk/scope/?tab=ended", "/desk/scope/add/", f"/desk/scope/{line.pk}/end/"]  # fmt: skip
    for language in ("en", "zh-hans"):
        with translation.override(language):
            for page in pages:
                assert manager.get(page, headers={"accept-language": language}).status_code == 200, page


def test_nothing_changes_on_get_and_marketers_only_look_on(visit, northseal, in_northseal, sima: User, cleo: User):
    service = published_service(sima).service
    officer = signed_in(visit(northseal), cleo)
    for rest in ("", "withdraw/", "edit/what/", "dates/", "publish/"):
        assert officer.get(at(service, rest)).status_code in {403, 404}
    service.refresh_from_db()
    assert (service.withdrawn_at, service.revision) == (None, 1)


def test_another_bodys_service_is_not_found(visit, greenmark, gus: User, in_northseal, sima: User):
    service = published_service(sima).service
    assert signed_in(visit(greenmark), gus).get(at(service)).status_code == 404
    assert visit(greenmark).get(f"/services/{service.slug}/").status_code == 404


def test_a_date_is_set_by_the_sellers_clock_and_called_off(manager: Client, in_northseal, sima: User):
    service = published_service(sima, "training").service
    day = f"{clock.today() + timedelta(days=20):%Y-%m-%d}"
    given = {"starts_at": f"{day}T09:00", "ends_at": f"{day}T17:00", "language": "zh", "seats": 10}
    assert manager.post(at(service, "dates/new/"), given).status_code == 302
    date = BookableDate.objects.get()
    assert f"{date.starts_at:%H:%M}" == "01:00"  # in UTC, of Shanghai
    manager.post(at(service, f"dates/{date.pk}/cancel/"), {"reason": "Too few."})
    assert "called off" in words(manager.get(at(service, "dates/")))


def test_lines_of_the_scope_are_pasted_and_ended(manager: Client, in_northseal):
    given = {"of": "cnas", "certificate_number": "L0001", "valid_from": "2026-01-01", "valid_until": "2031-01-01",
             "rows": "GB 4706.1-2005 | 8\nGB/T 2423.1-2008"}  # fmt: skip
    assert "2 lines added" in words(manager.post("/desk/scope/add/", given, follow=True))
    line = ScopeLine.objects.get(clause="8")
    manager.post(f"/desk/scope/{line.pk}/end/", {"on": f"{clock.today()}", "reason": "Suspended."})
    assert "Suspended." in words(manager.get("/desk/scope/?tab=ended"))


# What buyers read


def test_a_service_reads_the_same_on_its_sellers_host_and_in_the_register(visitor, site, in_northseal, sima: User):
    service = published_service(sima, "testing").service
    heard()
    for page in (words(visitor.get("/services/testing/")), words(site.get(f"/services/{service.pk}/"))):
        for said in ("Energy test of refrigerators", "from ¥1,200.00 CNY", "Report in English", "First look at the sample",
                     "GB 12021.2-2015", "Plain report", "changes nothing about any certification"):  # fmt: skip
            assert said in page
        assert "/orders/add/?service=testing" in page


def test_on_request_shows_its_method(visitor, in_northseal, sima: User):
    becomes("insurer")
    published_service(sima, "insurance")
    page = words(visitor.get("/services/insurance/"))
    assert "By people, extent and working days." in page
    assert "Ask for a price" in page


def test_a_training_shows_dates_with_free_seats_and_promises_no_pass(visitor, in_northseal, sima: User):
    date_of(published_service(sima, "training").service, sima, seats=12)
    page = words(visitor.get("/services/training/"))
    assert "12 of 12" in page
    assert "no promise of a pass" in page
    assert "per seat" in page


def test_a_test_whose_scope_has_lapsed_says_so_everywhere(visitor, site, in_northseal, sima: User):
    line = in_scope(sima, until=clock.today() + timedelta(days=1))
    service = published_service(sima, "testing", lines=[lab_line(reports=["cma", "plain"])]).service
    heard()
    assert "within the scope until" in words(visitor.get("/services/testing/"))
    with clock.frozen_at(clock.day_after(line.valid_until, "Asia/Shanghai")):
        for page in (visitor.get("/services/testing/"), site.get(f"/services/{service.pk}/")):
            assert "CMA report: not within the scope today" in words(page)


def test_a_withdrawn_service_stays_readable_and_cannot_be_ordered(visitor, site, in_northseal, sima: User):
    service = withdraw_service(published_service(sima).service, by=sima)
    heard()
    for page in (words(visitor.get("/services/comparison/")), words(site.get(f"/services/{service.pk}/"))):
        assert "no longer offered" in page
        assert "/orders/add/" not in page


def test_who_is_suspended_takes_no_orders(visitor, site, in_northseal, sima: User):
    service = published_service(sima).service
    heard()
    CertificationBody.objects.filter(pk=in_northseal.pk).update(standing="suspended")
    page = words(site.get(f"/services/{service.pk}/"))
    assert "takes no orders at present" in page
    assert "/orders/add/" not in page


def test_a_draft_is_nobodys_to_read(visitor, in_northseal, sima: User):
    draft_service(sima)
    assert visitor.get("/services/comparison/").status_code == 404
    assert "Comparison of like products" not in words(visitor.get("/services/"))


def test_beside_a_scheme_stand_services_of_any_provider_by_name(visitor, site, published, sima: User):
    published_service(sima, helps_with=[str(published.scheme_id)])
    heard()
    for page in (visitor.get("/schemes/green-refrigerators/"), site.get(f"/schemes/{published.scheme_id}/")):
        said = words(page)
        assert "Services that may help, of any provider" in said
        assert "Comparison of like products" in said
    assert "Green refrigerators" in words(visitor.get("/services/comparison/"))


def test_a_partners_storefront_speaks_of_services_and_not_of_certification(visitor, in_northseal, sima: User):
    becomes("laboratory")
    in_scope(sima)
    published_service(sima, "testing")
    page = words(visitor.get("/"))
    assert "Energy test of refrigerators" in page
    assert "CMA-2026-001" in page
    main = page[page.index("<main") : page.index("</main")]
    for said in ("Approval number", "Check a certificate", "Schemes", "certification"):
        assert said not in main


def test_a_partners_passport_asks_for_no_approval(manager: Client, in_northseal):
    becomes("adviser")
    assert "Approval" not in words(manager.get("/desk/passport/"))
    given = {"about_zh": "我们", "about_en": "We", "insured_currency": "CNY"}
    assert manager.post("/desk/passport/", given).status_code == 302


def test_a_partners_desk_leads_to_services_and_not_to_schemes(manager: Client, in_northseal):
    becomes("laboratory")
    page = words(manager.get("/desk/services/"))
    assert 'href="/desk/services/"' in page
    assert 'href="/desk/schemes/"' not in page


def test_the_register_keeps_each_statement_and_reads_it(in_northseal, sima: User):
    service = published_service(sima, "training").service
    date_of(service, sima)
    heard()
    entry = RegisterEntry.objects.get(kind=Kind.SERVICE, pk=service.pk)
    assert (entry.revision, entry.status, len(entry.as_service.dates)) == (2, "PUBLISHED", 1)


def test_every_kind_of_price_is_shown_on_the_storefront(visitor, in_northseal, sima: User):
    for kind in ("testing", "training", "comparison"):
        published_service(sima, kind)
    page = words(visitor.get("/services/"))
    for said in ("from ¥1,200.00 CNY", "¥680.00 CNY", "¥2,800.00 CNY"):
        assert said in page
