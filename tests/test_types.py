"""Doors are typed: a view asks for no more than its policy gives, and no part of the house is let off."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

PROJECT = Path(settings.BASE_DIR)
VIEW = """
from accounts.requests import StaffRequest, policy
from django.http import HttpResponse

@policy(host="body", who="{who}")
def view(request: StaffRequest) -> HttpResponse:
    return HttpResponse(str(sorted(request.roles)))
"""


def errors_in(path: Path) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", str(path)], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    return [line for line in ran.stdout.splitlines() if ": error:" in line]


@pytest.mark.slow
def test_a_view_that_asks_for_more_than_its_policy_gives_does_not_pass(tmp_path):
    for name, who in (("fits", "body_staff"), ("asks_too_much", "organisation")):
        (tmp_path / f"{name}.py").write_text(VIEW.format(who=who))
    assert errors_in(tmp_path / "fits.py") == []
    assert "StaffRequest" in errors_in(tmp_path / "asks_too_much.py")[0]


def test_no_check_of_types_is_switched_off_for_a_part_of_the_house():
    overrides = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["mypy"]["overrides"]
    silent = {"disable_error_code", "ignore_errors", "disallow_untyped_defs", "check_untyped_defs"}
    assert [override["module"] for override in overrides if silent & set(override)] == []
