"""How the papers of the demo's first body look: a logo, a seal and a signature that were drawn here and are nobody's."""

from functools import cache
from pathlib import Path

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from certificates.actions import publish_style, save_style, set_picture
from papers import fonts

DRAWINGS = Path(__file__).parent / "data" / "style"
SHEET = """
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: ("Noto Serif SC", "Noto Serif"))
#image(bytes(sys.inputs.drawing), format: "svg", width: 60mm)
"""
TEXTS = {
    "head_zh": "家用电器能效与安全的第三方认证（演示）",
    "head_en": "Third-party certification of household appliances (demo)",
    "note_zh": "本证书由{body}颁发，其有效性以获证后监督合格为前提。",
    "note_en": "Issued by {body}; it holds as long as its surveillance is passed.",
    "foot_zh": "如有疑问，请致电 {telephone}",
    "foot_en": "Questions: {telephone}",
}


def dress(*, admin: User, signatory: User) -> None:
    """Choose and publish the style, before the first certificate is issued."""
    for name, drawing in (("logo", "logo"), ("seal", "seal"), (str(signatory.pk), "signature")):
        set_picture(name, SimpleUploadedFile(f"{drawing}.png", picture(drawing)), by=admin)
    draft = save_style(accent="#1d4f91", by=admin, **TEXTS)
    publish_style(seen_at=draft.edited_at, by=admin)


@cache
def picture(drawing: str) -> bytes:
    """A drawing of the demo's as PNG, on a transparent ground."""
    content = (DRAWINGS / f"{drawing}.svg").read_text(encoding="utf-8")
    drawn = typst.compile(
        SHEET.encode(),
        format="png",
        ppi=400,
        sys_inputs={"drawing": content},
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in fonts.FOLDERS]),
        ignore_system_fonts=True,
    )
    if not isinstance(drawn, bytes):
        raise TypeError(f"{drawing}.svg is more than a picture.")
    return drawn
