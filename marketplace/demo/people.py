"""Who lives in the demo: operators, the staff of each body, enterprises and their people."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from random import Random

from django_tenants.utils import tenant_context

from accounts.actions import confirm_address
from accounts.models import BodyMembership, DemoSignIn, Organisation, OrganisationMembership, User
from lib.backdating import writing_history
from lib.credit_code import check_character
from marketplace.demo.trade import Maker, makers
from staff.models import Authorisation, Role
from tenants.models import CertificationBody

SURNAMES = [
    ("林", "Lin"), ("陈", "Chen"), ("黄", "Huang"), ("周", "Zhou"), ("吴", "Wu"), ("徐", "Xu"), ("孙", "Sun"), ("胡", "Hu"),
    ("朱", "Zhu"), ("高", "Gao"), ("郭", "Guo"), ("何", "He"), ("罗", "Luo"), ("梁", "Liang"), ("宋", "Song"), ("谢", "Xie"),
]  # fmt: skip
GIVEN = [
    ("若溪", "Ruoxi"), ("思远", "Siyuan"), ("嘉禾", "Jiahe"), ("清扬", "Qingyang"), ("一诺", "Yinuo"), ("明哲", "Mingzhe"),
    ("雨桐", "Yutong"), ("子墨", "Zimo"), ("书瑶", "Shuyao"), ("景行", "Jingxing"), ("安然", "Anran"), ("博文", "Bowen"),
]  # fmt: skip
STAFF = [
    ("admin", "机构管理员", "Administrator", [Role.BODY_ADMIN]),
    ("schemes", "方案负责人", "Scheme manager", [Role.SCHEME_MANAGER]),
    ("intake", "申请评审人员", "Application reviewer", [Role.APPLICATION_REVIEWER]),
    ("cases", "项目负责人", "Case officer", [Role.CASE_OFFICER]),
    ("evaluator", "评价人员", "Evaluator", [Role.EVALUATOR]),
    ("reviewer", "复核人员", "Reviewer", [Role.REVIEWER]),
    ("decision", "认证决定人员", "Decision maker", [Role.DECISION_MAKER]),
    ("registrar", "证书管理员", "Registrar", [Role.REGISTRAR]),
    ("signatory", "签发人", "Signatory", [Role.SIGNATORY]),
    ("quality", "质量负责人", "Quality manager", [Role.QUALITY_MANAGER, Role.COMPLAINT_HANDLER]),
    ("finance", "财务人员", "Finance", [Role.FINANCE]),
    ("finance2", "财务人员（第二人）", "Finance, second person", [Role.FINANCE]),
]
# Who works for a laboratory, a school, an adviser, an insurer, and what they are called there.
PARTNERS_STAFF = {
    "admin": ("管理员", "Administrator"),
    "schemes": ("服务负责人", "Service manager"),
    "cases": ("订单负责人", "Order manager"),
    "evaluator": ("专业人员", "Specialist"),
    "quality": ("质量负责人", "Quality manager"),
    "finance": ("财务人员", "Finance"),
    "finance2": ("财务人员（第二人）", "Finance, second person"),
}
OTHERS = frozenset(
    {"finance2"}
)  # who came to the demo later: with names of their own, so that all else stays as it was
FOREIGN = {
    "Fjordlys Elektro": ("NO", "AS", ("Ingrid Solheim", "Lars Nygaard")),
    "Tramontana Mobili": ("IT", "S.r.l.", ("Chiara Moretti", "Paolo Venier")),
    "Brisa Componentes": ("PT", "Lda.", ("Rui Carvalho", "Marta Lopes")),
    "Kestrel Robotics": ("GB", "Ltd", ("Alison Reeve", "Tom Hartley")),
}
AT_HOME = ("CN", "Co., Ltd.", ())
SIGNED_IN_AS = 17  # of the enterprises, the first
JOINED = date(2020, 1, 6)
MORNING = datetime(2020, 1, 6, 1, tzinfo=UTC)  # nine o'clock in Shanghai
OPERATOR = "operator@demo.example"


def named(random: Random) -> str:
    """An invented person's name as it stands on their card: a person has one name, so it is in both scripts."""
    (family_zh, family_en), (given_zh, given_en) = random.choice(SURNAMES), random.choice(GIVEN)
    return f"{family_zh}{given_zh} {given_en} {family_en}"


def a_person(email: str, random: Random, *, name: str = "", **fields: object) -> User:
    user = User.objects.create_user(email, None, name=name or named(random), **fields)
    confirm_address(user, by=user)
    return user


