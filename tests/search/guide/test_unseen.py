"""Texts that no rule was written for: as buyers, platforms and tenders write, in three languages. No database."""

from dataclasses import replace
from datetime import date

import pytest

from oversight.models import Acceptance
from search.guide import checking
from search.guide.asking import enquiry_about
from search.guide.deciding import answered
from search.guide.knowledge import Editions
from search.guide.replying import reply_to
from search.guide.reuse import judged
from search.guide.rules import GuideRule, Sort, problems, shipped
from search.guide.situations import HeldPaper, Situation

RULES = shipped()
KNOWN = checking.sampled_knowledge()


def asked(text: str = "", product: str = "electric kettle", known=KNOWN, rules=RULES, **answers):
    return answered(Situation(product=product, text=text, **answers), rules, known)


UNSEEN = [  # product, text, how it must end, terms in their sense
    (
        "电热水壶",
        "客户说不用GS，也不用TÜV，只要SGS出的LFGB食品级测试报告就行，另外外箱要做跌落测试。",
        "report",
        {"gs": "not_needed", "lfgb": "enough"},
    ),
    ("电饭煲", "我们德国客户要求提供第三方认证证书（EN 60335-2-15），接受任何经认可机构出具的证书。", "schemes", {}),
    ("塑料饭盒", "这次出口欧洲的订单客户没有要求任何认证，发货资料齐全即可。", "nothing", {}),
    ("插座", "拼多多：延长线插座类目需上传3C证书，缺少3C证书的商品将被下架。", "ask", {"ccc": "asked"}),
    (
        "床垫",
        "京东家居：宣传“绿色产品”的须提供绿色产品认证证书或同等证明；普通商品只需质检报告。",
        "schemes",
        {"green_product": "asked", "quality_report": "enough"},
    ),
    ("保温杯", "抖音电商后台：请补充食品接触材料检测报告（GB 4806系列），无需提供认证证书。", "report", {}),
    (
        "冰箱",
        "评分办法：所投冰箱具有有效期内的节能产品认证证书或环境标志产品认证证书的，每提供一项得1分，最多2分；未提供不扣分。",
        "compulsory",
        {"energy_saving": "preferred", "environmental_label": "preferred"},
    ),
    (
        "胶合板",
        "供货方须随货提供甲醛释放量检测报告（CMA章），不要求环境标志认证。",
        "report",
        {"cma": "asked", "environmental_label": "not_needed"},
    ),
    (
        "直流充电桩",
        "投标人所投充电桩须提供CNAS认可实验室出具的型式试验报告；如有节能认证可加分，但非强制。",
        "compulsory",
        {"cnas": "asked", "energy_saving": "preferred"},
    ),
    (
        "rice cooker",
        "GS is optional for this SKU, but CE DoC and test reports are a must. Our compliance team will not release payment without the DoC.",
        "report",
        {"gs": "preferred"},
    ),
    ("PV module", "Hi, for the sample order no certificates whatsoever are needed, thanks.", "nothing", {}),
    ("garden swing", "Please confirm you can supply a CE certificate for this item.", "ask", {}),
    (
        "electric kettle",
        "We would be happy with a CB certificate + report; alternatively a GS certificate works too.",
        "report",
        {},
    ),
    (
        "electric kettle",
        "A CB report alone is not enough for us, we insist on a GS mark.",
        "ask",
        {"cb": "not_enough", "gs": "asked"},
    ),
    (
        "office chair",
        "Could you share your ISO 9001 and BSCI audit results? Product certificates are not necessary.",
        "nothing",
        {"systems": "asked"},
    ),
    ("air purifier", "Do you have the certs for Europe?", "ask", {}),
    (
        "kids bath toy",
        "Temu seller center: Upload EN 71-1/2/3 test report and CE declaration of conformity for toys. Listings without them will be removed.",
        "report",
        {"toy_report": "asked"},
    ),
    (
        "power bank",
        "Amazon: submit UN 38.3 test summary and a UL 2056 test report from an ISO/IEC 17025 lab. A UL certificate is not required.",
        "report",
        {"transport": "asked", "ul": "not_needed"},
    ),
    (
        "industrial robot",
        "The bidder shall hold a product certificate to ISO 10218-1 issued by an accredited third party; equivalent certificates will be considered.",
        "schemes",
        {},
    ),
    (
        "refrigerator",
        "Award criteria: 10 points for products with a verified product carbon footprint (ISO 14067).",
        "schemes",
        {"carbon_footprint": "asked"},
    ),
    (
        "Wasserkocher",
        "Sehr geehrter Lieferant, wir bitten um Zusendung des GS-Zertifikats sowie der REACH- und RoHS-Erklärungen. Ein CB-Bericht allein genügt uns nicht.",
        "ask",
        {"gs": "asked", "cb": "not_enough"},
    ),
    (
        "hair dryer",
        "OTTO Market: Bitte laden Sie die EU-Konformitätserklärung und die Bedienungsanleitung hoch. Ein GS-Zeichen ist nicht erforderlich, wird aber empfohlen.",
        "nothing",
        {"gs": "not_needed"},
    ),
    (
        "office chair",
        "Vergabeunterlagen: Die Stühle müssen nach EN 1335 geprüft sein; Nachweis durch Prüfbericht eines akkreditierten Labors oder gleichwertig. Der Blaue Engel wird mit 5 Punkten bewertet.",
        "report",
        {"cnas": "asked"},
    ),
    ("电吹风", "亲，我们是做欧洲市场的，你们有没有CE？没有的话就不下单了。", "nothing", {"ce": "asked"}),
    (
        "空气净化器",
        "客户来信：We require CB + CE. ETL not needed for now.",
        "report",
        {"cb": "asked", "ul": "not_needed"},
    ),
    ("不锈钢保温杯", "买家要求FDA和LFGB，另外问BPA free有没有证书。", "report", {"lfgb": "asked"}),
    ("办公椅", "淘宝店铺：售卖办公椅不需要强制认证，但建议上传质检报告。", "report", {"ccc": "not_needed"}),
    (
        "电热水壶",
        "京东POP：1、3C证书（必传） 2、质检报告（选传） 3、商标注册证（必传）",
        "compulsory",
        {"ccc": "asked"},
    ),
    (
        "内墙涂料",
        "招标公告：投标产品应通过中国环境标志产品认证，提供证书复印件加盖公章。",
        "schemes",
        {"environmental_label": "asked"},
    ),
    ("光伏组件", "技术规范书：组件须通过IEC 61215、IEC 61730认证，并提供有效证书。", "schemes", {}),
    ("光伏组件", "技术规范书：组件应满足IEC 61215、IEC 61730要求，提供型式试验报告。", "report", {}),
    ("LED lamp", "Dear Sir, kindly quote FOB Ningbo, 10,000 pcs. Packing: white box. Payment 30% TT.", "ask", {}),
    (
        "power bank",
        "Please send UN38.3, MSDS and CE. We do NOT require UL.",
        "report",
        {"ul": "not_needed", "transport": "asked"},
    ),
    (
        "wall paint",
        "For the LEED project we need a third-party certificate for low VOC emissions.",
        "schemes",
        {"harmful_substances": "asked"},
    ),
    (
        "smart camera",
        "Retailer policy: ETSI EN 303 645 certification by an independent body is mandatory from January.",
        "schemes",
        {"cyber": "asked"},
    ),
    ("rice cooker", "Do you hold TUV/GS? If not, is a CB report available?", "ask", {}),
    (
        "electric kettle",
        "Neither GS nor CB is required for this project; a simple declaration of conformity will do.",
        "nothing",
        {"gs": "not_needed", "cb": "not_needed", "doc": "enough"},
    ),
    (
        "plastic lunch box",
        "Amazon.co.uk compliance: provide a food contact test report from an accredited lab, dated within 12 months.",
        "report",
        {},
    ),
    ("toaster", "We are a US importer. UL is preferred but not mandatory.", "ask", {"ul": "preferred"}),
    (
        "dining chair",
        "Tender: suppliers must be ISO 14001 certified. No product certification is requested.",
        "nothing",
        {"systems": "asked"},
    ),
    (
        "Wasserkocher",
        "Bitte senden Sie uns das CB-Zertifikat inkl. Bericht. Ein GS-Zeichen benötigen wir nicht.",
        "report",
        {"cb": "asked", "gs": "not_needed"},
    ),
    (
        "Reiskocher / rice cooker",
        "Wir listen nur Ware mit GS- oder VDE-Zeichen.",
        "ask",
        {"gs": "asked", "vde_tuv": "asked"},
    ),
    (
        "refrigerator",
        "Ausschreibung: Gefordert wird der Nachweis des CO2-Fußabdrucks gemäß ISO 14067, zertifiziert durch eine unabhängige Stelle.",
        "schemes",
        {"carbon_footprint": "asked"},
    ),
    ("Wandfarbe / wall paint", "Emissionsarm: Prüfbericht nach AgBB genügt, Zertifikat nicht nötig.", "report", {}),
    (
        "Kinderbett / cot",
        "Für Kinderbetten ist ein Prüfbericht nach EN 716 von einem akkreditierten Labor Pflicht. GS wäre wünschenswert.",
        "report",
        {"gs": "preferred"},
    ),
    (
        "Wasserkocher",
        "Für den deutschen Markt reicht uns die Konformitätserklärung; weitere Zertifikate werden nicht benötigt.",
        "nothing",
        {},
    ),
    (
        "Powerbank",
        "Kaufland Marktplatz: Bitte laden Sie Konformitätserklärung, Sicherheitsdatenblatt und EPR-Nummer (WEEE, BattG) hoch.",
        "nothing",
        {},
    ),
    ("air fryer", "Ohne TÜV-Siegel keine Bestellung.", "ask", {"vde_tuv": "asked"}),
    ("塑料水杯", "小红书：推广“食品级”的，需提供第三方检测报告；无需认证证书。", "report", {}),
    (
        "人造板",
        "业主要求ENF级，须出具CMA检测报告，绿色建材认证优先考虑。",
        "schemes",
        {"cma": "asked", "green_product": "preferred"},
    ),
]


