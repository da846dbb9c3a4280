"""The thirteen tenants of the demo: nine bodies, a laboratory, a training provider, an adviser and an insurer. Their names cannot be mistaken for real ones."""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django_tenants.utils import tenant_context
from PIL import Image, ImageDraw

from accounts.models import User
from catalog.actions import save_passport
from lib import clock
from oversight.actions import Listed, Looked, confirm_approval, restate_body
from tenants.hosts import host_of
from tenants.models import CertificationBody
from tenants.opening import open_body
from vocabulary.time_zones import zone_of
from web.uploads import checked


@dataclass(frozen=True)
class Accredited:
    """By whom a body is accredited, under which number, and for how many months yet."""

    by: str
    number: str
    months: int


@dataclass(frozen=True)
class Insured:
    """Against what it is liable for: millions of the currency."""

    insurer: str
    millions: int
    currency: str = "CNY"


@dataclass(frozen=True)
class Tenant:
    slug: str
    kind: str
    zh: str
    en: str
    fields: tuple[str, ...]
    about_zh: str
    about_en: str
    country: str = "CN"
    approval: str = ""  # its number on the list that an operator looked at; "" for none
    approved: date = date(2020, 1, 6)
    address: tuple[str, str] = ("", "")
    telephone: str = ""
    accredited: Accredited | None = None
    insured: Insured | None = None


