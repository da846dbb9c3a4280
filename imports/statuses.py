"""Statuses, yes and no: words of many languages made into ours."""

from certificates.transitions import Status
from lib.reading.values import Wrong, folded_word, value_of

IN_PREPARATION = "IN_PREPARATION"  # not granted yet: no certificate
WORDS: dict[str, tuple[str, ...]] = {
    Status.VALID: ("有効", "유효", "gültig", "gultig", "aktiv", "valide", "en vigueur", "actif", "vigente", "ativo", "ważny", "platný", "activo", "válido", "valido", "attivo", "действует", "действующий", "生效", "生效中", "有效中", "证书有效", "approved", "renewed", "maintained", "保持", "有效", "正常", "有效状态", "在用", "01", "1", "valid", "active", "in force", "current", "certified", "issued", "live", "ok", "granted", "registered", "恢复", "已恢复", "有效证书"),
    Status.SUSPENDED: ("一時停止", "暫停", "정지", "ausgesetzt", "suspendiert", "suspendu", "suspendido", "suspenso", "zawieszony", "sospeso", "приостановлен", "暂停有效", "temporarily suspended", "证书暂停", "暂停", "已暂停", "暂停使用", "暂停中", "02", "2", "suspended", "on hold", "suspension"),
    Status.WITHDRAWN: ("取消", "取消し", "撤銷", "취소", "zurückgezogen", "entzogen", "widerrufen", "retiré", "retire", "retirado", "cofnięty", "revocado", "revocato", "ritirato", "отозван", "证书撤销", "withdrawn by body", "撤销", "已撤销", "撤消", "已撤消", "03", "3", "withdrawn", "revoked", "withdrawal"),
    Status.CANCELLED: ("返上", "註銷", "해지", "gekündigt", "annulliert", "résilié", "resilie", "annulé", "annule", "cancelado", "anulado", "annullato", "аннулирован", "证书注销", "cancelled voluntary", "voluntarily cancelled", "surrendered", "closed", "注销", "已注销", "04", "4", "cancelled", "canceled", "terminated", "ended", "discontinued", "cancellation", "终止", "已终止"),
    Status.EXPIRED: ("失効", "満了", "期限切れ", "逾期", "過期", "만료", "abgelaufen", "ungültig", "expiré", "expire", "périmé", "vencido", "wygasły", "expirado", "caducado", "scaduto", "истек", "истёк", "证书过期", "到期失效", "逾期失效", "out of date", "not valid", "过期", "已过期", "过期失效", "失效", "已失效", "到期", "已到期", "05", "5", "expired", "lapsed"),
    Status.SUPERSEDED: ("已换证", "换证", "被替代", "已替代", "superseded", "replaced"),
    IN_PREPARATION: ("待发证", "在审", "申请中", "审核中", "受理", "pending", "draft", "in process", "in progress", "applied", "application"),
}  # fmt: skip
BY_WORD = {word: status for status, words in WORDS.items() for word in words}


def read_status(cell: str, said: dict[str, str]) -> str:
    """The status a word means: as the person `said`, else as it is known. "" where the cell is empty. Raises Wrong."""
    word = folded_word(cell)
    if not word:
        return ""
    # Their word before ours: "closed" is cancelled to us, and may be expired in the register that wrote it.
    status = said.get(word) or BY_WORD.get(word)
    if not status:
        raise Wrong("status_unknown", value_of(cell))
    return status


YES = {"是", "有", "yes", "y", "true", "1", "√", "✓", "x"}
NO = {"否", "无", "没有", "no", "n", "false", "0", ""}


def read_yes(cell: str) -> bool:
    word = folded_word(cell)
    if word in YES:
        return True
    if word in NO:
        return False
    raise Wrong("yes_or_no", value_of(cell))
