"""The permanent page of a certificate."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.oversight.making import close_body
from tests.register.making import happened, said

pytestmark = pytest.mark.django_db


def page_of(site, pk, **more):
    return site.get(f"/certificates/{pk}/", **more)


def text_of(site, pk) -> str:
    return page_of(site, pk).content.decode()


def test_it_says_everything_the_directory_holds(site, northseal, stated):
    text = text_of(site, stated(northseal, trademark="Polar"))
    for words in ("This certificate is valid.", "NS2026-0471-01", "Refrigerator", "Acme Appliances", "Foshan", "BCD-180",
                  "GB/T 23119-2017", "2099-01-04", "Polar", "Northseal", "Decided before this register", "<svg"):  # fmt: skip
        assert words in text


def test_the_newest_revision_is_shown_with_its_reason(site, northseal, stated):
    pk = stated(northseal)
    reason = {"code": "x", "zh": "抽样不合格", "en": "A sample failed"}
    history = [*said()["history"], happened("suspended", "SUSPENDED", reason=reason)]
    suspension = {"until": "2026-12-31", "conditions": {"zh": "", "en": "A new sample that passes"}}
    stated(northseal, "SUSPENDED", revision=2, pk=pk, history=history, suspension=suspension)
    text = text_of(site, pk)
    assert "This certificate is suspended." in text
    assert "A sample failed" in text
    assert "A new sample that passes" in text


def test_the_mark_may_not_be_used_while_suspended(site, northseal, stated):
    suspension = {"until": "2026-12-31", "conditions": {"zh": "", "en": "x"}}
    pk = stated(northseal, "SUSPENDED", may_bear_mark=True, suspension=suspension)
    assert "may not be used at present" in text_of(site, pk)


def test_models_can_be_searched(site, northseal, stated):
    pk = stated(northseal, models=[{"model": f"M-{n}", "specification": ""} for n in range(300)])
    assert len(page_of(site, pk).context["models"]) == 50
    assert [one.model for one in page_of(site, pk, data={"model": "m-299"}).context["models"]] == ["M-299"]
    assert "What is not listed is not covered" in page_of(site, pk, data={"model": "zzz"}).content.decode()


def test_it_asks_the_database_little(site, northseal, stated):
    pk = stated(northseal, scheme=str(uuid4()))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page_of(site, pk)
    # Its entry with its scheme; its files; its body, once a second; which editions are replaced, once a minute.
    assert len(asked) <= 4


def test_the_qr_code_is_drawn_once_for_each_revision(site, northseal, stated, monkeypatch):
    cache.clear()
    pk = stated(northseal)
    page_of(site, pk)
    monkeypatch.setattr("register.views.certificates.segno.make", None)
    assert page_of(site, pk).status_code == 200


def test_the_same_as_data(site, northseal, stated):
    data = site.get(f"/certificates/{stated(northseal)}/data.json").json()
    assert (data["standing"], data["revision"], data["statement"]["number"]) == ("valid", 1, "NS2026-0471-01")


def test_an_unknown_key_is_404(site):
    assert page_of(site, uuid4()).status_code == 404


def test_strangers_read_it_on_the_site_host_only(visit, northseal, stated):
    """On the body's host that address is its holder's own page."""
    answer = visit(northseal).get(f"/certificates/{stated(northseal)}/")
    assert (answer.status_code, answer.url[:9]) == (302, "/sign-in/")


def test_it_outlives_its_body(site, northseal, stated, olga):
    pk = stated(northseal)
    close_body(northseal, by=olga)
    assert "No longer supervised by Northseal" in text_of(site, pk)


def test_words_of_a_body_are_never_markup(site, northseal, stated):
    pk = stated(northseal, product={"zh": "", "en": "<script>alert(1)</script>"})
    assert "<script>alert" not in text_of(site, pk)


def test_bodies_are_listed_with_their_certificates(site, northseal, greenmark, stated):
    stated(northseal)
    stated(northseal, "WITHDRAWN")
    offers = site.get("/bodies/").context["offers"]
    counted = {offer.body.slug: (offer.body.valid, offer.body.all) for offer in offers}
    assert counted == {"northseal": (1, 2), "greenmark": (0, 0)}


def test_a_bodys_page_shows_its_own_certificates(site, northseal, greenmark, stated):
    stated(northseal, number="NS-1")
    stated(greenmark, number="GM-1")
    text = site.get("/bodies/northseal/").content.decode()
    assert "NS-1" in text
    assert "GM-1" not in text
    assert site.get("/bodies/nobody/").status_code == 404
