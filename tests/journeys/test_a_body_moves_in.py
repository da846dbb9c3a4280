"""A body moves in with what it has: a file goes in through the browser, two people answer, the public sees it."""

import re

import pytest
from django_tenants.utils import tenant_context

from imports.models import Batch
from marketplace.reconcile import reconcile
from outbox import relay
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.imports.making import REAL, row, table
from tests.imports.real import assert_every_row_is_in_the_register_or_has_a_reason
from tests.support.private import forget_private_place, keep_private_files_in


@pytest.fixture
def northseal(committed, tmp_path, monkeypatch):
    keep_private_files_in(tmp_path, monkeypatch)
    body = CertificationBody.objects.get(slug="northseal")
    yield body, works_for(body, "rita", Role.REGISTRAR), works_for(body, "quinn", Role.QUALITY_MANAGER)
    forget_private_place()


def questions_open(page) -> list:
    """What stands between several names of a cell, where nobody has said it yet."""
    return [question for question in page.locator("select[name^=parts_]").all() if not question.input_value()]


def checks(page) -> None:
    """Versions like "1,2" and "1 & 2" are no lists."""
    for question in questions_open(page):
        question.select_option("keep")
    page.get_by_role("button", name="Check every row").click()
    page.get_by_role("link", name="Answer for the import").wait_for()


def moves_in(guildmark, northseal, path) -> Batch:
    """Rita uploads, looks at the columns, has the rows checked and signs; Quinn reads and confirms."""
    body, rita, quinn = northseal
    registrar = guildmark.signed_in(rita, body=body)
    registrar.goto(guildmark.body(body, "/desk/certificates/"))
    registrar.get_by_role("link", name="Import from a file").click()
    registrar.locator("[name=file]").set_input_files(path)
    registrar.get_by_role("button", name="Upload file").click()
    registrar.wait_for_url(re.compile(r"/columns/$"))
    columns = registrar.url
    checks(registrar)
    checked = registrar.url
    registrar.goto(columns)
    if questions_open(registrar):  # a row far below asks what the first ones did not
        checks(registrar)
    registrar.goto(checked)
    registrar.get_by_role("link", name="Answer for the import").click()
    registrar.locator("[name=takes_responsibility]").check()
    registrar.get_by_role("button", name="Sign the statement").click()
    registrar.get_by_text("confirms it now").wait_for()

    manager = guildmark.signed_in(quinn, body=body, width=390)
    manager.goto(guildmark.body(body, "/desk/"))
    manager.get_by_role("link", name="Confirm the import").first.click()
    manager.locator("[name=takes_responsibility]").check()
    manager.get_by_role("button", name="Confirm and enter the certificates").click()
    manager.get_by_text("What became of it").wait_for()
    with tenant_context(body):
        return Batch.objects.get()


def test_a_file_like_a_real_one_goes_in(guildmark, northseal, tmp_path, shows):
    rows = [
        [*row(证书编号="NS-2021-01", 颁证日期="2021年3月1日"), ""],
        [*row(证书编号="NS-2024-02", 产品名称="两门\n电冰箱 &amp; 冷柜"), "NS-2021-01"],
        [*row(证书编号="NS-2024-03", 颁证日期=""), ""],
    ]
    file = tmp_path / "获证名录.csv"
    headings = ["证书编号", "获证组织", "产品名称", "标准号", "颁证日期", "有效期至", "状态", "原证书编号"]
    file.write_bytes(("北印认证获证名录,,,,,,,\r\n" + table(*rows, headings=headings)).encode("gb18030"))
    batch = moves_in(guildmark, northseal, file)
    assert (batch.counts["entered"], batch.counts["refused"], batch.reading["encoding"]) == (2, 1, "gb18030")

    public = guildmark.visitor(width=390)
    public.goto(guildmark.site("/verify/?number=ns 2021 01"))
    shows(public, "superseded")
    public.goto(guildmark.site("/verify/?number=NS-2024-02"))
    public.get_by_text("两门 电冰箱 & 冷柜").first.wait_for()


@pytest.mark.long
@pytest.mark.skipif(not REAL.exists(), reason="../shared/data/oshwa_certificates.csv is not here")
def test_three_thousand_real_certificates_go_in(guildmark, northseal):
    batch = moves_in(guildmark, northseal, REAL)
    relay.deliver_all()
    with tenant_context(northseal[0]):
        assert_every_row_is_in_the_register_or_has_a_reason(batch)
    assert reconcile().agrees
