"""What tests of exports begin with, and tests elsewhere too."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django_tenants.utils import tenant_context

from applications.models import Party
from billing import actions as billing
from imports import actions as imports
from tenants.models import CertificationBody

CSV = "证书编号,获证组织,产品名称,颁证日期\nNS-1,爱克米电器（演示）有限公司,电冰箱,2024-03-01\n".encode()


def furnish(body: CertificationBody, registrar, organisation) -> None:
    """A client, a file, a bank account: rows in the body's schema, in public, and in the storage."""
    with tenant_context(body):
        Party.objects.create(organisation=organisation, name_zh="爱克米工厂", country="CN")
        imports.upload(SimpleUploadedFile("certificates.csv", CSV), by=registrar)
    billing.set_bank_account(body, by=registrar, holder="北印", bank="演示银行", number="1")
