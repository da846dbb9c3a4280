"""The API's root: what programs may ask, version 1 (docs/api.md). Each app of the square brings a router of its own.

Everybody may ask, from any site, without credentials. What is asked wrongly is told as a problem (`web.problems`); a
question with a field that nobody knows is refused, since a check that passes it over would have checked less.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, wraps
from hashlib import blake2b
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.urls import URLPattern, re_path
from django.urls import path as at
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from accounts.requests import policy
from register.api import router as register_router
from search.api import router as search_router
from web.api import Unanswerable
from web.language import ASKED_BY
from web.policy import Limit, Policy, declare
from web.problems import MEDIA_TYPE, opened, problem

log = structlog.get_logger(__name__)

type View = Callable[..., HttpResponse]

ROOT = "/api/v1"
MOST_ERRORS = 20
FRESH = "public, no-cache"  # kept by whoever likes, asked for again each time: what the register says is true now
# A check costs one question and must not be rationed meanly; a search costs several.
CHECKS = "1200/m/ip,20000/h/ip,1200/m/user"
RATE_OF_LOOKS = "300/m/ip,6000/h/ip,300/m/user"
MANY = "60/m/ip,1200/h/ip,60/m/user"  # of up to a thousand each
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}

api = NinjaAPI(
    title="Guildmark",
    version="1",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    description="The public register of voluntary certification: search it, read it, check certificates.",
)
api.add_router("", search_router)
api.add_router("", register_router)


# --- What is wrong, said alike ----------------------------------------------------------------------------------------


@api.exception_handler(ValidationError)
def misshapen(_request: HttpRequest, exception: ValidationError) -> HttpResponse:
    errors = [_part(error["loc"], error["msg"]) for error in exception.errors[:MOST_ERRORS]]
    return problem(422, _("Something that was sent cannot be read."), errors=errors)


@api.exception_handler(Unanswerable)
def unanswerable(_request: HttpRequest, exception: Unanswerable) -> HttpResponse:
    errors = [{"pointer": pointer, "detail": str(detail)} for pointer, detail in exception.errors]
    return problem(422, errors[0]["detail"], errors=errors)


@api.exception_handler(HttpError)
def unreadable(_request: HttpRequest, exception: HttpError) -> HttpResponse:
    return problem(exception.status_code, _("What was sent is not JSON."))


@api.exception_handler(RawPostDataException)
def sent_as_a_form(_request: HttpRequest, _exception: RawPostDataException) -> HttpResponse:
    """Whoever counts requests has read it as the form that it says it is."""
    return problem(415, _("What was sent is not JSON."))


@api.exception_handler(Http404)
def not_there(_request: HttpRequest, _exception: Http404) -> HttpResponse:
    return problem(404, _("There is nothing at this address."))


@api.exception_handler(SuspiciousOperation)
def refused(_request: HttpRequest, exception: SuspiciousOperation) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return problem(413, _("That is too much at once."))
    return problem(400, _("What was sent cannot be read."))


@api.exception_handler(Exception)
def crashed(request: HttpRequest, _exception: Exception) -> HttpResponse:
    """Logged, and told to whoever listens for crashes, as Django does with a page's."""
    log.exception("api.crashed")
    got_request_exception.send(sender=None, request=request)
    return problem(500, _("Something went wrong here. It has been noted."))


def _part(location: Sequence[Any], words: str) -> dict[str, str]:
    """Where in what was sent: ninja begins with the part of the request and the name of our own parameter."""
    return {"pointer": "/".join(str(step) for step in location[2:] or location[1:]), "detail": words}


# --- One view for each address ----------------------------------------------------------------------------------------


