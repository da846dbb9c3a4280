"""The back office's pages of how papers look: the draft beside a certificate, its pictures, and what was published."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import StaffRequest, policy
from cases.models import Case
from certificates import actions
from certificates import forms as our_forms
from certificates.actions.numbering import MAY_SET_RULES
from certificates.sheet_specimens import SHEETS, case_seen_by, cases_offered_to, sheet_of
from certificates.specimens import certificate_seen_by, drawn, drawn_sheet, offered_to
from certificates.views.changing import TEMPLATE
from papers import styles
from papers.kinds import Undrawable
from papers.models import UPLOADED, HouseStyle
from papers.pictures import BIGGEST, picture_of
from papers.specimens import Form
from papers.storage import Lost
from staff.models import Role
from staff.queries import people_with
from tenants.context import current_body
from web.acting import act, answer
from web.policy import Limit

DRAWING = Limit("specimens", "120/h/user", method="GET")
UPLOADING = Limit("style-pictures", "30/h/user")


@policy(host="body", who="body_staff", roles=MAY_SET_RULES)
def style(request: StaffRequest) -> HttpResponse:
    draft, current = styles.draft(), styles.in_force()
    form = our_forms.StyleForm(request.POST or None, instance=draft)
    words = _("Saved in the draft. Papers change once you publish it.")
    if act(request, lambda: actions.save_style(by=request.user, **form.cleaned_data), words, form=form):
        return redirect(request.get_full_path())
    chosen, sheet = certificate_seen_by(request.user, _asked(request)), _sheet(request)
    context = {
        **_beside_case(request, sheet),
        "form": form,
        "draft": draft,
        "draft_as_of": draft.edited_at.timestamp() if draft.edited_by_id else "",  # its pictures are fetched anew
        "seen": urlencode({"seen": draft.edited_at.isoformat()}),
        "current": current,
        "has_changes": draft.version is None and draft.edited_by_id and (not current or draft.differs_from(current)),
        "chosen": chosen,
        "offered": offered_to(request.user),
        "pictures": _pictures(draft),
        "biggest": BIGGEST,
        "versions": styles.published(),
    }
    return render(request, "certificates/style.html", context)


@policy(host="body", who="body_staff", roles=MAY_SET_RULES, limit=UPLOADING)
def picture(request: StaffRequest, name: str) -> HttpResponse:
    """A picture of the draft; sent here, it takes the former's place."""
    draft = styles.draft()
    if name not in {row["name"] for row in _pictures(draft)}:
        raise Http404
    if request.method != "POST":
        return _shown(draft.picture(name))
    removes, file = "remove" in request.POST, request.FILES.get("file")
    if file or removes:
        words = _("Removed from the draft.") if removes else _("Taken into the draft.")
        act(request, lambda: actions.set_picture(name, None if removes else file, by=request.user), words)
    return redirect(reverse("certificates:style") + f"#{name}")


@policy(host="body", who="body_staff", roles=MAY_SET_RULES)
def publish(request: StaffRequest) -> HttpResponse:
    """Asked on the page that shows the specimen: `seen` is the draft that stood there, whoever has changed it since."""
    draft, current = styles.draft(), styles.in_force()
    if request.method != "POST" and not request.GET.get("seen"):
        return redirect("certificates:style")
    form = our_forms.PublishStyleForm(request.POST or None, initial={"seen_at": request.GET.get("seen", "")})
    return answer(
        request,
        form,
        lambda: actions.publish_style(seen_at=form.cleaned_data["seen_at"], by=request.user),
        done=_("Published. Papers that were asked for before stay as they are."),
        back=reverse("certificates:style"),
        template=TEMPLATE,
        title=_("Publish how papers look"),
        text=_("A version that is published stays as it is. What was issued keeps the version it was made with."),
        points=[
            _("Changed: %(field)s") % {"field": _name_of(field)}
            for field in draft.differs_from(current or HouseStyle())
        ],
        action=_("Publish"),
    )


@policy(host="body", who="body_staff", roles=MAY_SET_RULES, limit=DRAWING)
@require_safe
def specimen(request: StaffRequest, form: Form) -> HttpResponse:
    """A paper as it would look: by the draft, or by a version that was published. Kept nowhere."""
    number = request.GET.get("version", "")
    chosen = get_object_or_404(styles.published(), version=number) if _is_version(number) else styles.draft()
    sheet = _sheet(request)
    try:
        if sheet:
            content = drawn_sheet(chosen, sheet_of(sheet, _case(request)), form=form)
        else:
            content = drawn(chosen, certificate_seen_by(request.user, _asked(request)), form=form)
    except Undrawable:
        return HttpResponse(_("The specimen could not be drawn. Try again later."), status=503)
    return HttpResponse(content, content_type="image/png" if form == "png" else "application/pdf")


def _is_version(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 9


def _sheet(request: StaffRequest) -> str:
    """Which paper was chosen on the page, or 404 where there is no such; "" for the certificate."""
    name = request.GET.get("paper", "")
    if name and name not in SHEETS:
        raise Http404
    return name


def _case(request: StaffRequest) -> Case | None:
    return case_seen_by(request.user, _asked(request, "case"))


def _beside_case(request: StaffRequest, sheet: str) -> dict[str, Any]:
    """What the page says of a letter, an agreement or an invoice beside one of the cases."""
    if not sheet:
        return {"sheets": SHEETS, "cases": cases_offered_to(request.user)}
    case = _case(request)
    return {
        "sheets": SHEETS,
        "cases": cases_offered_to(request.user),
        "sheet": sheet,
        "sheet_words": SHEETS[sheet][1],
        "case": case,
        "is_invented": sheet_of(sheet, case).is_invented,
    }


def _asked(request: StaffRequest, name: str = "certificate") -> UUID | None:
    """The certificate or case that was chosen on the page, or 404 where it is none."""
    asked = request.GET.get(name, "")
    try:
        return UUID(asked) if asked else None
    except ValueError as failure:
        raise Http404 from failure


def _pictures(draft: HouseStyle) -> list[dict[str, Any]]:
    """Each picture that may be set: by its name, what it is called, and whether there is one."""
    rows = [(name, _name_of(name)) for name in UPLOADED]
    signatories = people_with(Role.SIGNATORY)
    rows += [(str(who.pk), _("Signature of %(name)s") % {"name": who.name}) for who in signatories]
    gone = set(draft.signatures) - {name for name, _words in rows}
    rows += [(name, _("Signature of somebody who signs no longer")) for name in sorted(gone)]
    return [{"name": name, "words": words, "is_set": bool(draft.picture(name))} for name, words in rows]


def _name_of(field: str) -> str:
    names = {column.name: column.verbose_name for column in HouseStyle._meta.fields}
    return _("signature images") if field == "signatures" else capfirst(str(names[field]))


def _shown(digest: str) -> HttpResponse:
    try:
        return HttpResponse(picture_of(current_body().pk, digest), content_type="image/png")
    except Lost as lost:
        raise Http404 from lost
