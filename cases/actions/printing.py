"""The paper of a letter: asked for as the letter is sent, and it goes along with the e-mail that tells of it."""

from accounts.models import Organisation, User
from cases.models import Case, Letter
from cases.papers import LETTER_PAPER, LetterPaper, StatedFact, paragraphs, stated_facts
from catalog.queries import letterhead
from lib import clock
from lib.text import bilingual, in_both
from papers.actions import ask_for_paper
from papers.models import IssuedPaper
from statements.certificate import StatedParty
from tenants.context import current_body


def ask_for_letter(letter: Letter) -> IssuedPaper:
    """Have the paper of a letter made, whole as it was sent."""
    case = letter.case
    return ask_for_paper(
        LETTER_PAPER,
        _paper_of(letter, case),
        subject=letter.pk,
        recorded_at=letter.sent_at,
        organisation=case.organisation_id,
    )


def _paper_of(letter: Letter, case: Case) -> LetterPaper:
    return LetterPaper(
        number=letter.number,
        body=letterhead(),
        addressee=_addressee(case),
        title=in_both(Letter.Kind(letter.kind).label),
        subject=letter.subject,
        facts=_facts(case),
        text_zh=paragraphs(letter.text_zh),
        text_en=paragraphs(letter.text_en),
        evaluators=_names(letter),
        sent_on=clock.day_of(letter.sent_at, current_body().time_zone),
    )


def _addressee(case: Case) -> StatedParty:
    """The client as it applied; before the scope is frozen, with the address that it has on the platform."""
    applied = case.scope_asked.get("client", {})
    organisation = Organisation.objects.get(pk=case.organisation_id)
    address = applied.get("address") or bilingual(organisation.address_zh, organisation.address_en)
    return StatedParty(name=applied.get("name") or case.client_name, address=address)


def _facts(case: Case) -> tuple[StatedFact, ...]:
    version = case.scheme_version
    scheme = bilingual(version.name_zh, version.name_en or version.name_zh)
    return stated_facts(
        ("案件编号", "Case", case.number),
        ("认证方案", "Scheme", scheme),
        ("产品", "Product", case.product),
    )


def _names(letter: Letter) -> tuple[str, ...]:
    """Those it names, as they are called on the day: a letter that has them elsewhere would not be one."""
    names = dict(User.objects.filter(pk__in=letter.about).values_list("pk", "name"))
    return tuple(names[pk] for pk in letter.about if pk in names)
