"""The body registers the hashes of its own PDFs, of one certificate or of many."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest, policy
from certificates import actions, queries
from certificates.forms import OwnFileForm, OwnFilesForm
from certificates.views.changing import REGISTRAR, TEMPLATE
from web.acting import answer


@policy(host="body", who="body_staff", roles=REGISTRAR)
def register(request: StaffRequest, pk: UUID) -> HttpResponse:
    certificate = queries.certificate_for(request.user, pk)
    form = OwnFileForm(request.POST or None, request.FILES or None)
    return answer(
        request,
        form,
        lambda: actions.register_own_file(certificate, by=request.user, **form.cleaned_data),
        done=_("Registered. Whoever has this very file checked is told that it is yours."),
        back=certificate.get_absolute_url(),
        template=TEMPLATE,
        certificate=certificate,
        title=_("Register your own file of %(number)s") % {"number": certificate.number},
        text=_(
            "Your certificate's own PDF was not made here. With its hash the public can tell it from any other file; it "
            "is public, and stays."
        ),
        action=_("Register file"),
    )


@policy(host="body", who="body_staff", roles=REGISTRAR)
def register_many(request: StaffRequest) -> HttpResponse:
    form = OwnFilesForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.register_own_files(
            form.cleaned_data["lines"], replaces=form.cleaned_data["replaces"], by=request.user
        ),
        done=_("Registered. Whoever has one of these files checked is told that it is yours."),
        back=reverse("certificates:list"),
        template="certificates/own_files.html",
    )