@pytest.mark.parametrize(("product", "text", "end", "terms"), UNSEEN)
def test_an_unseen_text_ends_as_its_writer_meant(product, text, end, terms):
    given = asked(text, product)
    senses = {term.mention.key: term.status for term in given.terms}
    assert given.end == end
    assert {key: senses.get(key) for key in terms} == terms


UNKNOWN = [
    {},
    {"asker": "nobody"},
    {"markets": ("EU",), "product": "Flurbelprasser"},
    {"text": "Please send the CE certificate", "product": "Flurbelprasser"},
    {"text": "Please send your ISO 9001 certificate"},
    {"text": "Please send user manual and declaration of conformity"},
]


@pytest.mark.parametrize("situation", UNKNOWN)
def test_where_product_or_market_is_unknown_nothing_is_said_to_be_needless(situation):
    given = asked(**situation)
    assert given.end == "ask"
    assert given.unknown
    assert given.question["de"]


def test_what_is_refused_outright_is_needless_but_no_law_is_denied():
    given = asked("No certificates are needed for these samples.")
    assert (given.end, given.unknown) == ("nothing", ["market"])
    assert given.title == "They ask for no certificate"


def test_no_sentence_of_an_end_claims_that_no_law_applies():
    said = " ".join(rule.zh + rule.en for rule in RULES.ends if rule.effect == "nothing")
    assert "没有法律要求" not in said
    assert "No law" not in said


