"""A promotional page of the demo, in both languages, whose facts are the register's."""

from itertools import islice

from cms.models import HomePage, PromotionPage
from register import queries
from register.models import RegisterEntry

SLUG = "green-appliances"
WORDS = {
    "zh-hans": {
        "title": "绿色家电认证季",
        "summary": "面向家电制造商：比较方案，一次备齐资料，在线申请绿色产品认证。",
        "why": "<h2>为什么现在申请</h2><p>采购方和电商平台越来越多地要求提供绿色产品认证证书。以下方案的费用、周期和所需资料均已公开。</p>",
        "counter": "本名录中的证书",
        "question": "需要工厂检查吗？",
        "answer": "<p>取决于认证模式。每个方案的页面写明是否需要工厂检查、何时进行以及所需天数。</p>",
        "second": "证书会过期吗？",
        "second_answer": "<p>会。证书载明有效期，期间须接受监督；暂停、撤销等状态变更在两秒内对外公开。</p>",
        "button": "了解认证机构",
    },
    "en": {
        "title": "A season for green appliances",
        "summary": "For makers of household appliances: compare schemes, gather the papers once, apply online.",
        "why": "<h2>Why now</h2><p>Buyers and online marketplaces ask for green product certificates more and more often. "
        "Fees, lead times and the papers needed are in public for each of these schemes.</p>",
        "counter": "Certificates in this register",
        "question": "Is there a factory inspection?",
        "answer": "<p>That depends on the certification mode. Each scheme's page says whether, when and for how long.</p>",
        "second": "Does a certificate expire?",
        "second_answer": "<p>Yes. It says until when it is valid, and surveillance goes on meanwhile. "
        "Suspension and withdrawal are public within two seconds.</p>",
        "button": "See the certification bodies",
    },
}


def is_there() -> bool:
    return PromotionPage.objects.filter(slug=SLUG).exists()


def promote() -> None:
    """Write the page in both languages. After the register has heard of the schemes it shows."""
    schemes = list(islice(queries.schemes().filter(body__slug__in=["northseal", "greenmark"]), 3))
    certificate = RegisterEntry.objects.certificates().filter(body__slug="northseal").order_by("number").first()
    key = None
    for language, words in WORDS.items():
        home = HomePage.objects.get(locale__language_code=language)
        page = PromotionPage(
            title=words["title"],
            slug=SLUG,
            summary=words["summary"],
            locale=home.locale,
            body=_story(words, schemes, certificate),
            **({"translation_key": key} if key else {}),
        )
        home.add_child(instance=page)
        page.save_revision().publish()
        key = page.translation_key


def _story(
    words: dict[str, str], schemes: list[RegisterEntry], certificate: RegisterEntry | None
) -> list[tuple[str, object]]:
    return [
        ("words", words["why"]),
        ("schemes", [{"scheme": str(scheme.pk), "words": ""} for scheme in schemes]),
        ("counter", {"heading": words["counter"], "scheme": ""}),
        *([("certificate", {"number": certificate.number})] if certificate else []),
        ("verify", {"heading": ""}),
        ("question", {"question": words["question"], "answer": words["answer"]}),
        ("question", {"question": words["second"], "answer": words["second_answer"]}),
        ("button", {"words": words["button"], "page": None, "address": "/bodies/"}),
    ]
