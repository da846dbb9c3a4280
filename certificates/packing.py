"""Everything of one certificate as one ZIP for its holder: its files, the mark while it may be used, the page for buyers."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import translation

from certificates.actions.sending import address_for_buyers, permanent_address
from certificates.models import Certificate
from certificates.papers import CERTIFICATE_KIND, FOR_BUYERS
from certificates.terms import why_no_mark, why_not_valid
from lib import clock
from lib.text import LANGUAGE_CODES, localized, written_day
from papers.marks import LEAST_MODULE, Mark, as_png, as_svg
from papers.models import IssuedPaper
from papers.pictures import picture_of
from papers.queries import newest_of, papers_of
from papers.storage import opened
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
    """The body's mark as published in its style; empty where words stand for it."""
    style = in_force()
    return picture_of(current_body().pk, style.mark) if style and style.mark else b""


def packed(certificate: Certificate) -> bytes:
    """The ZIP. Papers that are not made yet are left out, and named in the read-me."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", "\ufeff" + _read_me(certificate))
        for name, paper in papers_in(certificate):
            with opened(current_body().pk, paper.sha256) as file:
                archive.writestr(name, file.read())
        if not why_no_mark(certificate):
            for name in MARKS:
                archive.writestr(f"mark/{name}", mark_of(certificate, name))
    return content.getvalue()


def papers_in(certificate: Certificate) -> Iterator[tuple[str, IssuedPaper]]:
    """The papers of the ZIP, each by its name there."""
    for paper in papers_of(CERTIFICATE_KIND, certificate.pk).made()[:MOST_FILES]:
        yield f"certificate/{paper.filename}", paper
    paper_for_buyers = newest_of(FOR_BUYERS, certificate.pk)
    if paper_for_buyers and paper_for_buyers.is_made:
        yield f"for-buyers/{paper_for_buyers.filename}", paper_for_buyers


def _read_me(certificate: Certificate) -> str:
    texts = []
    for language, words in READ_ME.items():
        with translation.override(LANGUAGE_CODES[language]):
            named = {
                "number": certificate.number,
                "day": written_day(clock.today(certificate.time_zone)),
                "address": permanent_address(certificate),
                "buyers": address_for_buyers(certificate),
                "mark": why_no_mark(certificate) or MARK_MAY[language],
                "standing": why_not_valid(certificate) or VALID[language],
                "module": LEAST_MODULE,
            }
            texts.append(words % named)
    return "\n\n".join(texts).replace("\n", "\r\n")


VALID = {"zh": "证书有效。", "en": "This certificate is valid."}
MARK_MAY = {
    "zh": "标志见 mark 文件夹，仅可用于证书所列型号。",
    "en": "The mark is in the folder “mark”. It may be used on the models listed and on nothing else.",
}
READ_ME = {
    "zh": """证书 %(number)s · 打包于%(day)s

打包当天：%(standing)s当前状态以此页为准：
%(address)s

certificate  发证机构签发的证书文件，版次号最大的为现行版本，旧版仅供存档。正在制作的文件不在其中，请稍后重新下载。
mark         %(mark)s暂停、撤销、注销或到期后须立即停止使用。不得变形、改色，二维码四周留出四个模块的空白，每个模块不小于 %(module)s 毫米。
for-buyers   发给采购方的英文说明（PDF）。网页：
%(buyers)s""",
    "en": """Certificate %(number)s · packed on %(day)s

On that day: %(standing)s How it stands now is said at:
%(address)s

certificate  The files that the body issued. The highest revision is the one that applies, older ones are for your records.
             A file that is still being made is not among them: download this again later.
mark         %(mark)s
             Stop using it at once when the certificate is suspended, withdrawn, cancelled or expired. Do not distort or
             recolour it. Keep four modules of white around the code, and each module at least %(module)s mm wide.
for-buyers   The page for buyers in English (PDF). As a web page:
%(buyers)s""",
}
