"""What tests of imports begin with, and tests elsewhere too."""

import csv
import io
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from lib import clock

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "oshwa_certificates.csv"


HEADINGS = ["证书编号", "获证组织", "产品名称", "标准号", "颁证日期", "有效期至", "状态"]


ROW = ["NS-2024-001", "爱克米电器（演示）有限公司", "家用电冰箱", "GB/T 23119-2017", "2024-03-01", "2099-02-28", "有效"]


def row(**changed: str) -> list[str]:
    """A good row, with some cells changed by their heading."""
    return [changed.get(heading, cell) for heading, cell in zip(HEADINGS, ROW, strict=True)]


def table(*rows: Sequence[str], headings: Sequence[str] = HEADINGS, delimiter: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([headings, *rows])
    return text.getvalue()


def as_file(content: str | bytes, name: str = "certificates.csv", encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode(encoding) if isinstance(content, str) else content)


WIDE = [*HEADINGS, "原证书编号", "撤销日期", "暂停截止日期", "恢复条件"]


def wide(*more: str, **changed: str) -> list[str]:
    """A good row with predecessor, day of the status, end of a suspension and what lifts it."""
    return [*row(**changed), *more, *[""] * (4 - len(more))]


def codes(batch, line: int) -> list[str]:
    held = batch.rows.get(line=line)
    return [one["code"] for one in [*held.problems, *held.remarks]]


def days_ago(days: int) -> str:
    return (clock.today() - timedelta(days=days)).isoformat()
