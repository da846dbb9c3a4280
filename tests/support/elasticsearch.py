"""A real Elasticsearch node for tests, started by ../shared/elasticsearch/start.sh where that is there."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from marketplace.embedded.processes import free_port

STARTER = Path(__file__).resolve().parents[2].parent / "shared" / "elasticsearch" / "start.sh"


@contextmanager
def running_node() -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The node's URL and its process. Skips, with the reason, where none can be started."""
    if not STARTER.exists():
        pytest.skip("../shared/elasticsearch/start.sh is missing: no Elasticsearch node here")
    if not shutil.which("mvn"):
        pytest.skip("Maven is missing: it brings the Elasticsearch node")
    port = free_port()
    directory = tempfile.mkdtemp(prefix="guildmark-es-")
    process = subprocess.Popen(
        [STARTER, str(port), directory],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said = ""
        for line in process.stdout:
            said += line
            if line.startswith("READY"):
                break
        else:
            pytest.skip(f"The Elasticsearch node did not start: {said[-300:]}")
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.stdout.close()
        end(process)
        shutil.rmtree(directory, ignore_errors=True)


def end(process: "subprocess.Popen[str]") -> None:
    """Stop the node and whatever it started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(timeout=20)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        return
