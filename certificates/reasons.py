"""Why a certificate may be suspended, withdrawn or cancelled where its scheme names no list of its own.

Each entry: a code, its words in both languages, and the code of the national export where there is one.
"""

from typing import NamedTuple

from lib.text import bilingual


class Reason(NamedTuple):
    code: str
    zh: str
    en: str
    export: str = ""

    @property
    def words(self) -> dict[str, str]:
        return bilingual(self.zh, self.en)


SUSPEND = (
    Reason("holders-request", "持证人申请暂停", "The holder asked for it"),
    Reason("surveillance-overdue", "未按规定接受监督", "Surveillance did not take place in time"),
    Reason("nonconformity-open", "不符合项未按期整改", "Nonconformities were not corrected in time"),
    Reason("product-differs", "产品与获证型号不一致", "The product differs from the certified type"),
    Reason("mark-misused", "认证证书或标志使用不当", "The certificate or mark was used wrongly"),
    Reason("sample-failed", "监督抽样检测不合格", "A surveillance sample failed"),
    Reason("fees-agreement", "未履行认证协议约定的义务", "Duties of the agreement were not met"),
)
WITHDRAW = (
    Reason("not-corrected", "暂停期满未完成整改", "What led to the suspension was not corrected"),
    Reason("serious-defect", "产品存在严重质量安全问题", "The product has a serious safety or quality defect"),
    Reason("false-information", "以虚假材料获得认证", "The certificate was obtained with false information"),
    Reason("refused-surveillance", "拒绝接受监督", "Surveillance was refused"),
    Reason("mark-abused", "伪造、冒用或转让证书、标志", "The certificate or mark was forged, misused or passed on"),
)
CANCEL = (
    Reason("holders-request", "持证人申请注销", "The holder asked for it"),
    Reason("production-ended", "产品不再生产", "Production has ended"),
    Reason("product-prohibited", "产品被国家明令淘汰或禁止", "The product has been prohibited"),
)
ELSEWHERE = (  # what an import says where its file gives no reason, and what taking an import back says
    Reason("before-register", "认证机构在本名录之外作出的决定", "Decided by the body outside this register"),
    Reason("taken-back", "录入有误，导入已整批撤回", "Entered by mistake: the whole import was taken back"),
)
BEFORE_REGISTER, TAKEN_BACK = ELSEWHERE
LISTS = {"suspend": SUSPEND, "withdraw": WITHDRAW, "cancel": CANCEL}
LONGEST_SUSPENSION_DAYS = 180
HOLDERS_REQUEST = "holders-request"
