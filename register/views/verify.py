"""One box: is this certificate true? And one field for a file: is this what was issued?"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import policy
from register import answers
from register.accreditation import lapsed_words
from register.answers.file_answer import FileAnswer
from register.examples import examples
from register.forms import FileToVerifyForm, VerifyForm
from web.policy import Limit, answered

UNKEPT = "private, no-store"  # by no browser, and by nothing on the way
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
    answer = answers.check_number(form.question()) if form.is_valid() else None
    asked = {name: text for name, text in request.GET.items() if name in PAPER and text}
    context = {"form": form, "file_form": FileToVerifyForm(), "answer": answer, "asked": urlencode(asked)}
    if answer is None:
        context["example"] = examples().number
    return render(request, "register/verify.html", context)


@policy(host="site", who="anyone", limit=Limit("verify-file", "20/m/ip,200/h/ip,60/m/user"))
@require_http_methods(["GET", "HEAD", "POST"])
def verify_file(request: HttpRequest) -> HttpResponse:
    """The file comes with the question and is gone with the answer."""
    if request.method != "POST":
        return redirect(reverse("register:check") + "#file")
    form = FileToVerifyForm(request.POST, request.FILES)
    if form.is_valid():
        answered(request)
        answer = answers.about_file(form.cleaned_data["file"])
        context = {"answer": answer, "file_form": FileToVerifyForm(), "lapsed": _lapsed(answer)}
        response = render(request, "register/verified_file.html", context | {"form": VerifyForm()})
    else:
        context = {"form": VerifyForm(), "file_form": form, "answer": None}
        response = render(request, "register/verify.html", context, status=422)
    response["Cache-Control"] = UNKEPT
    return response


def _lapsed(answer: FileAnswer) -> str:
    """What to say of an accreditation that the file shows."""
    if answer.file is None or answer.entry is None:
        return ""
    return lapsed_words(answer.file, answer.entry.as_certificate.scheme)
