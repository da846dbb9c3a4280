"""A test's visitor, who looks at each page the way a reader with a screen reader does."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

HEADING = re.compile(rb"<h1[ >]")


class Visitor(Client):
    """Django's client; every whole page that it is given must have one main heading (LOOK.md), whatever the test is about."""

    def request(self, **request: Any) -> HttpResponse:
        answer: HttpResponse = super().request(**request)
        if not answer.streaming and b"<main" in answer.content and "/cms/" not in request["PATH_INFO"]:
            headings = len(HEADING.findall(answer.content))
            assert headings == 1, f"{request['PATH_INFO']} has {headings} main headings"
        return answer
