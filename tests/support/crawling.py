"""Reads pages, sitemaps and robots.txt as a crawler does."""

import re
from html import unescape
from xml.etree import ElementTree

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def told(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml"
    return ElementTree.fromstring(answer.content)


def listed(visitor) -> dict[str, dict[str, str]]:
    """Every address of a host's sitemaps, with the languages beside it."""
    urls = {}
    for section in told(visitor, "/sitemap.xml").iterfind("s:sitemap/s:loc", NAMES):
        for url in told(visitor, "/" + section.text.partition("//")[2].partition("/")[2]).iterfind("s:url", NAMES):
            links = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", NAMES)}
            urls[url.findtext("s:loc", namespaces=NAMES)] = links
    return urls


def is_open(rules: str, path: str) -> bool:
    """Whether robots.txt lets a crawler read a path: the longest rule that fits counts, and of two Allow (RFC 9309)."""
    fitting = [(0, True)]
    for what, rule in re.findall(r"^(Allow|Disallow): (.+)$", rules, re.MULTILINE):
        pattern = "".join({"*": ".*", "$": "$"}.get(letter, re.escape(letter)) for letter in rule)
        if re.match(pattern, path):
            fitting.append((len(rule), what == "Allow"))
    return max(fitting)[1]


def head(page: str) -> dict[str, str]:
    """What a page's head says, by name."""
    said = {"title": unescape(page.partition("<title>")[2].partition("</title>")[0])}
    for tag in re.findall(r"<(?:meta|link) [^>]+>", page.partition("</head>")[0]):
        given = {key: unescape(value) for key, value in re.findall(r'([\w:-]+)="([^"]*)"', tag)}
        rel = given.get("rel", "")
        key = (
            f"hreflang {given['hreflang']}"
            if "hreflang" in given
            else given.get("name") or given.get("property") or rel
        )
        said[key] = given.get("content") or given.get("href", "")
    return said
