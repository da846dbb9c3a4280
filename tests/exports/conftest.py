"""A body with something of everything that leaves the house, and files that are forgotten afterwards."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tenants.utils import tenant_context

from applications.models import Party
from billing.models import BankAccount
from imports import actions as imports
from lib import clock
from tenants.models import CertificationBody
from tests.support.private import forget_private_place, keep_private_files_in

CSV = "证书编号,获证组织,产品名称,颁证日期\nNS-1,爱克米电器（演示）有限公司,电冰箱,2024-03-01\n".encode()


@pytest.fixture(autouse=True)
def files_of_this_test(tmp_path, monkeypatch):
    """Private files go where they are forgotten."""
    place = tmp_path / "private"
    keep_private_files_in(place, monkeypatch)
    yield place
    forget_private_place()


def furnish(body: CertificationBody, registrar, organisation) -> None:
    """A client, a file, a bank account: rows in the body's schema, in public, and in the storage."""
    with tenant_context(body):
        Party.objects.create(organisation=organisation, name_zh="爱克米工厂", country="CN")
        imports.upload(SimpleUploadedFile("certificates.csv", CSV), by=registrar)
    BankAccount.objects.create(
        body=body, holder="北印", bank="演示银行", number="1", changed_by=registrar, changed_at=clock.now()
    )


@pytest.fixture
def furnished(northseal, rita, acme):
    furnish(northseal, rita, acme)
    return northseal