TENANTS = [
    Tenant(
        "northseal", "body", "北印认证（演示）", "Northseal Certification (demo)", ("appliances", "green"),
        "专注家用电器的能效、性能、可靠性与出口安全。", "Energy, performance, reliability and export safety of household appliances.",
        approval="DEMO-CNCA-R-2003-117", approved=date(2003, 6, 18), telephone="+86 10 0000 0117",
        address=("北京市大兴区演示科技园 8 号楼", "Building 8, Demo Science Park, Daxing, Beijing"),
        accredited=Accredited("CNAS (demo)", "DEMO-P017", 19), insured=Insured("演示财产保险 / Demo Property Insurance", 20),
    ),
    Tenant(
        "greenmark", "body", "绿标认证（演示）", "Greenmark Certification (demo)", ("green", "building", "furniture", "textiles", "batteries"),
        "绿色产品、再生材料与产品碳足迹。", "Green products, recycled content and carbon footprints.",
        approval="DEMO-CNCA-R-2011-204", approved=date(2011, 3, 9), telephone="+86 21 0000 0204",
        address=("上海市杨浦区演示路 1200 号", "1200 Demo Road, Yangpu, Shanghai"),
        accredited=Accredited("CNAS (demo)", "DEMO-P052", 31), insured=Insured("申城演示保险 / Demo Insurance of Shanghai", 30),
    ),
    Tenant(
        "southgate", "body", "南门建材认证（演示）", "Southgate Building Products (demo)", ("building", "furniture"),
        "建筑材料与家具的质量与安全。", "Quality and safety of building materials and furniture.",
        approval="DEMO-CNCA-R-2008-163", approved=date(2008, 9, 22), telephone="+86 531 0000 0163",
        address=("山东省济南市历下区演示大厦 15 层", "15th floor, Demo Tower, Lixia, Jinan, Shandong"),
        accredited=Accredited("CNAS (demo)", "DEMO-P039", 8), insured=Insured("泰山演示保险 / Demo Mutual Insurance", 10),
    ),
    Tenant(
        "voltcert", "body", "伏安认证（演示）", "Voltcert (demo)", ("batteries", "photovoltaics", "charging"),
        "电池、光伏与充电设施。", "Batteries, photovoltaics and charging equipment.",
        approval="DEMO-CNCA-R-2014-251", approved=date(2014, 5, 30), telephone="+86 519 0000 0251",
        address=("江苏省常州市新北区演示园 3 号", "3 Demo Park, Xinbei, Changzhou, Jiangsu"),
        accredited=Accredited("CNAS (demo)", "DEMO-P071", 22), insured=Insured("演示财产保险 / Demo Property Insurance", 50),
    ),
    Tenant(
        "iotrust", "body", "物信认证（演示）", "IoTrust Certification (demo)", ("iot", "robots", "charging"),
        "联网设备的网络安全与机器人安全。", "Cyber security of connected devices, and safety of robots.",
        approval="DEMO-CNCA-R-2018-316", approved=date(2018, 11, 12), telephone="+86 755 0000 0316",
        address=("广东省深圳市南山区演示湾 6 栋", "Block 6, Demo Bay, Nanshan, Shenzhen, Guangdong"),
        accredited=Accredited("CNAS (demo)", "DEMO-P096", 14), insured=Insured("鹏城演示保险 / Demo Liability Insurance", 15),
    ),
    Tenant(
        "softline", "body", "织衡认证（演示）", "Softline Certification (demo)", ("textiles", "food_contact"),
        "纺织品与食品接触材料。", "Textiles and food contact materials.",
        approval="DEMO-CNCA-R-2009-178", approved=date(2009, 4, 2), telephone="+86 571 0000 0178",
        address=("浙江省杭州市萧山区演示市北 21 号", "21 Demo North, Xiaoshan, Hangzhou, Zhejiang"),
        accredited=Accredited("CNAS (demo)", "DEMO-P044", 26), insured=Insured("之江演示保险 / Demo Insurance of Zhejiang", 8),
    ),
    Tenant(
        "servewell", "body", "善服认证（演示）", "Servewell Certification (demo)", ("services",),
        "售后、养老与零售服务认证。", "Certification of after-sales, care and retail services.",
        approval="DEMO-CNCA-R-2016-288", approved=date(2016, 8, 15), telephone="+86 28 0000 0288",
        address=("四川省成都市武侯区演示街 77 号", "77 Demo Street, Wuhou, Chengdu, Sichuan"),
        accredited=Accredited("CNAS (demo)", "DEMO-P083", 11), insured=Insured("天府演示保险 / Demo Insurance of Sichuan", 5),
    ),
    Tenant(
        "lingnan", "body", "岭南认证（演示）", "Lingnan Certification (demo)", ("appliances", "building"),
        "佛山的小机构：十二位检查员，离工厂近，五周出结果。", "A small body in Foshan: twelve inspectors, near the factories, a result in five weeks.",
        approval="DEMO-CNCA-R-2022-402", approved=date(2022, 2, 28), telephone="+86 757 0000 0402",
        address=("广东省佛山市顺德区演示工业大道 19 号", "19 Demo Industrial Avenue, Shunde, Foshan, Guangdong"),
        accredited=Accredited("CNAS (demo)", "DEMO-P131", 35), insured=Insured("岭海演示保险 / Demo Insurance of Guangdong", 5),
    ),
    Tenant(
        "rheinwerk", "body", "莱茵工坊检验认证（演示）", "Rheinwerk Prüfhaus (demo)", ("appliances", "furniture"),
        "德国科隆的境外机构，测试并授予面向欧洲买家的受检标志；在中国境内不从事认证活动，工厂检查由境内合作机构进行。",
        "A body of Cologne, Germany, whose tested marks are for buyers in Europe. It does no certification work in China; "
        "factories there are inspected by a partner body.",
        country="DE", approval="DEMO-D-ZE-21034", approved=date(1998, 10, 1), telephone="+49 221 0000 210",
        address=("德国科隆演示河岸 4 号", "Demoufer 4, 50000 Köln, Germany"),
        accredited=Accredited("DAkkS (demo)", "DEMO-D-ZE-21034-01", 40), insured=Insured("Demo Versicherung AG", 10, "EUR"),
    ),
    Tenant(
        "clearlab", "laboratory", "澄明实验室（演示）", "Clearlab (demo)", (),
        "电池与电器的检测、校准；出具检测报告，不颁发认证证书。", "Testing and calibration of batteries and appliances: reports, no certificates.",
        address=("江苏省苏州市工业园区演示里 5 号", "5 Demo Lane, Industrial Park, Suzhou, Jiangsu"), telephone="+86 512 0000 0588",
        accredited=Accredited("CNAS (demo)", "DEMO-L2046", 28), insured=Insured("申城演示保险 / Demo Insurance of Shanghai", 6),
    ),
    Tenant(
        "goodcounsel", "adviser", "良策咨询（演示）", "Good Counsel Advisers (demo)", (),
        "独立的质量改进咨询，不从事认证。", "Independent advice on quality; no certification.",
        address=("湖北省武汉市洪山区演示广场 902 室", "Room 902, Demo Plaza, Hongshan, Wuhan, Hubei"), telephone="+86 27 0000 0902",
    ),
    Tenant(
        "openclass", "training", "敞门课堂（演示）", "Openclass Training (demo)", (),
        "面向所有人的认证与标准公开课，不属于任何认证机构。", "Open courses on certification and standards for everybody; of no certification body.",
        address=("广东省广州市天河区演示中心 3 层", "3rd floor, Demo Centre, Tianhe, Guangzhou"), telephone="+86 20 0000 0303",
    ),
    Tenant(
        "safeharbour", "insurer", "安泊保险（演示）", "Safeharbour Insurance (demo)", (),
        "出口产品责任保险；计算方法公开，保费按询价报出。", "Product liability of exports; the method is public, the price on request.",
        address=("上海市浦东新区演示大道 66 号", "66 Demo Avenue, Pudong, Shanghai"), telephone="+86 21 0000 0066",
    ),
]  # fmt: skip
LISTS = {"CN": "https://list.demo.example/", "DE": "https://akkreditierung.demo.example/"}  # invented, as all here


