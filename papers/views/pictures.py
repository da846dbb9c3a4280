"""Where a body sets the logo and the seal that its papers bear, and sees them."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from papers import actions, queries
from papers.forms import PicturesForm
from papers.storage import opened_picture
from web.acting import act

ANSWERABLE = ("body_admin", "quality_manager")


@policy(host="body", who="body_staff", roles=ANSWERABLE)
def pictures(request: StaffRequest) -> HttpResponse:
    form = PicturesForm(request.POST or None, request.FILES or None)
    if act(
        request,
        lambda: actions.set_pictures(form.values(), by=request.user),
        _("Saved. Papers from now on bear them; those made before stay as they were."),
        form=form,
    ):
        return redirect("papers:pictures")
    return render(request, "papers/pictures.html", {"form": form, "pictures": queries.pictures()})


@policy(host="body", who="body_staff", roles=ANSWERABLE)
@require_safe
def picture(request: StaffRequest, name: str) -> FileResponse:
    digest = queries.pictures().by_name.get(name)
    if digest is None:
        raise Http404
    return FileResponse(opened_picture(request.certification_body.pk, digest), content_type="image/png")
