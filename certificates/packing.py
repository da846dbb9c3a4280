"""Everything of one certificate as one ZIP for its holder: its files, the mark while it may be used, the page for buyers."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import translation

from certificates.addresses import address_for_buyers, permanent_address
from certificates.models import Certificate
from certificates.papers import CERTIFICATE_KIND, FOR_BUYERS
from certificates.terms import why_no_mark, why_not_shown, why_not_valid
from lib import clock
from lib.text import LANGUAGE_CODES, Bilingual, bilingual, localized, written_day
from papers.marks import LEAST_MODULE, Mark, as_png, as_svg
from papers.models import IssuedPaper
from papers.pictures import picture_of
from papers.queries import newest_of, papers_of
from papers.storage import Lost, kept
from papers.styles import in_force
from tenants.context import current_body

MOST_FILES = 20  # the newest revisions: a few megabytes, packed while somebody waits
MARKS = {
    f"mark-{language}.{form}": (language, draw)
    for language in ("zh", "en")
    for form, draw in (("svg", as_svg), ("png", as_png))
}


def mark_of(certificate: Certificate, name: str) -> bytes:
    """The mark as one of `MARKS`: the body's own, else the scheme's name and the body's; the number, the code. Whether it may
    be used, ask first.
    """
    language, draw = MARKS[name]
    with translation.override(LANGUAGE_CODES[language]):
        scheme = localized(certificate.scheme_name) or localized(certificate.product)
        body = localized(current_body().name)
    return draw(Mark(scheme, body, certificate.number, permanent_address(certificate), _own_mark()))


def _own_mark() -> bytes:
    """The body's mark as published in its style; empty where words stand for it, also while it is lost."""
    style = in_force()
    try:
        return picture_of(current_body().pk, style.mark) if style and style.mark else b""
    except Lost:
        return b""


@dataclass(frozen=True)
class _Packed:
    """What a ZIP holds of a certificate's files, and how many it leaves out, by why."""

    files: dict[str, tuple[IssuedPaper, bytes]]
    being_made: int = 0
    lost: int = 0
    too_many: int = 0

    @property
    def left_out(self) -> list[Bilingual]:
        counted = ((self.being_made, BEING_MADE), (self.lost, LOST), (self.too_many, TOO_MANY))
        return [{language: text % count for language, text in words.items()} for count, words in counted if count]


def packed(certificate: Certificate) -> tuple[bytes, list[IssuedPaper]]:
    """The ZIP, and the papers in it. What is left out is counted in the read-me, with the reason: being made, not at hand, beyond `MOST_FILES`."""
    content, papers = BytesIO(), _papers(certificate)
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", "\ufeff" + _read_me(certificate, papers.left_out))
        for name, (_paper, file) in papers.files.items():
            archive.writestr(name, file)
        if not why_no_mark(certificate):
            for name in MARKS:
                archive.writestr(f"mark/{name}", mark_of(certificate, name))
    return content.getvalue(), [paper for paper, _file in papers.files.values()]


def _papers(certificate: Certificate) -> _Packed:
    revisions = list(papers_of(CERTIFICATE_KIND, certificate.pk))
    wanted = {f"certificate/{paper.filename}": paper for paper in revisions[:MOST_FILES]}
    sheet = newest_of(FOR_BUYERS, certificate.pk)
    if sheet and not why_not_shown(certificate):  # it says what the certificate proves, and cannot take that back
        wanted[f"for-buyers/{sheet.filename}"] = sheet
    made = {name: paper for name, paper in wanted.items() if paper.is_made}
    files = {name: (paper, content) for name, paper in made.items() if (content := _kept(paper)) is not None}
    return _Packed(files, len(wanted) - len(made), len(made) - len(files), len(revisions[MOST_FILES:]))


def _kept(paper: IssuedPaper) -> bytes | None:
    try:
        return kept(current_body().pk, paper.sha256)
    except Lost:
        return None


def _read_me(certificate: Certificate, left_out: list[Bilingual]) -> str:
    texts = []
    for language, words in READ_ME.items():
        with translation.override(LANGUAGE_CODES[language]):
            named = {
                "number": certificate.number,
                "day": written_day(clock.today(certificate.time_zone)),
                "address": permanent_address(certificate),
                "buyers": address_for_buyers(certificate),
                "mark": why_no_mark(certificate) or MARK_MAY[language],
                "sheet": why_not_shown(certificate) or SHEET_MAY[language],
                "standing": why_not_valid(certificate) or VALID[language],
                "module": LEAST_MODULE,
                "left_out": "".join(f"\n             {text[language]}" for text in left_out),
            }
            texts.append(words % named)
    return "\n\n".join(texts).replace("\n", "\r\n")


BEING_MADE = bilingual(
    "有 %d 份文件正在制作，不在其中，请稍后重新下载。",
    "Files still being made, and not among these: %d. Download this again later.",
)
LOST = bilingual(
    "有 %d 份文件暂时无法读取，不在其中，平台正在恢复。",
    "Files not at hand, and not among these: %d. The platform brings them back.",
)
TOO_MANY = bilingual(
    "更早的 %d 份旧版不在其中，请在证书页面下载。",
    "Older files not among these: %d. The certificate's page at the body has them.",
)
SHEET_MAY = bilingual(
    "发给采购方的英文说明（PDF），如已制作。", "The sheet for buyers in English (PDF), where it was made."
)
VALID = {"zh": "证书有效。", "en": "This certificate is valid."}
MARK_MAY = {
    "zh": "标志见 mark 文件夹，仅可用于证书所列型号。",
    "en": "The mark is in the folder “mark”. It may be used on the models listed and on nothing else.",
}
READ_ME = {
    "zh": """证书 %(number)s · 打包于%(day)s

打包当天：%(standing)s当前状态以此页为准：
%(address)s

certificate  发证机构签发的证书文件，版次号最大的为现行版本，旧版仅供存档。%(left_out)s
mark         %(mark)s暂停、撤销、注销或到期后须立即停止使用。不得变形、改色，二维码四周留出四个模块的空白，每个模块不小于 %(module)s 毫米。
for-buyers   %(sheet)s网页：
%(buyers)s""",
    "en": """Certificate %(number)s · packed on %(day)s

On that day: %(standing)s How it stands now is said at:
%(address)s

certificate  The files that the body issued. The highest revision is the one that applies, older ones are for your records.%(left_out)s
mark         %(mark)s
             Stop using it at once when the certificate is suspended, withdrawn, cancelled or expired. Do not distort or
             recolour it. Keep four modules of white around the code, and each module at least %(module)s mm wide.
for-buyers   %(sheet)s As a web page:
%(buyers)s""",
}
