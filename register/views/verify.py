"""One box: is this certificate true?"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import policy
from register import answers
from register.forms import VerifyForm
from web.policy import Limit

PAPER = (
    "holder",
    "model",
    "standard",
    "date",
    "time",
    "zone",
)  # what stands on the paper beside the number: asked again of a proposal


@policy(host="site", who="anyone", limit=Limit("verify", "60/m/ip,600/h/ip,120/m/user", method="GET"))
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    form = VerifyForm(request.GET if "number" in request.GET else None)
    answer = answers.verify(form.question()) if form.is_valid() else None
    asked = {name: text for name, text in request.GET.items() if name in PAPER and text}
    return render(request, "register/verify.html", {"form": form, "answer": answer, "asked": urlencode(asked)})
