"""Whatever an address asks for, every public page answers it: never a crash, in bounded time, with a page of bounded size."""

import base64
import io
import os
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.urls import Resolver404, resolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from register import actions
from register.models import Kind, RegisterEntry
from search.actions import rebuild_search
from search.kinds import KINDS
from tests.doors.asking import URLCONFS, Address, addresses
from tests.register.making import said, scheme_said, supplier_of
from tests.search.making import heard
from tests.support.exploring import STAY_THE_SAME, examples

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "3"))  # of each address; `make test-long` asks more
MOST_BYTES, MOST_SECONDS = 400_000, 3.0
MOST_SECONDS_OF_A_LIST = 15.0  # 10,000 numbers are truly looked up, on whatever machine; what is endless takes minutes
FACETS = {key for kind in KINDS.values() for key in kind.keys}
PARAMETERS = sorted(
    FACETS
    | {"q", "after", "sort", "page", "schemes", "model", "on", "value", "least", "most", "units", "models", "factories"}
    | {
        "factory_days",
        "surveillance_days",
        "reports",
        "literal",
        "lang",
        "number",
        "holder",
        "date",
        "time",
        "zone",
        "at",
    }
    | {
        "scheme",
        "market",
        "by",
        "differing",
        "reported",
        "supplier",
        "edition",
        "from",
        "to",
        "cursor",
        "size",
        "valid_on",
        "next",
        "tab",
        "rows",
        "p",
        "format",
        "accent",
    }
)


