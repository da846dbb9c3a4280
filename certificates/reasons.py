"""Why a certificate may be suspended, withdrawn or cancelled where its scheme names no list of its own: the one a scheme begins with."""

from typing import NamedTuple

from catalog.starters import REASONS
from lib.text import bilingual


class ListedReason(NamedTuple):
    """A code, its words in both languages, and the code of the national export where there is one."""

    code: str
    zh: str
    en: str
    export: str = ""

    @property
    def words(self) -> dict[str, str]:
        return bilingual(self.zh, self.en)


ELSEWHERE = (  # what an import says where its file gives no reason, and what taking an import back says
    ListedReason("before-register", "认证机构在本名录之外作出的决定", "Decided by the body outside this register"),
    ListedReason("taken-back", "录入有误，导入已整批撤回", "Entered by mistake: the whole import was taken back"),
)
BEFORE_REGISTER, TAKEN_BACK = ELSEWHERE
REASONS_BY_MEASURE = {
    measure: tuple(ListedReason(code, zh, en, export) for kind, code, zh, en, export in REASONS if kind == measure)
    for measure in ("suspend", "withdraw", "cancel")
}
HOLDERS_REQUEST = "holders-request"


def listed(measure: str, code: str) -> ListedReason:
    """A reason of the list."""
    return next(reason for reason in REASONS_BY_MEASURE[measure] if reason.code == code)
