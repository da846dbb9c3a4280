"""One-click sign-in as a person of the demo. Answers nowhere but on a demo, and nowhere but on this machine."""

from itertools import groupby
from time import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts import signing_in
from accounts.models import DemoSignIn
from accounts.queries import start_address
from accounts.requests import only_on_a_demo, policy
from accounts.trying import suggestions
from lib.text import localized


@policy(host="site", who="anyone")
@require_GET
@never_cache
def demo(request: HttpRequest) -> HttpResponse:
    only_on_a_demo()
    people = DemoSignIn.objects.filter(user__is_active=True).select_related("user")
    groups = [(group, list(members)) for group, members in groupby(people, lambda person: localized(person.group))]
    return render(request, "accounts/demo.html", {"groups": groups, "suggestions": list(suggestions())})


@policy(host="site", who="anyone")
@require_POST
def sign_in_as(request: HttpRequest, pk: int) -> HttpResponse:
    only_on_a_demo()
    person = get_object_or_404(DemoSignIn.objects.filter(user__is_active=True).select_related("user"), pk=pk)
    if request.user.is_authenticated:
        signing_in.sign_out(request)
    signing_in.sign_in(request, person.user, methods=[{"method": "demo", "at": time()}])
    return redirect(start_address(person.user))