def cursor(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


HOSTILE = [
    "", "²", "٣", "0", "-1", "9" * 5000, "1" + "0" * 400, "1e309", "nan", "-inf", "1e-400", "0x10", "1_000", "true",
    "9999-12-31", "0001-01-01", "10000-01-01", "2026-02-30", "24:00", "25:61", "9999-12-31T23:59:59-23:59", "UTC", "zh-hans",
    "\x00", "a\x00b", "\ud800", "x\udfffy", "\u202e\u200b", "🦊" * 50, "é" * 300, "x" * 10_000, "?!。…", "%00", "%ED%A0%80",
    "[" * 10_000, "{" * 500, '{"a":' * 500, "(" * 500, "' OR 1=1 --", "a & | ! <-> :*", "'a':1A | b", "\\", "''", '"', "$.x ? (@ > 1)",
    '+-=&|><!(){}[]^"~*?:\\/', "(.*)*", "(a+)+$", "%", "_", "*" * 60, "?" * 60, "a*b*c*d*e*f*g*h", "AC-??*", "=HYPERLINK(1)", "../../etc/passwd",
    "<script>alert(1)</script>", "javascript:alert(1)", "CRLF\r\nSet-Cookie: a=b", "GB/T " + "9" * 300, "GB 4706.1-99999",
    cursor("[" * 2000), cursor('[1,2,"x"]'), cursor(f'[{2**63},1,"{uuid4()}"]'), cursor(f'[1e400,1,"{uuid4()}"]'), cursor("null"), cursor('{"a":1}'),
    "00000000-0000-0000-0000-000000000000", "northseal", "VALID", "1000000000", "冰箱", "電冰箱", "fridge", "relevance", "cost",
]  # fmt: skip
VALUES = some.sampled_from(HOSTILE) | some.text(max_size=30)
NAMES = some.sampled_from(PARAMETERS) | some.text(max_size=8)


@pytest.fixture
def places(northseal) -> dict[str, dict[str, object]]:
    """Something real behind every address that strangers may open."""
    scheme, certificate = uuid4(), uuid4()
    actions.record_statements(Kind.SCHEME, [actions.Stated(scheme, 1, scheme_said())], body=northseal)
    actions.record_statements(
        Kind.CERTIFICATE, [actions.Stated(certificate, 1, said(scheme=str(scheme)))], body=northseal
    )
    heard()
    rebuild_search()
    entry = RegisterEntry.objects.get(pk=certificate)
    return {
        "register:scheme": {"pk": scheme}, "api:scheme": {"pk": scheme}, "register:certificate": {"pk": certificate},
        "register:certificate-data": {"pk": certificate}, "api:certificate": {"pk": certificate},
        "register:body": {"slug": "northseal"}, "api:body": {"slug": "northseal"}, "register:standard": {"slug": "gbt-23119"},
        "register:supplier": {"pk": supplier_of(entry).pk}, "sitemap": {"section": "certificates"},
        **{f"search:{view}": {"kind": "products"} for view in ("csv", "workbook")},
    }  # fmt: skip


def for_strangers(host: str, places: dict[str, dict[str, object]]) -> list[Address]:
    return [one for one in addresses(host, places) if one.view and _is_for_anyone(one, host)]


def _is_for_anyone(address: Address, host: str) -> bool:
    try:
        policy = getattr(resolve(address.path, URLCONFS[host]).func, "policy", None)
    except Resolver404:  # an address of a library that nothing here fits
        return False
    return policy is not None and policy.who == "anyone"


@contextmanager
def bounded(what: object, seconds: float = MOST_SECONDS) -> Iterator[None]:
    begun = time.thread_time()
    yield
    assert time.thread_time() - begun < seconds, what


def asked(client, path: str, pairs: list[tuple[str, str]]) -> HttpResponse:
    query = urlencode([tuple(part.encode(errors="surrogatepass") for part in pair) for pair in pairs])
    cache.clear()
    with bounded((path, query[:500])):
        answer = client.get(path, QUERY_STRING=query)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    connection.set_schema_to_public()
    assert answer.status_code < 500, (path, query[:500])
    assert len(body) < MOST_BYTES, (path, query[:500], len(body))
    return answer


@pytest.mark.parametrize("host", ["site", "body"])
def test_any_question_is_answered(host, places, site, visit, northseal):
    client = site if host == "site" else visit(northseal)
    client.raise_request_exception = False
    open_to_all = for_strangers(host, places)
    assert len(open_to_all) > (40 if host == "site" else 10)

    @settings(max_examples=examples(EXAMPLES) * len(open_to_all), deadline=None, derandomize=STAY_THE_SAME,
              suppress_health_check=list(HealthCheck), database=None)  # fmt: skip
    @given(some.sampled_from(open_to_all), some.lists(some.tuples(NAMES, VALUES), max_size=8))
    def ask(address, pairs):
        asked(client, address.path, pairs)

    ask()


@pytest.mark.parametrize("path", ["/schemes/", "/find/products/", "/find/suppliers/", "/find/bodies/"])
def test_of_more_than_anybody_ticks_the_rest_is_passed_over(path, places, site):
    kind = KINDS[path.strip("/").rpartition("/")[2]]
    many = [(f"x{number}", "y" * 50) for number in range(900)]
    each = [(key, f"nothing {number}") for key in kind.keys for number in range(50)]
    for pairs in (many, [("q", "x" * 10_000), *each], [("q", "fridge"), *many[:400], *each[:500]]):
        page = asked(site, path, pairs)
        assert page.status_code in {200, 400}
        assert "y" * 50 not in page.content.decode()


def workbook_with_an_entity() -> bytes:
    """A workbook whose first sheet reads a file of the machine, if anybody lets it."""
    book, content = Workbook(), io.BytesIO()
    book.active.append(["number"])
    book.active.append(["SPOILT"])
    book.save(content)
    with zipfile.ZipFile(content) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    (name,) = (name for name, part in parts.items() if b"SPOILT" in part)
    parts[name] = entity + parts[name].replace(b"SPOILT", b"&e;")
    with zipfile.ZipFile(content := io.BytesIO(), "w") as spoilt:
        for name, part in parts.items():
            spoilt.writestr(name, part)
    return content.getvalue()


FILES = {
    "brackets.json": b"[" * 100_000,
    "objects.json": b'{"a":' * 100_000,
    "digits.json": b'[{"number": ' + b"9" * 5_000 + b"}]",
    "long.csv": b"number\n" + b"".join(b"NS-%d\n" % number for number in range(100_001)),
    "wide.csv": b"number" + b",x" * 20_000 + b"\nNS-1" + b",y" * 20_000,
    "entity.xlsx": workbook_with_an_entity(),
    "chinese.csv": "证书编号,持证人\nNS-1,晨岚电器\n".encode("gb18030"),
    "nul.csv": b"number\n\x00\x00NS-1\n",
    "halves.json": b'[{"number": "\\ud800"}]',
}


@pytest.mark.parametrize("name", FILES)
def test_any_file_of_numbers_is_answered(name, site):
    with bounded(name, MOST_SECONDS_OF_A_LIST):
        answer = site.post("/verify/many/", {"file": SimpleUploadedFile(name, FILES[name])})
    assert answer.status_code in {200, 422}
    assert "root:" not in answer.text


@pytest.mark.parametrize("value", ["²", "٣", "-1", "9" * 5_000, "1e9", "\x00", "x" * 10_000])
def test_any_answer_to_what_the_form_asks_is_answered(value, site):
    asked = ["date", "time", "zone", "written", "width", "header", "column_0", "page", "show", "shown", "get"]
    for names in ([name] for name in asked):
        assert site.post("/verify/many/", {"list": "NS-1\nNS-2"} | dict.fromkeys(names, value)).status_code in {
            200,
            422,
        }
    last_day = {"list": "NS-1", "date": "9999-12-31", "time": "23:59", "zone": "America/Los_Angeles"}
    assert site.post("/verify/many/", last_day).status_code in {200, 422}


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"rows":' * 50_000, b'{"rows":[{"number":"\\ud800"}]}', b"\xff\xfe", b"9" * 5_000]
)
def test_any_body_of_a_programs_question_is_answered(body, site):
    with bounded(body[:20]):
        answer = site.post("/api/v1/verify/many", body, content_type="application/json")
    assert answer.status_code in {400, 413, 422}
    assert answer["Content-Type"] == "application/problem+json"
