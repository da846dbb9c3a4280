"""Every kind of paper, read by veraPDF: a peer that nobody here wrote."""

import pytest

from papers.kinds import kinds
from tests.papers.kinds import PAPERS
from tests.support import verapdf


def test_every_kind_has_its_papers_here():
    assert {kind.name for kind in kinds()} == set(PAPERS)


@pytest.mark.slow
def test_every_kind_of_paper_keeps_to_pdf_a_and_pdf_ua(tmp_path):
    files = []
    for kind, cases in PAPERS.items():
        for case, draw in cases.items():
            files.append(tmp_path / f"{kind}-{case.replace(' ', '-')}.pdf")
            files[-1].write_bytes(draw())
    try:
        passed = verapdf.verdicts(files)
    except verapdf.NoReader as reason:
        pytest.skip(str(reason))
    assert passed == {file.name: {"2a", "ua1"} for file in files}
