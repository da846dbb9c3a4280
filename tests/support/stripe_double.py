"""Our double of Stripe as the demo runs it: a program of its own on a free port, which brings its events to our door."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from marketplace.embedded.processes import accepts, free_port, wait_until

PROJECT = Path(__file__).resolve().parents[2]
SECRET = "whsec_of_a_demo"


@contextlib.contextmanager
def running(directory: Path, door: str, *, host: str = "guildmark.localhost:8000") -> Iterator[str]:
    """Gives where it answers. Its state stays in `directory`: started there again, it goes on."""
    (directory / "secret").write_text(SECRET)
    port = free_port()
    command = [
        *(sys.executable, "-m", "marketplace.embedded.stripe_double", f"--port={port}", f"--tell={door}"),
        *(f"--state={directory / 'state.json'}", f"--secret={directory / 'secret'}", f"--host={host}"),
    ]
    process = subprocess.Popen(command, cwd=PROJECT)
    try:
        assert wait_until(lambda: accepts(port), seconds=60)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()