TICKED = [
    ("mains", "CN", "ask", "GB 4706"), ("mains", "EU", "nothing", "Low Voltage"), ("radio", "CN", "compulsory", "type approval"),
    ("radio", "EU", "nothing", "Radio Equipment Directive"), ("radio", "US", "compulsory", "FCC ID"), ("battery", "US", "nothing", "UN 38.3"),
    ("battery", "EU", "nothing", "IEC 62133"), ("battery", "CN", "ask", "power banks"), ("food_contact", "CN", "nothing", "GB 4806"),
    ("food_contact", "DE", "nothing", "LFGB"), ("child", "EU", "nothing", "EN 71"), ("child", "CN", "ask", "GB 6675"),
]  # fmt: skip


@pytest.mark.parametrize(("tick", "market", "end", "words"), TICKED)
def test_a_tick_leads_to_a_law_or_test_with_its_source(tick, market, end, words):
    given = asked(product="智能门锁", traits=(tick,), markets=(market,), asker="nobody")
    said = [hint.rule for hint in given.hints if words in hint.rule.en]
    assert said
    assert all(rule.source_zh and rule.source_en for rule in said)
    assert given.end == end
    assert not asked(product="智能门锁", markets=(market,), asker="nobody").hints


def test_a_tick_brings_in_the_kept_rules_of_law_it_names():
    given = asked(product="智能门锁", traits=("mains",), markets=("DE",), asker="nobody")
    assert [law.law_en for law in given.declared] == [
        "CE: Low Voltage Directive",
        "CE: EMC Directive",
        "CE: RoHS Directive",
    ]
    assert not asked(product="智能门锁", markets=("DE",), asker="nobody").declared


