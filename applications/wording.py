"""The words of the letters and of the agreement, in both languages, as they go on file."""

from collections.abc import Sequence

from applications.models import Application, ReceivedEnquiry
from cases.models import Case
from cases.wording import LetterWords, day, letter
from lib.text import bilingual, spelled_day
from statements.enquiry import QuoteContent
from tenants.context import current_body


def information_request(case: Case, questions: Sequence[str]) -> LetterWords:
    listed = "\n".join(f"{number}. {text}" for number, text in enumerate(questions, start=1))
    number, until = case.unit.application.number, day(case.due_at)
    return letter(
        f"申请 {number} 需要补充信息",
        f"Application {number}: information is needed",
        f"为完成申请评审，请回答下列问题：\n\n{listed}\n\n请于{until['zh']}前答复，期间我方不计时。",
        f"To complete the application review, please answer:\n\n{listed}\n\nPlease answer by {until['en']}. Until then the time is yours.",
    )


def accepted(cases: Sequence[Case]) -> LetterWords:
    number, until, listed = cases[0].unit.application.number, day(cases[0].due_at), _listed(cases)
    return letter(
        f"受理通知书：申请 {number}",
        f"Acceptance of application {number}",
        f"贵方申请已受理，认证单元：{listed}。认证范围与单元划分自即日起确定。请于{until['zh']}前签署认证协议。",
        f"Your application is accepted for: {listed}. Scope and units are fixed as of today. Please sign the agreement by {until['en']}.",
    )


def declined(cases: Sequence[Case], reason: str) -> LetterWords:
    number, listed = cases[0].unit.application.number, _listed(cases)
    return letter(
        f"不予受理通知书：申请 {number}",
        f"Application {number} is not accepted",
        f"下列认证单元不予受理：{listed}。\n\n理由：{reason}\n\n如有异议，可提出申诉。",
        f"The following is not accepted: {listed}.\n\nReason: {reason}\n\nYou may appeal against this.",
    )


def agreement(application: Application, cases: Sequence[Case]) -> dict[str, str]:
    """The duties of 4.1.2, for this client, this scheme version and these units."""
    body, version, client, listed = current_body(), application.scheme_version, application.client_name, _listed(cases)
    body_zh, body_en = body.name_zh, body.name_en or body.name_zh
    scheme_en, client_en = version.name_en or version.name_zh, client["en"] or client["zh"]
    zh = (
        f"认证协议\n\n认证机构：{body_zh}\n认证委托人：{client['zh'] or client['en']}\n"
        f"认证方案：{version.name_zh}（第{version.number}版）\n认证单元：{listed}\n\n"
        "一、委托人始终满足认证要求，并落实机构通知的变更。\n二、委托人为评价、监督和投诉调查提供文件、场所、人员和样品。\n"
        "三、委托人按认证范围使用证书和标志，不作误导性宣传；证书暂停、撤销或注销后立即停止使用。\n"
        "四、委托人记录并处理与产品有关的投诉，及时告知影响符合性的变更。\n"
        "五、机构公正、保密地开展工作，由未参与评价的人员作出认证决定；费用与结果无关，另见费用附件。\n"
        "六、对机构的决定不服，可提出申诉。"
    )
    en = (
        f"Certification agreement\n\nCertification body: {body_en}\nClient: {client_en}\n"
        f"Scheme: {scheme_en} (version {version.number})\nUnits: {listed}\n\n"
        "1. The client always fulfils the certification requirements and carries out changes the body tells of.\n"
        "2. The client gives access to documents, places, people and samples for evaluation, surveillance and complaints.\n"
        "3. The client uses certificate and mark within the scope, misleads nobody, and stops when the certificate is"
        " suspended, withdrawn or cancelled.\n"
        "4. The client keeps and handles complaints about the product and tells the body of changes that affect conformity.\n"
        "5. The body works impartially and in confidence; people who did not evaluate decide. Fees depend on no outcome and"
        " stand in an annex.\n"
        "6. The client may appeal against any decision of the body."
    )
    return bilingual(zh, en)


def agreement_in_force(application: Application) -> LetterWords:
    number = application.number
    return letter(
        f"申请 {number} 的认证协议已生效",
        f"The certification agreement for application {number} is in force",
        "双方均已签署。协议及费用附件随函附上，也可随时在协议页面下载。",
        "Both sides have signed. The agreement and its annex of fees are attached, and stay on the agreement's page.",
    )


