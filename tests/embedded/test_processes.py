"""Questions about processes are answered as the kernel sees it."""

import os
import subprocess
import sys
from pathlib import Path

from marketplace.embedded import processes

FIRST_THREAD_ENDS = """
import ctypes, sys, threading
threading.Thread(target=sys.stdin.readline).start()
ctypes.CDLL(None).syscall({exit}, 0)  # of this thread only
"""
EXIT = {"x86_64": 60, "aarch64": 93}


def state_of(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]


def test_a_process_lives_until_its_last_thread_has_ended():
    code = FIRST_THREAD_ENDS.format(exit=EXIT[os.uname().machine])
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as half:
        assert processes.wait_until(lambda: state_of(half.pid) == "Z", seconds=20)
        assert processes.is_alive(half.pid)

        half.stdin.close()

        assert processes.wait_until(lambda: not processes.is_alive(half.pid), seconds=20)
