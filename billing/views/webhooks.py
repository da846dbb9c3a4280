"""Where the provider tells what happened: kept at once, answered at once, understood later."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.requests import policy
from billing.actions import inbox

BIGGEST = 512 * 1024


@csrf_exempt  # a machine; its signature is what may do it
@policy(host="site", who="anyone")
@require_POST
def platform(request: HttpRequest) -> HttpResponse:
    return _taken(request, "platform")


@csrf_exempt
@policy(host="site", who="anyone")
@require_POST
def connect(request: HttpRequest) -> HttpResponse:
    return _taken(request, "connect")


def _taken(request: HttpRequest, endpoint: inbox.Endpoint) -> HttpResponse:
    """200 once it is kept, and only then: what is answered otherwise comes again."""
    if not settings.STRIPE_SECRET_KEY or not inbox.secrets_of(endpoint):
        raise Http404
    if int(request.headers.get("content-length") or 0) > BIGGEST:
        return HttpResponse(status=413)
    is_kept = inbox.take_in(request.body, request.headers.get("stripe-signature", ""), endpoint=endpoint)
    return HttpResponse(status=200 if is_kept else 400)