def test_without_a_market_a_tick_says_what_holds_where_and_decides_nothing():
    given = asked(traits=("radio",), asker="nobody")
    assert {hint.is_certain for hint in given.hints} == {False}
    assert given.end == "ask"
    assert given.reason.key == "end_no_market"


def test_a_tick_without_its_source_is_no_rule():
    rule = GuideRule(
        "a_tick", Sort.TICK, effect="law", conditions=("market.CN",), zh="须核准。", en="It needs approval."
    )
    said = " ".join(problems(rule))
    assert "for which tick" in said
    assert "Name the law" in said


def test_a_word_has_one_gap_and_an_older_rule_with_many_is_read_all_the_same():
    many = GuideRule("many", Sort.CUE, words=("not … … … … … … … … need*", "a* b*"))
    assert [("one … and one *" in said) for said in problems(many)] == [True, True]
    rules = RULES.replacing("not", many)
    assert asked("not " + "a " * 4_900, rules=rules).end


def test_lowest_cost_is_said_of_two_at_least_in_one_currency():
    text = "third-party certificate to EN 60335-2-15"
    whole = asked(text, markets=("DE",))
    first = next(row.offer for row in whole.schemes if "CNY" in row.three_years)
    euros = next(row.offer for row in whole.schemes if "EUR" in row.three_years)
    alone = asked(text, markets=("DE",), known=replace(KNOWN, offers=(first, euros)))
    assert len(alone.schemes) == 2
    assert not any(reason.key.startswith("rank_cheapest") for row in alone.schemes for reason in row.reasons)
    said = [reason.sentence["en"] for row in whole.schemes for reason in row.reasons if reason.key == "rank_cheapest"]
    assert said == ["Of these that charge in CNY it costs least over three years, which matters most to you."]


def accepted(**values) -> Acceptance:
    words = {
        "acceptor_zh": "某商城",
        "acceptor_en": "Some Mall",
        "document_zh": "商家入驻标准",
        "document_en": "Terms for sellers",
    }
    looked = {"valid_from": date(2026, 1, 1), "finding": "checked", "checked_on": date(2026, 6, 1), "market": "CN"}
    return Acceptance(**words | looked | values)