def sign_in(user: User, title: tuple[str, str], group: tuple[str, str], body: CertificationBody | None = None) -> None:
    """Offer `user` on the demo's page of one-click sign-ins, after those offered before."""
    order = DemoSignIn.objects.count()
    DemoSignIn.objects.create(
        user=user, title_zh=title[0], title_en=title[1], group_zh=group[0], group_en=group[1], body=body, order=order
    )


def platform(random: Random) -> User:
    """Two operators (money is given up by two), an editor of the CMS and an observer. Gives the first operator."""
    group = ("明证平台", "Guildmark")
    operator = a_person(OPERATOR, random, is_operator=True)
    sign_in(operator, ("平台运营", "Platform operator"), group)
    second = a_person("operator2@demo.example", Random("operator2"), is_operator=True)
    sign_in(second, ("平台运营（第二人）", "Platform operator, second person"), group)
    editor = a_person("editor@demo.example", random, is_editor=True, is_staff=True)
    sign_in(editor, ("内容编辑", "Editor"), group)
    sign_in(a_person("observer@demo.example", random, is_observer=True), ("监督观察员", "Observer"), group)
    return operator


def staff(body: CertificationBody, random: Random, only: Collection[str] = ()) -> dict[str, User]:
    """Twelve people (or some of them) with one duty each: whoever evaluates neither reviews nor decides. Seven at a partner's."""
    people, is_partner = {}, body.kind != CertificationBody.Kind.BODY
    only = PARTNERS_STAFF if is_partner else only
    for key, title_zh, title_en, roles in (row for row in STAFF if not only or row[0] in only):
        drawn = Random(f"{key}@{body.slug}") if key in OTHERS else random
        user = a_person(f"{key}@{body.slug}.demo.example", drawn)
        BodyMembership.objects.create(user=user, body=body)
        with tenant_context(body):
            authorise(user, roles)
        title = PARTNERS_STAFF[key] if is_partner else (title_zh, title_en)
        sign_in(user, title, (body.name_zh, body.name_en), body)
        people[key] = user
    return people


def authorise(user: User, roles: list[Role]) -> None:
    """Give somebody roles since the day the body joined, granted by the platform's operator."""
    granted = {"starts_on": JOINED, "granted_at": MORNING, "granted_by": User.objects.get(email=OPERATOR)}
    with writing_history():
        Authorisation.objects.bulk_create(Authorisation(user=user, role=role, **granted) for role in roles)


def enterprises(random: Random) -> list[Organisation]:
    """Enterprises with two people each, in the order of `trade.makers`; the first few can be signed in as."""
    return [_enterprise(number, maker, random) for number, maker in enumerate(makers())]


def enterprises_there() -> list[Organisation]:
    """The enterprises as they were made, in the same order."""
    known = {row.credit_code or row.registration_number: row for row in Organisation.objects.all()}
    return [known[_number_of(number, maker)] for number, maker in enumerate(makers())]


def _number_of(number: int, maker: Maker) -> str:
    """Its credit code, or where it is abroad its number there."""
    return f"DEMO-{number:05d}" if maker.en in FOREIGN else credit_code(number)


def _enterprise(number: int, maker: Maker, random: Random) -> Organisation:
    country, suffix, names = FOREIGN.get(maker.en, AT_HOME)
    is_at_home = country == "CN"
    organisation = Organisation.objects.create(
        name_zh=f"{maker.zh}（演示）有限公司" if is_at_home else "",
        name_en=f"{maker.en} (demo) {suffix}",
        credit_code=_number_of(number, maker) if is_at_home else "",
        registration_number="" if is_at_home else _number_of(number, maker),
        country=country,
        address_zh=f"{maker.place_zh}演示路 {number + 1} 号" if is_at_home else "",
        address_en=f"{number + 1} Demo Road, {maker.place_en}",
    )
    for position, role in enumerate(OrganisationMembership.Role.values):
        user = a_person(
            f"{role}@{number:02d}.enterprise.demo.example",
            random,
            name=names[position] if names else "",
            language="zh-hans" if is_at_home else "en",
        )
        OrganisationMembership.objects.create(user=user, organisation=organisation, role=role)
        if role == "administrator" and number < SIGNED_IN_AS:
            group = (organisation.name_zh or organisation.name_en, organisation.name_en)
            sign_in(user, ("企业管理员", "Enterprise"), group)
    return organisation


def credit_code(number: int) -> str:
    """A 统一社会信用代码 with right check digit, of the division 000000, which no registry gives out."""
    stem = f"91000000MADEM{number:04d}"
    return stem + check_character(stem)
