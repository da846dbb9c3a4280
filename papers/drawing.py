"""The engine: a typed statement and a template become a PDF, the same bytes for the same statement.

Templates are files of this project. What a body or a client wrote reaches typst as data alone (`sys.inputs`), where markup
is letters. typst sees its own folder and an empty one for packages: nothing is fetched, nothing else is read.
"""

import json
import os
import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from threading import local
from types import MappingProxyType
from typing import Any, Literal

import pikepdf
import segno
import typst

from papers.fonts import FOLDERS
from papers.glyphs import missing_from, printable, texts_in
from papers.kinds import PaperKind, PaperStatement, Undrawable

TEMPLATES = Path(__file__).parent / "templates"
LONGEST = 2_000_000  # letters of all texts: five thousand models with their specifications, a few seconds
LONGEST_TEXT = 20_000
PIXELS_PER_INCH = 110  # of a page that is only looked at
REFUSED_IN_TEMPLATES = re.compile(r"""["']\s*@|\beval\s*\(|\bread\s*\(|\bplugin\s*\(""")
_compilers = local()
_drawn_by = 0  # the process that has the engine's threads


def draw(
    kind: PaperKind, statement: PaperStatement, *, at: datetime, pictures: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The PDF/A-2a and PDF/UA-1 of a statement. `at` (aware) is the only time it knows: the record's, never the clock's.
    `pictures`: the statement's, by name, as SVG (`papers.pictures.as_svg`).

    Raises Undrawable. Bounded by how much text it takes; whoever calls it is a task, which has an end of its own.
    """
    return compiled(kind.template, data_of(statement.model_dump(mode="json"), pictures), at=at)


def compiled(template: str, data: Mapping[str, Any], *, at: datetime, form: Literal["pdf", "png"] = "pdf") -> bytes:
    """What typst makes of a template and its data: the whole as PDF, or its first page as PNG. Raises Undrawable."""
    _refuse_in_a_fork()
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    pdf: dict[str, Any] = {"pdf_standards": ["a-2a", "ua-1"], "timestamp": int(at.timestamp())}
    try:
        drawn = _compiler(template).compile(
            format=form, sys_inputs=inputs, **(pdf if form == "pdf" else {"ppi": PIXELS_PER_INCH})
        )
    except typst.TypstError as failure:
        raise Undrawable(f"typst could not draw {template}: {_without_content(failure.message)}") from None
    page = drawn[0] if isinstance(drawn, list) else drawn
    if not isinstance(page, bytes):
        raise Undrawable(f"typst gave no file for {template}.")
    return page


def _refuse_in_a_fork() -> None:
    """The engine's threads stay in the process that drew first: a fork of it would wait for them for ever."""
    global _drawn_by  # noqa: PLW0603
    _drawn_by = _drawn_by or os.getpid()
    if _drawn_by != os.getpid():
        raise Undrawable("A process that was forked from one that had drawn cannot draw.")


def pages_of(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def data_of(content: dict[str, Any], pictures: Mapping[str, str], *, is_specimen: bool = False) -> dict[str, Any]:
    """What the template is given: the statement's texts as they can be printed, and which letters they lack."""
    texts = list(texts_in(content))
    if sum(map(len, texts)) > LONGEST or max(map(len, texts), default=0) > LONGEST_TEXT:
        raise Undrawable("There is more text than a paper may hold.")
    replaced = sorted({letter for text in texts for letter in missing_from(text)})
    return {
        "paper": _printable(content),
        "replaced": [f"U+{ord(letter):04X}" for letter in replaced],
        "pictures": dict(pictures),
        "qr": qr_of(content["check_at"]) if content["check_at"] else "",
        "specimen": is_specimen,
    }


def qr_of(address: str) -> str:
    """The QR code of an address as SVG, with its quiet zone (ISO/IEC 18004: four modules)."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=4, omitsize=True, xmldecl=False)
    return drawn.getvalue().decode()


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_printable(each) for each in value]
    return value


def _compiler(template: str) -> typst.Compiler:
    """One for each template and thread: what was read and measured before is used again, and given up by typst itself."""
    made: dict[str, typst.Compiler] = _compilers.__dict__.setdefault("made", {})
    if template not in made:
        check_templates()
        made[template] = typst.Compiler(
            TEMPLATES / template,
            root=TEMPLATES,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            package_path=_empty_folder(),
            package_cache_path=_empty_folder(),
        )
    return made[template]


@lru_cache(1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in FOLDERS]
    )


@lru_cache(1)
def _empty_folder() -> Path:
    return Path(mkdtemp(prefix="papers-no-packages-"))


@lru_cache(1)
def check_templates() -> None:
    """Refuse a template that would fetch a package, read a file or run text as code. Raises ValueError."""
    for path in sorted(TEMPLATES.glob("*.typ")):
        if found := REFUSED_IN_TEMPLATES.search(path.read_text(encoding="utf-8")):
            raise ValueError(f"{path.name}: {found.group()!r} has no place in a template of papers.")


@lru_cache(1)
def template_version() -> str:
    """What the templates, typst and the fonts are now, in one short hash: kept with each paper."""
    digest = sha256("".join(f"{name}={version(name)};" for name in SETS_BYTES).encode())
    for path in sorted(TEMPLATES.glob("*.typ")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


SETS_BYTES = ("typst", "pylopdf-fonts-zh-cn", "pylopdf-fonts-ko", "pylopdf-fonts-th", "fontpkg-noto-serif", "segno")


def _without_content(message: str) -> str:
    """typst's words without what they quote: names are personal data, and this is logged."""
    return re.sub(r"`[^`]*`|\"[^\"]*\"", "…", message)[:300]