def open_tenant(tenant: Tenant, *, by: User) -> CertificationBody:
    """Open a tenant as an operator's approval does, and state it to the register."""
    body = open_body(
        slug=tenant.slug,
        kind=tenant.kind,
        country=tenant.country,
        time_zone=zone_of(tenant.country),
        name_zh=tenant.zh,
        name_en=tenant.en,
        approval_number=tenant.approval,
        host=host_of(CertificationBody(slug=tenant.slug)),
    )
    if body.approval_number:
        confirm(body, tenant, by=by)
        body.refresh_from_db()
    else:
        restate_body(body, by=by)
    return body


def confirm(body: CertificationBody, tenant: Tenant, *, by: User) -> None:
    """As an operator found it on the public list, which is invented like everything here."""
    page = checked(SimpleUploadedFile("public-list-demo.png", _page()))
    looked = Looked(LISTS[tenant.country], clock.today(body.time_zone), page)
    confirm_approval(body, looked=looked, listed_as=Listed(body.approval_number, list(tenant.fields)), by=by)


@cache
def _page() -> bytes:
    """A page that says what it is."""
    sheet = Image.new("RGB", (595, 200), "white")
    ImageDraw.Draw(sheet).text((40, 40), "Guildmark demo: an invented list of invented bodies", fill="black")
    file = io.BytesIO()
    sheet.save(file, format="PNG")
    return file.getvalue()


def fill_passport(body: CertificationBody, tenant: Tenant, *, by: User) -> None:
    """What the body is approved, accredited and insured for; without approved fields it could not publish."""
    values = {
        "about_zh": tenant.about_zh,
        "about_en": tenant.about_en,
        "address_zh": tenant.address[0],
        "address_en": tenant.address[1],
        "email": f"hello@{tenant.slug}.demo.example",
        "telephone": tenant.telephone,
        "website": f"https://{tenant.slug}.demo.example",
        **(_approval(tenant) if tenant.approval else {}),
        **(_accreditation(tenant.accredited) if tenant.accredited else {}),
        **(_insurance(tenant.insured, tenant.slug) if tenant.insured else {}),
    }
    with tenant_context(body):
        save_passport(values=values, by=by)


def _approval(tenant: Tenant) -> dict[str, Any]:
    """Given for four years each time: it ends on the first such day to come that leaves a year at least."""
    years = -(-(clock.today().year + 1 - tenant.approved.year) // 4) * 4 + 1
    return {
        "approval_number": tenant.approval,
        "approved_on": tenant.approved,
        "approved_until": tenant.approved.replace(year=tenant.approved.year + years) - timedelta(days=1),
        "approved_categories": list(tenant.fields),
    }


def _accreditation(accredited: Accredited) -> dict[str, Any]:
    return {
        "accreditation_body": accredited.by,
        "accreditation_number": accredited.number,
        "accredited_until": clock.today() + timedelta(days=30 * accredited.months),
    }


def _insurance(insured: Insured, slug: str) -> dict[str, Any]:
    this_year = clock.today().year
    return {
        "insurer": insured.insurer,
        "policy_number": f"DEMO-{this_year}-{slug[:4].upper()}",
        "insured_amount": insured.millions * 100_000_000,
        "insured_currency": insured.currency,
        "insured_until": date(this_year + 1, 6, 30),
    }
