"""How the body's papers look: a draft that its people edit, and versions that they publish."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from certificates.actions.numbering import require_setter
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from papers.models import MARK, STYLED, UPLOADED, HouseStyle
from papers.own_marks import refuse_picture
from papers.pictures import keep_picture, picture_of
from papers.styles import STYLE_TEXTS, check_accent, check_text, draft, in_force
from staff.models import Role
from staff.queries import people_with
from tenants.context import current_body


@transaction.atomic
def save_style(*, accent: str, by: User, **texts: str) -> HouseStyle:
    """Keep texts and colour in the draft. Papers change once it is published."""
    require_setter(by)
    check_accent(accent)
    for name in STYLE_TEXTS:
        check_text(texts.get(name, ""))
    style = _locked_draft()
    style.accent = accent.lower()
    for name in STYLE_TEXTS:
        setattr(style, name, texts.get(name, ""))
    return _edited(style, by=by)


@transaction.atomic
def set_picture(name: str, file: Any, *, by: User) -> HouseStyle:
    """Take a picture into the draft: one of `papers.models.UPLOADED`, or the id of the signatory whose signature it is. None
    removes it. Raises Refused for what is no picture, and for a mark that could not be used beside a code.
    """
    require_setter(by)
    _refuse_unknown(name)
    digest = keep_picture(file, body=current_body().pk) if file else ""
    if digest and name == MARK:
        refuse_picture(picture_of(current_body().pk, digest))
    style = _locked_draft()
    if name in UPLOADED:
        setattr(style, name, digest)
    elif digest:
        style.signatures = style.signatures | {name: digest}
    else:
        style.signatures = {person: kept for person, kept in style.signatures.items() if person != name}
    return _edited(style, by=by)


@transaction.atomic
def publish_style(*, seen_at: datetime | None, by: User) -> HouseStyle:
    """Have all papers asked for from now on look like the draft. `seen_at`: the `edited_at` of the draft whose specimen its
    reader looked at.
    """
    require_setter(by)
    style, before = HouseStyle.objects.select_for_update().filter(version=None).first(), in_force()
    if style is None or (before and not style.differs_from(before)):
        raise Refused(_("There is nothing to publish: the draft is what holds already."))
    if style.edited_at != seen_at:
        raise Refused(_("Somebody has changed the draft since you looked at its specimen. Look at it again."))
    style.version = before.version + 1 if before and before.version else 1
    style.published_by, style.published_at = by, clock.now()
    style.save(update_fields=["version", "published_by", "published_at"])
    _tell_signatories(style, before, by=by)
    return style


def _refuse_unknown(name: str) -> None:
    """A signature is somebody's who signs here, or did when it was set."""
    signing = {str(person.pk) for person in people_with(Role.SIGNATORY)}
    if name not in {*UPLOADED, *signing, *draft().signatures}:
        raise Refused(_("Only a signatory of this body has a signature on its papers."))


def _locked_draft() -> HouseStyle:
    """The draft, begun as a copy of what holds where there is none."""
    begun = draft()
    HouseStyle.objects.get_or_create(version=None, defaults={name: getattr(begun, name) for name in STYLED})
    return HouseStyle.objects.select_for_update().get(version=None)


def _edited(style: HouseStyle, *, by: User) -> HouseStyle:
    style.edited_by, style.edited_at = by, clock.now()
    style.save()
    return style


def _tell_signatories(style: HouseStyle, before: HouseStyle | None, *, by: User) -> None:
    """Whose signature papers bear from now on hears of it: it was not they who set it."""
    old = before.signatures if before else {}
    new = [UUID(person) for person, digest in style.signatures.items() if old.get(person) != digest]
    for person in User.objects.filter(pk__in=new).exclude(pk=by.pk):
        notify(
            person,
            subject=bilingual("证书上将印有您的签名图样", "Your signature is printed on certificates"),
            text=bilingual(
                "本机构发布了新的文书样式，其中有您的签名图样。今后只有由您签发的证书印有它；如不同意，请联系管理员。",
                "The body has published a new style of its papers, with an image of your signature. Certificates that you"
                " sign bear it from now on, and no others. If you do not agree, speak to the administrator.",
            ),
            url="/desk/certificates/",
            body=current_body(),
        )
