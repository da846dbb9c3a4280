"""A process that has imported everything and waits: told on its input what to run, it forks, and the fork becomes it.

Starting a program of ours takes seconds, nearly all of them imports; a fork takes none. What runs is what `make demo`
runs, told by the same words. When the input ends, so does everything that was started.
"""

import json
import os
import runpy
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import django
from django.urls import get_resolver

from marketplace.embedded import processes
from tests.kills.hurry import hurry

PROGRAMS = ("celery.bin.celery", "celery.apps.worker", "celery.apps.beat", "granian.cli", "granian.server")
URL_MAPS = ("marketplace.urls_site", "marketplace.urls_body")


def main() -> None:
    django.setup()
    for url_map in URL_MAPS:
        _ = get_resolver(url_map).url_patterns
    for module in PROGRAMS:
        import_module(module)
    hurry()

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who ends is forgotten
    say("warm")
    started = []
    for line in sys.stdin:
        command, log = json.loads(line)
        pid = os.fork()
        if pid == 0:
            become(command, Path(log))
        started.append(pid)
        say(str(pid))
    for pid in started:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def say(word: str) -> None:
    print(word, flush=True)


def become(command: list[str], log: Path) -> None:
    """Run `python -m module …` or `python script …` as if it had been started so."""
    os.setsid()
    processes.tie_self_to_parent(signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    words = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for ours, theirs in ((nothing, 0), (words, 1), (words, 2)):
        os.dup2(ours, theirs)
    _python, first, *rest = command
    code: object = 0
    try:
        if first == "-m":
            sys.argv = rest
            runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
        else:
            sys.argv = [first, *rest]
            runpy.run_path(first, run_name="__main__")
    except SystemExit as end:
        code = end.code
    finally:
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    main()