def _listed(cases: Sequence[Case]) -> str:
    return ", ".join(case.subject_words for case in cases)


ENDED = {  # how an enquiry ended for whoever worked on it and was not chosen
    "awarded": (
        "感谢贵机构报价。企业本次选定了其他机构，询价已结束。",
        "Thank you for your work. The enterprise has chosen another body this time; the enquiry has ended.",
    ),
    "closed": (
        "感谢贵机构参与。询价已结束，企业未选定报价。",
        "Thank you for your work. The enquiry has ended; no quote was taken.",
    ),
    "withdrawn": ("企业已撤回询价，感谢贵机构参与。", "The enterprise has withdrawn the enquiry, with thanks."),
}


QUOTE_TAKEN = {  # by whether its application could be begun
    True: ("企业已接受贵机构的报价，申请草稿已建立。", "The enterprise took your quote; its application is begun."),
    False: (
        "企业已接受贵机构的报价。申请尚未建立：待认证方案可受理后，由企业在其页面上建立。",
        "The enterprise took your quote. Its application is not begun yet: the enterprise begins it on its page, once the"
        " scheme takes applications.",
    ),
}


def quote_ends(received: ReceivedEnquiry, quote: QuoteContent) -> LetterWords:
    until = spelled_day(quote.valid_until)
    return letter(
        f"询价 {received.number}：报价即将到期",
        f"Enquiry {received.number}: your quote ends soon",
        f"报价有效期至{until['zh']}，企业尚未选定。答复截止前可发出有效期更长的修订版。",
        f"It is valid until {until['en']} and was not taken yet. Before the deadline you can send a revision that is valid longer.",
    )


def enquiry_news(
    before: ReceivedEnquiry | None, received: ReceivedEnquiry, *, is_begun: bool = False
) -> LetterWords | None:
    """What is new of an enquiry for those who quote. None where it is no news for this body.

    `is_begun`: whether its application could be begun as the quote was taken.
    """
    stated, number = received.statement, received.number
    product, until = stated.brief.product, day(stated.deadline)
    if before is None:
        text = (f"{product}。答复截止：{until['zh']}。", f"{product}. Answers until {until['en']}.")
        return letter(f"新询价 {number}", f"New enquiry {number}", *text)
    if stated.award and not before.is_awarded:
        return letter(f"询价 {number}：报价已被接受", f"Enquiry {number}: your quote was taken", *QUOTE_TAKEN[is_begun])
    if before.is_open and not received.is_open:
        zh, en = ENDED[stated.state]
        text = (f"{zh}{stated.end_reason}", f"{en} {stated.end_reason}".strip())
        return letter(f"询价 {number} 已结束", f"Enquiry {number} has ended", *text)
    if before.statement.brief_edition != stated.brief_edition:
        text = (
            "需求已变更，已发出的报价须重新确认。",
            "The brief has changed: a quote that was sent must be confirmed again.",
        )
        return letter(f"询价 {number} 的需求已变更", f"Enquiry {number}: the brief has changed", *text)
    if before.statement.deadline != stated.deadline:
        return letter(
            f"询价 {number} 已延期",
            f"Enquiry {number} is extended",
            f"新截止：{until['zh']}。",
            f"Until {until['en']}.",
        )
    return _answered(before, received) or _opened(before, received)


def _answered(before: ReceivedEnquiry, received: ReceivedEnquiry) -> LetterWords | None:
    """That the enterprise has answered questions since: all who were asked read them, whoever asked."""
    known = {(each.text, each.answer) for each in before.statement.questions}
    new = [each for each in received.statement.questions if each.answer and (each.text, each.answer) not in known]
    listed = "\n\n".join(f"{each.text}\n{each.answer}" for each in new)
    number = received.number
    subject = (f"询价 {number}：企业已答复提问", f"Enquiry {number}: a question is answered")
    return letter(*subject, listed, listed) if new else None


def _opened(before: ReceivedEnquiry, received: ReceivedEnquiry) -> LetterWords | None:
    """That the enterprise has told this body who it is. Its name is on the enquiry's page, and not in a letter."""
    if before.statement.asker or not received.statement.asker:
        return None
    number = received.number
    return letter(
        f"询价 {number}：企业已向贵机构公开身份",
        f"Enquiry {number}: the enterprise has told you who it is",
        "企业名称与联系人见询价页面。",
        "Its name and whom to call are on the enquiry's page.",
    )
