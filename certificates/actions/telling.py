"""Who is told of what happens to a certificate: its holder's people, and the body's people whose step it is."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from accounts.actions import notify
from accounts.models import User
from accounts.queries import people_of
from cases.models import Case
from cases.sides import standing_of
from cases.transitions import State
from cases.wording import LetterWords
from certificates.addresses import permanent_address
from certificates.models import Certificate, CertificateEvent, HolderRequest, IssuingRules, Measure
from certificates.queries import in_force_under, is_held_back, organisation_of, to_sign
from lib.text import Bilingual, bilingual, in_both, spelled_day
from papers.models import IssuedPaper
from papers.queries import as_file
from staff.models import Role
from staff.queries import people_with
from tenants.context import current_body
from tenants.hosts import site_url
from vocabulary.models import CompulsoryRule
from vocabulary.queries import newest_edition

What = CertificateEvent.What
CAME_TO_NOTHING = (State.DECLINED, State.WITHDRAWN_BY_APPLICANT, State.LAPSED)
NAMED = 10  # certificates named in one notice
HOLDERS_NEWS: dict[str, tuple[str, str, str, str]] = {
    What.ISSUED: ("已颁发", "is issued", "公开页面见下方链接，任何人均可查验。", "Its public page is linked below; anyone can check it there."),
    What.SUSPENDED: ("已暂停", "is suspended", "即日起停止使用认证标志。", "Stop using the mark now."),
    What.RESTORED: ("已恢复", "is restored", "证书恢复有效，可以继续使用认证标志。", "It is valid again, and the mark may be used again."),
    What.WITHDRAWN: ("已撤销", "is withdrawn", "即日起停止使用证书和认证标志。如有异议，可提出申诉。", "Stop using certificate and mark now. You may appeal against this."),
    What.CANCELLED: ("已注销", "is cancelled", "即日起停止使用证书和认证标志。", "Stop using certificate and mark now."),
    What.EXPIRED: ("已过期", "has expired", "证书有效期届满，不得再使用证书和认证标志。", "Its validity has ended; certificate and mark may no longer be used."),
    What.REVISED: ("已变更", "is revised", "自即日起以变更后的内容为准，此前版次的证书文件不得再使用。", "What it says now applies from today. Files of older revisions may no longer be used."),
    What.CORRECTED: ("已更正", "is corrected", "自即日起以更正后的内容为准，此前版次的证书文件不得再使用。", "What it says now applies from today. Files of older revisions may no longer be used."),
    What.SUPERSEDED: ("已换证", "is superseded", "请使用新证书。", "Please use the new certificate."),
}  # fmt: skip


def tell_holder(certificate: Certificate, event: CertificateEvent, papers: Iterable[IssuedPaper] = ()) -> None:
    """Tell everybody who acts for the holder what changed, why, and where the public sees it. Its `papers` go along."""
    organisation = organisation_of(certificate) if event.what in HOLDERS_NEWS else None
    if organisation is None:
        return
    news, files = news_of(certificate, event), [as_file(paper) for paper in papers]
    url = permanent_address(certificate)
    for person in people_of(organisation):
        notify(person, **news, url=url, body=current_body(), files=files)


def news_of(certificate: Certificate, event: CertificateEvent) -> LetterWords:
    """What the holder is told of a change, by whatever way it is told."""
    zh, en, then_zh, then_en = HOLDERS_NEWS[event.what]
    reason_zh = f"原因：{event.reason_zh}。" if event.reason_zh else ""
    reason_en = f"Reason: {event.reason_en or event.reason_zh}. " if event.reason else ""
    subject = bilingual(f"证书 {certificate.number} {zh}", f"Certificate {certificate.number} {en}")
    text = bilingual(
        f"{reason_zh}{then_zh}{_conditions(certificate, 'zh')}{_words(event, 'zh')}",
        f"{reason_en}{then_en}{_conditions(certificate, 'en')}{_words(event, 'en')}",
    )
    return {"subject": subject, "text": text}


def _words(event: CertificateEvent, language: str) -> str:
    """What whoever decided said of it, as the public reads it too; in the other language where only that was written."""
    words = event.words_zh or event.words_en if language == "zh" else event.words_en or event.words_zh
    label = "认证机构的说明：" if language == "zh" else "The certification body explains: "
    return f"\n\n{label}{words}" if words else ""


def tell_holders_of_law(scheme: UUID, rules: Iterable[UUID]) -> None:
    """A law now demands what the scheme's certificates cannot replace: each holder with one in force hears it, once a law.

    Their certificates stay as they are; a reader who has several is told of all in one notice.
    """
    held: dict[UUID, list[Certificate]] = {}
    for certificate in in_force_under(scheme):
        if organisation := organisation_of(certificate):
            held.setdefault(organisation, []).append(certificate)
    for rule in map(newest_edition, rules):
        for organisation, certificates in held.items():
            _tell_of_law(rule, people_of(organisation), certificates)


def _tell_of_law(rule: CompulsoryRule, people: Iterable[User], certificates: list[Certificate]) -> None:
    law, product, market = rule.law, rule.category.name, rule.market_name
    named, numbers = certificates[0].scheme_name, "、".join(certificate.number for certificate in certificates[:NAMED])
    subject = bilingual(
        f"{product['zh']}在{market['zh']}销售前须取得{law['zh']}",
        f"{product['en']} need {law['en']} in {market['en']} before sale",
    )
    text = bilingual(
        f"自{rule.applies_from}起适用。来源：{rule.source_zh}。方案“{named['zh']}”已停止受理申请。您的证书（{numbers}）"
        f"共{len(certificates)}张，保持不变，但不能代替{law['zh']}。",
        f"Since {rule.applies_from}. Source: {rule.source_en}. The scheme “{named['en'] or named['zh']}” takes no more "
        f"applications. Your certificates ({len(certificates)}: {numbers}) stay as they are; they do not replace "
        f"{law['en']}.",
    )
    url = site_url(f"/schemes/{certificates[0].scheme}/")
    for person in people:
        notify(person, subject=subject, text=text, url=url, body=current_body())


def tell_signatories(certificate: Certificate) -> None:
    """A certificate waits for its signature: by any signatory for its scheme."""
    subject = bilingual(
        f"证书 {certificate.number} 等待签发", f"Certificate {certificate.number} waits for your signature"
    )
    _tell(_signatories_of(certificate), subject, certificate, but=certificate.prepared_by_id)


def tell_registrars(request: HolderRequest) -> None:
    """A holder asks for something that a registrar records."""
    what, number = in_both(HolderRequest.Wish(request.wish).label), request.certificate.number
    subject = bilingual(
        f"持证人申请{what['zh']}证书 {number}", f"The holder asks to {what['en'].lower()} certificate {number}"
    )
    _tell(people_with(Role.REGISTRAR), subject, request.certificate, but=None)


def tell_signatories_of_payment(application: UUID) -> None:
    """What was held back for payment may be signed now."""
    rules = IssuingRules.objects.first()
    if rules and rules.holds_back_unpaid and not is_held_back(application):
        for certificate in _waiting_for_signature(application):
            tell_signatories(certificate)


def tell_signatories_of_reversal(application: UUID) -> None:
    """A payment was taken back: what was said to be ready for signing is held back again."""
    if not is_held_back(application):
        return
    for certificate in _waiting_for_signature(application):
        subject = bilingual(
            f"证书 {certificate.number} 暂缓签发：款项又未结清",
            f"Certificate {certificate.number} is held back again: something is owed",
        )
        _tell(_signatories_of(certificate), subject, certificate, but=certificate.prepared_by_id)


def tell_case_desk_of_unpaid(application: UUID) -> None:
    """The last reminder for an invoice went out: whoever runs its cases hears so, without any amount, and decides what follows."""
    _tell_case_desk(
        application,
        lambda number: bilingual(f"案件 {number} 的账单逾期未付", f"An invoice for case {number} stays unpaid"),
        bilingual(
            "所有催款提醒均已发出。是否影响案件或证书，由案件负责人依程序决定。",
            "All reminders have gone out. Whether anything follows for the case or its certificate is decided there.",
        ),
    )


def tell_case_desk_of_time(application: UUID, until: date) -> None:
    """The invoice of which it heard is due later: what was to follow may wait."""
    day = spelled_day(until)
    _tell_case_desk(
        application,
        lambda number: bilingual(f"案件 {number} 的账单付款期限已延长", f"An invoice for case {number} is due later"),
        bilingual(f"付款期限延至{day['zh']}，此前不算逾期。", f"It is due on {day['en']}; until then it is not late."),
    )


def _tell_case_desk(application: UUID, subject: Callable[[str], Bilingual], text: Bilingual) -> None:
    for case in Case.objects.about(Case.Subject.APPLICATION, application).exclude(state__in=CAME_TO_NOTHING):
        for officer in people_with(Role.CASE_OFFICER):
            if standing_of(officer, case).is_nothing:
                continue
            url, body = case.get_absolute_url(), current_body()
            notify(officer, subject=subject(case.number), text=text, url=url, body=body)


def _signatories_of(certificate: Certificate) -> list[User]:
    """Who may sign it: of those with the role, whoever its case is open to."""
    case = Case.objects.filter(pk=certificate.case).first() if certificate.case else None
    return [
        signatory
        for signatory in people_with(Role.SIGNATORY)
        if case is None or not standing_of(signatory, case).is_nothing
    ]


def _waiting_for_signature(application: UUID) -> QuerySet[Certificate]:
    return to_sign().filter(case__in=Case.objects.about(Case.Subject.APPLICATION, application).values("pk"))


def tell_deciders(measure: Measure) -> None:
    """A proposal about a certificate waits for a decision by somebody else."""
    what, number = in_both(Measure.Outcome(measure.outcome).label), measure.certificate.number
    subject = bilingual(f"待决定：{what['zh']}证书 {number}", f"To decide: {what['en'].lower()} certificate {number}")
    _tell(people_with(Role.DECISION_MAKER), subject, measure.certificate, but=measure.proposed_by_id)


def tell_proposer(measure: Measure) -> None:
    """How what somebody proposed was decided."""
    what, answer = in_both(Measure.Outcome(measure.outcome).label), in_both(Measure.Answer(measure.answer).label)
    number = measure.certificate.number
    subject = bilingual(
        f"证书 {number}：{what['zh']}，{answer['zh']}",
        f"Certificate {number}, {what['en'].lower()}: {answer['en'].lower()}",
    )
    words = bilingual(measure.decision_words, measure.decision_words)
    person = User.objects.get(pk=measure.proposed_by_id)
    notify(person, subject=subject, text=words, url=measure.certificate.get_absolute_url(), body=current_body())


def _conditions(certificate: Certificate, language: str) -> str:
    """What must be done to lift a suspension, and by when."""
    if certificate.suspension_ends_on is None:
        return ""
    zh, en = certificate.lifting_conditions_zh, certificate.lifting_conditions_en
    until = spelled_day(certificate.suspension_ends_on)[language]
    return f"恢复条件（{until}前）：{zh or en}" if language == "zh" else f" To lift it by {until}: {en or zh}"


def _tell(people: Iterable[User], subject: Bilingual, certificate: Certificate, *, but: UUID | None) -> None:
    for person in people:
        if person.pk == but:
            continue
        notify(
            person, subject=subject, text=certificate.holder, url=certificate.get_absolute_url(), body=current_body()
        )