def answering(view: View, known: Mapping[str, Mapping[str, bool]], *, is_kept: bool = True) -> View:
    """A view as programs of any site may ask it: preflight, the same bytes not twice, and nothing but problems.

    `known`: by method, the parameters of the address, each with whether it may be given several times; `is_kept`: whether
    an answer may be kept by whoever asked, to be asked for again by its tag.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else str(request.method)
        if method == "OPTIONS":
            return _preflight(known)
        if method not in known:
            refusal = problem(405, _("This address takes other methods only."))
            refusal["Allow"] = ", ".join([*known, "OPTIONS"])
            return refusal
        if errors := _unknown(request, known[method]):
            return problem(422, _("Something that was asked is not known here."), errors=errors)
        request.method = method
        return _told(request, view(request, *args, **kwargs), is_kept=is_kept)

    return answer


def _preflight(known: Mapping[str, Any]) -> HttpResponse:
    answer = opened(HttpResponse(status=204, headers=PREFLIGHT))
    answer["Access-Control-Allow-Methods"] = answer["Allow"] = ", ".join([*known, "OPTIONS"])
    return answer


def _unknown(request: HttpRequest, known: Mapping[str, bool]) -> list[dict[str, str]]:
    given = list(request.GET.lists())
    unknown = [name for name, _values in given if name not in known and name != ASKED_BY]
    twice = [name for name, values in given if len(values) > 1 and not known.get(name, False) and name not in unknown]
    errors = [(name, _("There is no such parameter.")) for name in unknown]
    errors += [(name, _("This parameter is given once only.")) for name in twice]
    return [{"pointer": name[:100], "detail": words} for name, words in errors[:MOST_ERRORS]]


def _told(request: HttpRequest, answer: HttpResponse, *, is_kept: bool) -> HttpResponse:
    """What was checked is true at its moment, and is nobody else's business; all else has a tag."""
    if answer.status_code != 200:
        return opened(answer)
    if not is_kept:
        answer["Cache-Control"] = "no-store"
        return opened(answer)
    answer["Cache-Control"] = FRESH
    answer["ETag"] = etag = f'"{blake2b(answer.content, digest_size=16).hexdigest()}"'
    return opened(get_conditional_response(request, etag=etag, response=answer) or answer)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    document: dict[str, Any] = api.get_openapi_schema(path_prefix=f"{ROOT}/")
    for operation in (operation for methods in document["paths"].values() for operation in methods.values()):
        for status, response in operation["responses"].items():
            if status != 200:  # ninja knows one media type
                response["content"] = {MEDIA_TYPE: response["content"]["application/json"]}
    return document


def _document(request: HttpRequest) -> HttpResponse:
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


def _nothing(request: HttpRequest, /, **_named: Any) -> HttpResponse:
    return problem(404, _("There is nothing at this address."))


def _patterns() -> list[URLPattern]:
    patterns = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    for pattern in patterns:
        methods = description()["paths"][_as_described(str(pattern.pattern))]
        known = {method.upper(): _parameters(operation) for method, operation in methods.items()}
        pattern.callback = declare(
            answering(pattern.callback, known, is_kept=str(pattern.pattern) not in CHECKING),
            Policy("site", "anyone", limit=CHECKING.get(str(pattern.pattern), LOOKING), speaks="problems"),
        )
    return patterns


def _as_described(route: str) -> str:
    return f"{ROOT}/{re.sub(r'<(?:[^:>]+:)?([^>]+)>', r'{\1}', route)}"


def _parameters(operation: Mapping[str, Any]) -> dict[str, bool]:
    return {
        parameter["name"]: parameter["schema"].get("type") == "array"
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query"
    }


CHECKING = {
    "verify": Limit("api-verify", CHECKS, method="GET"),
    "verify/many": Limit("api-verify-many", MANY),
    "files/<sha256>": Limit("api-verify", CHECKS, method="GET"),
}
LOOKING = Limit("api-look", RATE_OF_LOOKS, method="GET")


app_name = "api"
OPEN_TO_ALL = policy(host="site", who="anyone")
urlpatterns = [
    *_patterns(),
    at("openapi.json", OPEN_TO_ALL(answering(_document, {"GET": {}})), name="openapi"),
    re_path(r"^(?P<rest>.*)$", OPEN_TO_ALL(_nothing), name="nothing"),
]
