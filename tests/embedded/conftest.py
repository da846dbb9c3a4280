"""Servers of a test's own, in a path that is awkward on purpose, and gone when the test is over."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from marketplace.embedded.postgres import Cluster
from marketplace.embedded.valkey import Server


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory with a space and Chinese in its name, that the account PostgreSQL runs as can walk down to."""
    base = Path(tempfile.mkdtemp(prefix="guildmark-"))
    base.chmod(0o755)
    yield base / "a place 地方"
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def new_cluster(place: Path) -> Iterator[Cluster]:
    """A cluster before its first start."""
    cluster = Cluster(place / "postgres")
    yield cluster
    cluster.remove()


@pytest.fixture(scope="session")
def stopped_cluster() -> Iterator[Path]:
    """The directory of a cluster that was started and stopped: a copy is quicker than a first start."""
    base = Path(tempfile.mkdtemp(prefix="guildmark-"))
    base.chmod(0o755)
    cluster = Cluster(base / "postgres")
    cluster.start()
    cluster.stop()
    yield cluster.directory
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def cluster(new_cluster: Cluster, stopped_cluster: Path) -> Cluster:
    """A cluster that has been started before."""
    new_cluster.directory.parent.mkdir()
    subprocess.run(["cp", "--archive", stopped_cluster, new_cluster.directory], check=True)
    return new_cluster


@pytest.fixture
def valkey(place: Path) -> Iterator[Server]:
    server = Server(place / "valkey")
    yield server
    server.remove()
