"""Files as bodies bring them, made here, and the way of one through the desk."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imports import actions
from imports.models import Batch
from outbox import relay
from tests.support.private import forget_private_place, keep_private_files_in

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "oshwa_certificates.csv"
HEADINGS = ["证书编号", "获证组织", "产品名称", "标准号", "颁证日期", "有效期至", "状态"]
ROW = ["NS-2024-001", "爱克米电器（演示）有限公司", "家用电冰箱", "GB/T 23119-2017", "2024-03-01", "2099-02-28", "有效"]


@pytest.fixture(autouse=True)
def files_of_this_test(tmp_path, monkeypatch):
    """Private files go where they are forgotten; nothing waits for a relay that does not run here."""
    keep_private_files_in(tmp_path, monkeypatch)
    monkeypatch.setattr("imports.actions.working.GIVES_WAY", 0.0)
    yield
    forget_private_place()


def row(**changed: str) -> list[str]:
    """A good row, with some cells changed by their heading."""
    return [changed.get(heading, cell) for heading, cell in zip(HEADINGS, ROW, strict=True)]


def table(*rows: Sequence[str], headings: Sequence[str] = HEADINGS, delimiter: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return text.getvalue()


def as_file(content: str | bytes, name: str = "certificates.csv", encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode(encoding) if isinstance(content, str) else content)


@pytest.fixture
def checked(in_northseal, rita) -> Callable[..., Batch]:
    """`checked(content, columns=…, answers=…)`: uploaded and looked at by rita."""

    def run(content: str | bytes, *, columns: dict[str, str] | None = None, answers: Any = None, **how: Any) -> Batch:
        batch = actions.upload(as_file(content, **how), by=rita)
        if columns is not None or answers is not None:
            said = batch.columns if columns is None else columns
            batch = actions.say_columns(batch, columns=said, answers=answers or {}, by=rita)
        batch = actions.check(batch, by=rita)
        return actions.work(batch.pk)

    return run


@pytest.fixture
def entered(checked, rita, quinn) -> Callable[..., Batch]:
    """`entered(content)`: checked, answered for by rita and quinn, entered, and heard by the register."""

    def run(content: str | bytes, **how: Any) -> Batch:
        batch = checked(content, **how)
        actions.state(batch, by=rita, takes_responsibility=True)
        actions.confirm(batch, by=quinn, takes_responsibility=True)
        batch = actions.work(batch.pk)
        relay.deliver_all()
        return batch

    return run
