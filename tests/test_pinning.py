"""`make pin-images` writes what the registries say today, or nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[1] / "tools" / "pin_images.py"
COMPOSE = """services:
  web:
    image: guildmark:${GUILDMARK_VERSION:-latest}
  database:
    image: postgres:18@sha256:""" + "a" * 64 + """ # with an older digest
  mail:
    image: axllent/mailpit:v1.27
"""  # fmt: skip
DOCKERFILE = "FROM python:3.12-slim AS packages\nRUN true\nFROM python:3.12-slim\n"


@pytest.fixture
def pin(tmp_path):
    """`pin(what docker does)`: the two files as they are after it, and what it says."""
    files = [tmp_path / "docker-compose.yml", tmp_path / "Dockerfile"]

    def run(docker: str) -> tuple[list[str], str]:
        for file, text in zip(files, (COMPOSE, DOCKERFILE), strict=True):
            file.write_text(text)
        (tmp_path / "docker").write_text(f"#!/bin/sh\n{docker}\n")
        (tmp_path / "docker").chmod(0o755)
        here = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
        answer = subprocess.run([sys.executable, TOOL, *files], env=here, capture_output=True, text=True, check=False)
        return [file.read_text() for file in files], answer.stderr

    return run


def test_each_image_of_others_gets_the_digest_of_today(pin):
    (compose, dockerfile), _words = pin(f"echo sha256:{'b' * 64}")
    assert f"image: postgres:18@sha256:{'b' * 64} # with" in compose
    assert f"image: axllent/mailpit:v1.27@sha256:{'b' * 64}\n" in compose
    assert "image: guildmark:${GUILDMARK_VERSION:-latest}\n" in compose
    assert dockerfile.startswith(f"FROM python:3.12-slim@sha256:{'b' * 64} AS packages\n")
    assert dockerfile.count("@sha256:") == 2


@pytest.mark.parametrize("docker", ["echo 'no such host' >&2; exit 1", "echo latest"])
def test_where_a_registry_does_not_answer_nothing_is_written(pin, docker):
    assert pin(docker)[0] == [COMPOSE, DOCKERFILE]
    assert "Nothing was written" in pin(docker)[1]
