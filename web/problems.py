"""What programs are told where something is wrong: RFC 9457, `application/problem+json`, readable from any site."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

MEDIA_TYPE = "application/problem+json"
OPEN: Mapping[str, str] = {  # for scripts of any site: nothing here is for somebody, so no credentials are taken
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, Content-Language",
}


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """`detail`: a sentence for whoever wrote the program; `more`: which parts of what was sent it is about."""
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    answer = JsonResponse(content, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    return opened(answer)


def opened[Answer: HttpResponseBase](answer: Answer) -> Answer:
    """The answer with the leave for scripts of other sites to read it."""
    for name, value in OPEN.items():
        answer.headers[name] = value
    return answer