def grounds(acceptance: Acceptance, **answers) -> list[str]:
    key = "southgate/coating-harmful-substances"
    given = asked(product="内墙涂料", markets=("CN",), known=replace(KNOWN, accepted={key: [acceptance]}), **answers)
    (row,) = [row for row in given.schemes if row.offer.key == key]
    return [reason.key for reason in row.reasons if reason.acceptance]


def test_who_accepts_a_scheme_weighs_where_they_are_like_whoever_asks():
    assert grounds(accepted(), text="平台：提供有害物质限量认证") == ["rank_accepted"]
    assert grounds(accepted(), asker="tender") == ["rank_accepted_besides"]
    assert grounds(accepted(market="DE"), asker="tender") == []


def test_what_nobody_looked_at_for_a_year_weighs_nothing():
    assert grounds(accepted(checked_on=date(2025, 10, 1)), asker="tender") == []
    assert grounds(accepted(finding="not_found"), asker="tender") == []


def test_an_enquiry_takes_over_what_was_answered_and_never_the_text():
    given = asked(
        "SECRET: GS or equivalent to EN 60335-2-15", "电热水壶", markets=("DE",), models="K17, K18", wished_on=date(2027, 3, 1),
        holdings=(HeldPaper(number="CN-1", standard="IEC 60335-2-15:2012", dated=date(2026, 1, 1), maker="same", has_differences=True),),
    )  # fmt: skip
    query = enquiry_about(given, ["one", "two"])
    for part in [
        "scheme=one&scheme=two",
        "category=appliances.kitchen.kettles",
        "market=DE",
        "K17%0AK18",
        "reported=1",
        "wish_date=2027-03-01",
        "CN-1",
    ]:
        assert part in query
    assert "SECRET" not in query


def test_a_shop_that_is_named_is_no_product():
    given = asked("淘宝要求3C", "玩具", asker="platform")
    assert (given.end, given.categories, given.unknown) == ("ask", (), ["product"])


def test_a_claim_to_consumers_without_a_scheme_is_backed_by_a_report():
    given = asked("希望证明床垫舒适度给消费者看", "床垫", asker="consumer")
    assert (given.end, given.markets, given.title) == ("report", ("CN",), "No scheme here shows it today")


def test_an_approval_of_the_authority_comes_first():
    given = asked("需要入网许可证和SRRC型号核准", "router")
    assert (given.end, given.reason.key, given.markets) == ("compulsory", "end_approval", ("CN",))


def test_a_certificate_of_the_company_is_not_called_needless():
    given = asked("Please send ISO 9001", markets=("EU",))
    assert (given.end, given.title) == ("nothing", "No product certificate: one of your company")


def test_a_camera_has_radio_unticked():
    assert "radio_eu" in {hint.rule.key for hint in asked(product="smart camera", markets=("EU",)).hints}


def test_a_schemes_test_is_saved_once_by_reports_to_two_of_its_standards():
    (kettles,) = [offer for offer in KNOWN.offers if offer.key == "lingnan/kettle-performance-export"]
    held = [
        HeldPaper("cma", number=str(number), standard=standard, dated=date(2026, 1, 1), maker="same")
        for number, standard in enumerate(("IEC 60335-2-15:2012", "GB/T 22089-2008"))
    ]
    first, second = judged(Situation("kettle", holdings=tuple(held)), [kettles], RULES, Editions(), KNOWN.today)
    assert [saving.amount for saving in first.savings] == [560_000]
    assert (second.outcome, second.savings) == ("no", ())
    assert "saves nothing more" in second.reasons[0]["en"]


@pytest.mark.parametrize(("named", "is_above"), [(" to EN 60335-2-15", True), ("", False)])
def test_a_reply_speaks_of_a_standard_only_where_it_is_named_above(named, is_above):
    given = asked(f"We require a third-party certificate{named} of an accredited body.", markets=("DE",), asker="buyer")
    assert given.end == "schemes"
    assert ("to the standard above" in reply_to(given)) is is_above
