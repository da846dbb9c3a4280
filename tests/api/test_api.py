"""The API: who may ask what, and how what is wrong is told."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace import api
from tests.register.making import NUMBER, answer, happened, said
from web.policy import Limit

pytestmark = pytest.mark.django_db
ROOT = "/api/v1"
JSON = "application/json"

NOBODYS = UUID("3d9b3d1e-54fd-4a2a-9c3c-3a3d3f7d2b10")  # the same in every worker, or they would collect other tests


def read(site, path, status=200, **asked):
    told = site.get(f"{ROOT}{path}", asked)
    assert told.status_code == status, told.content
    return told.json()


def sent(site, rows, path="/verify/many"):
    return site.post(f"{ROOT}{path}", json.dumps({"rows": rows}), content_type=JSON)


def pointers(told) -> list[str]:
    assert told["Content-Type"] == "application/problem+json"
    return [error["pointer"] for error in told.json()["errors"]]


# --- Reading ----------------------------------------------------------------------------------------------------------


def test_a_certificate_is_read_to_the_letter(site, northseal, stated):
    pk = stated(northseal)
    told = read(site, f"/certificates/{pk}")
    assert told["statement"] == site.get(f"/certificates/{pk}/data.json").json()["statement"]
    assert (told["standing"], told["body"]["slug"]) == ("valid", "northseal")
    assert told["url"] == f"http://guildmark.localhost/certificates/{pk}/"
    assert site.get(told["schema"].removeprefix("http://guildmark.localhost")).status_code == 200


def test_a_scheme_is_read_with_whether_it_is_offered(site, northseal, scheme_stated):
    told = read(site, f"/schemes/{scheme_stated(northseal)}")
    assert told["is_offered"] is True
    assert told["statement"]["name"]["en"] == "Green refrigerators"


def test_a_body_is_read(site, northseal):
    assert read(site, "/bodies/northseal")["name"] == northseal.name


def test_schemes_are_found(site, northseal, scheme_stated):
    pk = scheme_stated(northseal)
    told = read(site, "/schemes", q="refrigerators")
    assert [hit["id"] for hit in told["items"]] == [str(pk)]
    assert (told["total"], told["next"], told["items"][0]["body"]["slug"]) == (1, None, "northseal")


def test_certificates_are_found_with_how_they_stand(site, northseal, stated, scheme_stated):
    pk = stated(northseal, valid_until="2026-02-01")
    scheme_stated(northseal)  # and all is indexed
    (hit,) = read(site, "/certificates", q=NUMBER)["items"]
    assert (hit["id"], hit["standing"], hit["number"]) == (str(pk), "expired", NUMBER)


def test_a_list_is_read_on_by_its_cursor(site, northseal, scheme_stated):
    mine = {str(scheme_stated(northseal, slug=f"scheme-{number}")) for number in range(3)}
    first = read(site, "/schemes", size=2)
    second = read(site, "/schemes", size=2, cursor=first["next"])
    assert {hit["id"] for hit in [*first["items"], *second["items"]]} == mine
    assert second["next"] is None


def test_facets_narrow_and_are_counted(site, northseal, greenmark, scheme_stated):
    scheme_stated(northseal)
    scheme_stated(greenmark)
    told = read(site, "/schemes", body="northseal")
    assert (told["total"], told["facets"]["body"]) == (1, {"northseal": 1, "greenmark": 1})


# --- Checking ---------------------------------------------------------------------------------------------------------

PAPERS = [
    {"number": NUMBER},
    {"number": NUMBER, "holder": "Acme Appliances"},
    {"number": NUMBER, "holder": "Someone Else"},
    {"number": NUMBER, "model": "BCD-999"},
    {"number": "ns2026 0471 01"},
    {"number": "NS2026-0471-O1"},
    {"number": "ZZ-1234567"},
    {"number": "hello"},
]


@pytest.mark.parametrize("status", ["VALID", "WITHDRAWN"])
def test_the_verdict_is_the_pages(site, northseal, stated, status):
    history = [*said()["history"]] + ([happened("withdrawn", status)] if status != "VALID" else [])
    stated(northseal, status, history=history)
    together = sent(site, PAPERS).json()["verdicts"]
    for paper, verdict in zip(PAPERS, together, strict=True):
        shown, single = answer(site, **paper), read(site, "/verify", **paper)
        assert (verdict["kind"], verdict["headline"]) == (shown.kind, shown.headline)
        assert single | {"checked_at": ""} == verdict | {"checked_at": ""}
        assert verdict["is_green"] == (shown.tone == "good")


def test_a_day_can_be_asked_about(site, northseal, stated):
    history = [*said()["history"], happened("withdrawn", "WITHDRAWN", "2026-06-01")]
    stated(northseal, "WITHDRAWN", history=history)
    assert read(site, "/verify", number=NUMBER, on="2026-03-31")["kind"] == "was-valid"
    assert read(site, "/verify", number=NUMBER, on="2026-07-31")["kind"] == "was-not-valid"


def test_a_moment_can_be_asked_about(site, northseal, stated):
    history = [*said()["history"], happened("withdrawn", "WITHDRAWN", "2026-06-01")]
    stated(northseal, "WITHDRAWN", history=history)
    rows = [{"number": NUMBER, "at": f"2026-0{month}T12:00:00+08:00"} for month in ("5-31", "6-01")]
    assert [verdict["kind"] for verdict in sent(site, rows).json()["verdicts"]] == ["was-valid", "was-not-valid"]


def test_many_are_checked_with_few_questions(site, northseal, stated):
    stated(northseal)
    rows = [{"number": number} for number in (NUMBER, *(f"NS2026-0471-{one:02}" for one in range(2, 40)), "hello")]
    with CaptureQueriesContext(connection) as asked:
        sent(site, rows)
    assert len(asked) <= 12


def test_a_proposal_does_not_say_how_it_stands(site, northseal, stated):
    stated(northseal)
    told = read(site, "/verify", number="NS2026-0471-O2".replace("O2", "O1"))
    assert [proposal.keys() for proposal in told["proposals"]] in ([], [{"number", "body", "url"}])


def test_sentences_come_in_the_language_that_is_asked_for(site, northseal, stated):
    stated(northseal)
    assert "有效" in read(site, "/verify", number=NUMBER, lang="zh")["headline"]
    told = site.get(f"{ROOT}/verify", {"number": NUMBER}, headers={"accept-language": "zh-CN"})
    assert told["Content-Language"] == "zh-hans"


def test_a_thousand_are_checked_at_once_and_no_more(site, db):
    rows = [{"number": "hello"}] * 1_000
    assert len(sent(site, rows).json()["verdicts"]) == 1_000
    told = sent(site, [*rows, {"number": "hello"}])
    assert told.status_code == 422
    assert pointers(told) == ["rows"]


def test_a_slip_in_a_field_is_not_passed_over(site, northseal, stated):
    stated(northseal)
    assert pointers(site.get(f"{ROOT}/verify", {"number": NUMBER, "hodler": "Acme"})) == ["hodler"]
    assert pointers(sent(site, [{"number": NUMBER, "hodler": "Acme"}])) == ["rows/0/hodler"]
    assert pointers(sent(site, [{"number": NUMBER}, {"number": NUMBER, "body": "nobody"}])) == ["rows/1/body"]
    assert pointers(site.get(f"{ROOT}/verify?number=a&number=b")) == ["number"]


# --- What is wrong ----------------------------------------------------------------------------------------------------

LONG = "x" * 10_000


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/certificates/nothing", 404),
        (f"/certificates/{NOBODYS}", 404),
        (f"/schemes/{NOBODYS}", 404),
        ("/bodies/nobody", 404),
        ("/certificates/%ED%A0%80", 404),
        ("/verify", 422),
        (f"/verify?number={LONG}", 422),
        ("/verify?number=NS-1234&on=tomorrow", 422),
        ("/verify?number=NS-1234&on=9999-99-99", 422),
        ("/schemes?cursor=broken", 422),
        ("/schemes?cursor=WzEsIDJd", 422),
        ("/schemes?size=1000000000", 422),
        ("/schemes?size=0", 422),
        ("/schemes?page=1000000000", 422),
        ("/schemes?sort=price%27--", 422),
        (f"/schemes?q={LONG}", 422),
        ("/schemes?" + "&".join(f"category={number}" for number in range(1_000)), 422),
        ("/certificates?valid_on=x", 422),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_asked_wrongly_is_a_problem(site, path, status):
    told = site.get(f"{ROOT}{path}")
    assert told.status_code == status
    assert told["Content-Type"] == "application/problem+json"
    assert told.json()["status"] == status
    assert told["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path", ["/verify?number=NS%001", "/verify?number=%ED%A0%80", "/schemes?q=%00", "/schemes?q=((((&body=%ED%A0%80"]
)
def test_signs_that_nobody_types_harm_nothing(site, path):
    assert site.get(f"{ROOT}{path}").status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"not JSON", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"rows": []}', 422),
        (b'{"rows": "all"}', 422),
        (b'{"rows": [{"number": 5}]}', 422),
        (b'{"rows": [{"number": "NS\\u0000-1"}]}', 422),
        (b'{"rows": [{"number": "\\ud800 1234"}]}', 422),
        (b'{"rows": [{"number": "' + LONG.encode() + b'"}]}', 422),
        (b'{"rows": [' + b" " * 11_000_000 + b"]}", 413),
    ],
    ids=["nothing", "words", "bytes", "deep", "list", "empty", "none", "text", "number", "nul", "surrogate", "long", "huge"],
)  # fmt: skip
def test_what_is_sent_wrongly_is_a_problem(site, body, status):
    told = site.post(f"{ROOT}/verify/many", body, content_type=JSON)
    assert told.status_code == status
    assert told.json()["status"] == status
    assert told["Content-Type"] == "application/problem+json"


def test_a_crash_is_a_problem_too(site, monkeypatch):
    def crash(*_asked: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("register.api._verdict", crash)
    site.raise_request_exception = False
    told = site.get(f"{ROOT}/verify", {"number": NUMBER})
    assert (told.status_code, told["Content-Type"]) == (500, "application/problem+json")
    assert "ZeroDivision" not in told.text


def test_other_methods_are_refused_with_those_that_are_taken(site):
    told = site.post(f"{ROOT}/verify")
    assert (told.status_code, told["Allow"]) == (405, "GET, OPTIONS")


# --- As others ask it -------------------------------------------------------------------------------------------------


def test_scripts_of_any_site_may_ask_without_credentials(site):
    ahead = site.options(
        f"{ROOT}/verify/many",
        headers={"origin": "https://buyer.example", "access-control-request-method": "POST"},
    )
    assert (ahead.status_code, ahead["Access-Control-Allow-Origin"]) == (204, "*")
    assert "POST" in ahead["Access-Control-Allow-Methods"]
    assert "Content-Type" in ahead["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in ahead
    assert "Set-Cookie" not in site.get(f"{ROOT}/bodies/northseal").headers


def test_the_same_is_not_sent_twice(site, northseal, stated):
    pk = stated(northseal)
    path = f"{ROOT}/certificates/{pk}"
    first = site.get(path)
    assert first["Cache-Control"] == "public, no-cache"
    again = site.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")
    stated(northseal, "WITHDRAWN", revision=2, pk=pk)
    assert site.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200
    assert site.head(path).status_code == 200


def test_what_was_checked_is_kept_by_nobody(site):
    assert sent(site, [{"number": NUMBER}])["Cache-Control"] == "no-store"
    assert site.get(f"{ROOT}/verify", {"number": NUMBER})["Cache-Control"] == "no-store"


def test_beyond_its_limit_it_asks_for_patience_as_a_problem(site, monkeypatch):
    (pattern,) = [one for one in api.urlpatterns if str(one.pattern) == "verify/many"]
    stated = pattern.callback.policy
    monkeypatch.setitem(pattern.callback.__dict__, "policy", replace(stated, limit=Limit("x", "2/m/ip")))
    told = [sent(site, [{"number": NUMBER}]) for _time in range(3)][-1]
    assert (told.status_code, told["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(told["Retry-After"]) <= 60
    assert told["Access-Control-Allow-Origin"] == "*"


def test_its_description_is_openapi(site):
    told = read(site, "/openapi.json")
    assert told["openapi"].startswith("3.1")
    assert {"/api/v1/verify", "/api/v1/verify/many", "/api/v1/schemes/{pk}"} <= told["paths"].keys()


@pytest.mark.parametrize(("language", "words"), [("en", "Check one certificate"), ("zh", "查验")])
def test_its_manual_is_a_page(site, language, words):
    page = site.get("/api/", {"lang": language})
    assert page.status_code == 200
    assert words in page.text
    assert "/api/v1/verify/many" in page.text
