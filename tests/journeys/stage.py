"""The stage of a journey: northseal with its people and a scheme, and a walk through pages in one language and width.

`JOURNEY_PICTURES=folder` has a walk keep a picture of every page it stops at: folder/<language>-<width>-<page>.png.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation
from django_tenants.utils import tenant_context
from playwright.sync_api import Locator, Page

from accounts.models import User
from billing import actions as billing
from catalog import actions as catalog
from catalog.models import Fee, Question, SchemeVersion, StandardReference
from certificates import actions as certificates
from marketplace.demo.schemes import promise
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.catalog.schemes import COMPLETE, give_passport
from tests.support.browser import Guildmark, look_again

PICTURES = os.environ.get("JOURNEY_PICTURES")
NAMES = {"en": "en", "zh": "zh-hans"}


def pairs(language: str, width: int) -> list[Any]:
    """Each language at each width: the pair that is named in every run, the other three in `make test-long`."""
    every = [(of, at) for of in NAMES for at in (1280, 390)]
    return [pair if pair == (language, width) else pytest.param(*pair, marks=pytest.mark.long) for pair in every]


PEOPLE = {
    "sima": (Role.SCHEME_MANAGER, "司马慧", "Sima Hui"),
    "arno": (Role.APPLICATION_REVIEWER, "安诺", "Arno Anders"),
    "cleo": (Role.CASE_OFFICER, "柯丽", "Cleo Carter"),
    "mira": (Role.EVALUATOR, "米拉", "Mira Meyer"),
    "rex": (Role.REVIEWER, "雷克", "Rex Rowe"),
    "otto": (Role.DECISION_MAKER, "欧拓", "Otto Olsen"),
    "rita": (Role.REGISTRAR, "丽塔", "Rita Rossi"),
    "sig": (Role.SIGNATORY, "席格", "Sig Sand"),
    "quinn": (Role.QUALITY_MANAGER, "昆恩", "Quinn Quist"),
    "fin": (Role.FINANCE, "方明", "Fin Farmer"),
}
SCHEME: dict[str, Any] = COMPLETE | {
    "summary_zh": "家用电冰箱的能效、材料与长期可靠性评价,结果公开可查。",
    "summary_en": "Energy use, materials and long-term reliability of household refrigerators, open for anyone to check.",
    "proves_zh": "所列型号的样品已按标准完成检测\n工厂具备持续生产同样产品的能力\n每年至少一次监督检查",
    "proves_en": "Samples of the models listed were tested against the standard\n"
    "The factory is able to keep making the same product\nIt is looked at again at least once a year",
    "does_not_prove_zh": "不代表每一台产品均无缺陷\n不替代强制性产品认证\n不涉及未列入证书的型号",
    "does_not_prove_en": "That every single piece is free of faults\nAnything that compulsory certification covers\n"
    "Anything about models the certificate does not list",
    "who_needs_it_zh": "向采购方、电商平台或消费者说明产品节能水平的生产企业。",
    "who_needs_it_en": "Manufacturers who want to show buyers, platforms or consumers how little energy a product needs.",
    "purposes": ["tender", "e_commerce", "consumer_mark"],
    "commitments": promise(60),
    "accepts_reports": True,
    "is_accredited": True,
}  # fmt: skip
FEES = [
    ("application", "申请费", "Application", 50_000),
    ("unit", "型式试验(每单元)", "Type test of a unit", 800_000),
    ("model", "增加型号", "Each further model", 80_000),
    ("factory_day", "工厂检查(人日)", "Factory inspection, per day", 250_000),
    ("certificate", "证书费", "Certificate", 80_000),
    ("year", "年费", "Annual fee", 120_000),
]


@dataclass
class Walk:
    """Pages in one language at one width: each person in a browser of their own, words by their English."""

    guildmark: Guildmark
    language: str
    width: int
    people: dict[str, User] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    unpaid: str = ""  # where the invoice's payment is recorded

    def visitor(self, name: str) -> Page:
        """Somebody who is not signed in."""
        self.pages[name] = self.guildmark.visitor(language=self.language, width=self.width)
        return self.pages[name]

    def at_work(self, name: str, at: str = "northseal") -> Page:
        """Somebody of a seller, at their desk."""
        if name not in self.pages:
            how = {"language": self.language, "width": self.width}
            body = CertificationBody.objects.get(slug=at)
            self.pages[name] = self.guildmark.signed_in(self.people[name], body=body, **how)
        self.pages[name].goto(self.guildmark.body(at, "/desk/"))
        return self.pages[name]

    def on_site(self, name: str, path: str) -> Page:
        """Somebody signed in on the site host, at a page there."""
        if name not in self.pages:
            how = {"language": self.language, "width": self.width}
            self.pages[name] = self.guildmark.signed_in(self.people[name], **how)
        self.pages[name].goto(self.guildmark.site(path))
        return self.pages[name]

    def says(self, words: str, context: str = "") -> str:
        with translation.override(NAMES[self.language]):
            return translation.pgettext(context, words) if context else translation.gettext(words)

    def press(self, page: Page, words: str) -> None:
        page.get_by_role("button", name=self.says(words), exact=True).click()

    def follow(self, page: Page, words: str) -> None:
        """A link by its first words: what it leads to may be named after them for who does not see it."""
        page.get_by_role("link", name=re.compile("^" + re.escape(self.says(words)))).first.click()

    def sees(self, page: Page, words: str) -> None:
        page.get_by_text(self.says(words)).first.wait_for()

    def reads(self, page: Page, words: str, context: str = "") -> None:
        """What the relay carries is there within moments."""
        look_again(page, self.says(words, context))

    def keep(self, page: Page, name: str) -> None:
        """A picture of the whole page, where somebody wants to look; and that nothing sticks out at its side."""
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") <= self.width, (
            f"{page.url} is wider than the screen"
        )
        if PICTURES:
            path = Path(PICTURES) / f"{self.language}-{self.width}-{name}.png"
            page.screenshot(path=path, full_page=True)


def tab_to(page: Page, where: Locator) -> None:
    """By the Tab key alone, as somebody without a mouse comes there."""
    for _press in range(150):
        if where.evaluate("element => document.activeElement === element"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not lead to {where}.")


def presses(page: Page, where: Locator, key: str = "Enter") -> None:
    tab_to(page, where.first)
    page.keyboard.press(key)


def set_up(walk: Walk) -> SchemeVersion:
    """Northseal with its people, a scheme in force, a bank account, and certificates held back until they are paid."""
    northseal = CertificationBody.objects.get(slug="northseal")
    for name, (role, zh, en) in PEOPLE.items():
        user = works_for(northseal, name, role)
        user.name, user.language = zh if walk.language == "zh" else en, NAMES[walk.language]
        user.save(update_fields=["name", "language"])
        walk.people[name] = user
    with transaction.atomic():
        fin = walk.people["fin"]
        billing.set_bank_account(
            northseal, by=fin, holder="北印认证（演示）", bank="演示银行 Demo Bank", number="6222 0000 0000"
        )
    with tenant_context(northseal):
        pattern = "NS-{year}-{serial}"
        certificates.set_rules(number_pattern=pattern, holds_back_unpaid=True, by=walk.people["quinn"])
        return _published(walk.people["sima"])


def _published(sima: User) -> SchemeVersion:
    give_passport(sima, accreditation_body="CNAS (demo)", accreditation_number="DEMO-P001")
    draft = catalog.write_scheme(
        slug="green-refrigerators", name_zh="绿色电冰箱认证", name_en="Green refrigerators", by=sima
    )
    rows: dict[Any, Any] = {
        StandardReference: [StandardReference(reference=one) for one in ("GB 12021.2-2015", "GB/T 8059-2016")],
        Fee: [Fee(per=per, label_zh=zh, label_en=en, amount=amount) for per, zh, en, amount in FEES],
        Question: [
            Question(code="output", kind="number", text_zh="年产量", text_en="Yearly output", unit="台 / pieces"),
            Question(code="incidents", kind="yes_no", text_zh="近三年是否发生过质量安全事件", text_en="Any safety incident in three years?"),
        ],
    }  # fmt: skip
    values = {name: value for name, value in SCHEME.items() if name != "name_en"}
    return catalog.publish(catalog.save_section(draft, values=values, rows=rows, by=sima), by=sima)


def last_link(text: str) -> str:
    """The address a letter leads to."""
    return re.findall(r"http://\S+", text)[0]
