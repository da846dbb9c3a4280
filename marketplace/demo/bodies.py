"""The eight tenants of the demo: six bodies, a laboratory and an adviser. Their names cannot be mistaken for real ones."""

import io
from dataclasses import dataclass
from datetime import date
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
class Tenant:
    slug: str
    kind: str
    zh: str
    en: str
    fields: tuple[str, ...]
    about_zh: str
    about_en: str
    country: str = "CN"


TENANTS = [
    Tenant("northseal", "body", "北印认证（演示）", "Northseal Certification (demo)", ("appliances", "green"),
           "专注家用电器的安全、能效与可靠性。", "Safety, energy efficiency and reliability of household appliances."),
    Tenant("greenmark", "body", "绿标认证（演示）", "Greenmark Certification (demo)", ("green", "building", "furniture", "textiles", "batteries"),
           "绿色产品与产品碳足迹。", "Green products and carbon footprints."),
    Tenant("southgate", "body", "南门建材认证（演示）", "Southgate Building Products (demo)", ("building", "furniture"),
           "建筑材料与家具的质量与安全。", "Quality and safety of building materials and furniture."),
    Tenant("voltcert", "body", "伏安认证（演示）", "Voltcert (demo)", ("batteries", "photovoltaics", "charging"),
           "电池、光伏与充电设施。", "Batteries, photovoltaics and charging equipment."),
    Tenant("iotrust", "body", "物信认证（演示）", "IoTrust Certification (demo)", ("iot", "robots"),
           "智能设备的网络安全与机器人安全。", "Cyber security of smart devices, and safety of robots."),
    Tenant("softline", "body", "织衡认证（演示）", "Softline Certification (demo)", ("textiles", "food_contact", "services"),
           "纺织品、食品接触材料与服务。", "Textiles, food contact materials and services."),
    Tenant("clearlab", "laboratory", "澄明实验室（演示）", "Clearlab (demo)", ("batteries",),
           "电池与电器检测、校准。", "Testing and calibration of batteries and appliances."),
    Tenant("goodcounsel", "adviser", "良策咨询（演示）", "Good Counsel Advisers (demo)", (),
           "独立的质量改进咨询，不从事认证。", "Independent advice on quality; no certification."),
]  # fmt: skip


def open_tenant(tenant: Tenant, number: int, *, by: User) -> CertificationBody:
    """Open a tenant as an operator's approval does, and state it to the register."""
    body = open_body(
        slug=tenant.slug,
        kind=tenant.kind,
        country=tenant.country,
        time_zone=zone_of(tenant.country),
        name_zh=tenant.zh,
        name_en=tenant.en,
        approval_number=f"DEMO-CNCA-R-2020-{number:03d}" if tenant.fields and tenant.kind == "body" else "",
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
    looked = Looked("https://list.demo.example/", clock.today(body.time_zone), page)
    confirm_approval(body, looked=looked, listed_as=Listed(body.approval_number, list(tenant.fields)), by=by)


@cache
def _page() -> bytes:
    """A page that says what it is."""
    sheet = Image.new("RGB", (595, 200), "white")
    ImageDraw.Draw(sheet).text((40, 40), "Guildmark demo: an invented list of invented bodies", fill="black")
    file = io.BytesIO()
    sheet.save(file, format="PNG")
    return file.getvalue()


def _approval(body: CertificationBody, tenant: Tenant, this_year: int) -> dict[str, Any]:
    return {
        "approval_number": body.approval_number,
        "approved_on": date(2020, 1, 6),
        "approved_until": date(this_year + 2, 1, 5),
        "approved_categories": list(tenant.fields),
    }


def fill_passport(body: CertificationBody, tenant: Tenant, number: int, *, by: User) -> None:
    """What the body is approved, accredited and insured for; without approved fields it could not publish."""
    this_year = clock.today().year
    values = {
        "about_zh": tenant.about_zh,
        "about_en": tenant.about_en,
        "address_zh": f"北京市演示区明证街 {number} 号",
        "address_en": f"{number} Guildmark Street, Demo District, Beijing",
        "email": f"hello@{tenant.slug}.demo.example",
        "telephone": f"+86 10 0000 {number:04d}",
        "website": f"https://{tenant.slug}.demo.example",
        **(_approval(body, tenant, this_year) if body.approval_number else {}),
        "accreditation_body": "CNAS (demo)",
        "accreditation_number": f"DEMO-P{number:03d}",
        "accredited_until": date(this_year + 1, 6, 30),
        "insurer": "演示保险公司 / Demo Insurance",
        "policy_number": f"DEMO-{this_year}-{number:04d}",
        "insured_amount": 1_000_000_000,
    }
    with tenant_context(body):
        save_passport(values=values, by=by)
