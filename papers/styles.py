"""A body's own style: which texts and colours it may choose, and how a statement takes on the style of its day."""

import re
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lib.colours import LEAST_CONTRAST, WHITE, contrast
from lib.refusal import Refused
from papers.kinds import OWN_ACCENT, Letterhead, PaperStatement, PaperStyle
from papers.models import PICTURES, STYLED, HouseStyle

BLANKS = ("{number}", "{body}", "{approval_number}", "{telephone}", "{website}")
PARTS = ("head", "note", "foot")
STYLE_TEXTS = tuple(f"{part}_{language}" for part in PARTS for language in ("zh", "en"))
ACCENT = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)  # a constraint says so as well
BRACED = re.compile(r"\{[^{}]*\}?|\}")
NAMED = 40  # letters of a broken blank, as it is said again


def check_text(text: str) -> None:
    """Raises Refused, naming the first blank that is none of BLANKS."""
    for braced in BRACED.findall(text):
        if braced not in BLANKS:
            raise Refused(
                _("“%(blank)s” is no blank that papers know. Write one of: %(blanks)s.")
                % {"blank": braced[:NAMED], "blanks": " ".join(BLANKS)}
            )


def check_accent(colour: str) -> None:
    """Raises Refused where it is no colour as #rrggbb, or is too pale to be read on white paper."""
    if not ACCENT.fullmatch(colour):
        raise Refused(_("Write a colour as # and six digits, such as %(example)s.") % {"example": OWN_ACCENT})
    on_white = contrast(colour, WHITE)
    if on_white < LEAST_CONTRAST:
        raise Refused(
            _("%(colour)s is too pale on white: its contrast is %(contrast)s, and it takes %(least)s to be read.")
            % {"colour": colour, "contrast": f"{on_white:.1f}", "least": LEAST_CONTRAST}
        )


def in_force() -> HouseStyle | None:
    """The newest published version of this body's style."""
    return HouseStyle.objects.filter(version__isnull=False).first()


def draft() -> HouseStyle:
    """The draft, or what one would begin with: what holds, or the platform's own. That is not saved."""
    written = HouseStyle.objects.filter(version=None).first()
    before = None if written else in_force()
    copied = {name: getattr(before, name) for name in STYLED} if before else {}
    return written or HouseStyle(**copied)


def published() -> QuerySet[HouseStyle]:
    """All versions, the newest first."""
    return HouseStyle.objects.filter(version__isnull=False).select_related("published_by")


def dressed(statement: PaperStatement, style: HouseStyle | None, *, signed_by: UUID | None = None) -> PaperStatement:
    """The statement with the look of a style, pictures and filled blanks; as it was where the body has none.

    `signed_by`: whose signature it bears, where the style holds it.
    """
    if style is None:
        return statement
    pictures = {name: style.picture(name) for name in PICTURES} | {"signature": style.picture(str(signed_by))}
    return statement.model_copy(
        update={
            "style": _filled(style, statement),
            "pictures": statement.pictures | {name: digest for name, digest in pictures.items() if digest},
        }
    )


def _filled(style: HouseStyle, statement: PaperStatement) -> PaperStyle:
    texts = {
        part: {language: _fill(getattr(style, f"{part}_{language}"), statement, language) for language in ("zh", "en")}
        for part in PARTS
    }
    return PaperStyle.model_validate({"version": style.version or 0, "accent": style.accent.lower(), **texts})


def _fill(text: str, statement: PaperStatement, language: str) -> str:
    """A text with its blanks filled by what the paper itself says of its number and its body."""
    body: Letterhead = getattr(statement, "body", None) or Letterhead()
    values = {
        "{number}": statement.number,
        "{body}": body.name.get(language) or next(filter(None, body.name.values()), ""),
        "{approval_number}": body.approval_number,
        "{telephone}": body.telephone,
        "{website}": body.website,
    }
    return BRACED.sub(lambda blank: values.get(blank.group(), ""), text)
