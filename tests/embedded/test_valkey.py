"""The embedded Valkey starts, asks for its password, and forgets nothing when killed."""

import os
import signal
import socket
import stat
import threading
from pathlib import Path

import pytest
import redis

from marketplace.embedded import processes
from marketplace.embedded.trouble import CannotStart
from marketplace.embedded.valkey import Server

pytestmark = pytest.mark.slow  # each starts a server of its own


@pytest.fixture
def ask():
    clients = []

    def connect(url: str) -> redis.Redis:
        clients.append(redis.Redis.from_url(url, decode_responses=True))
        return clients[-1]

    yield connect
    for client in clients:
        client.close()


def main_process(valkey: Server) -> int:
    return int((valkey.directory / "pid").read_text())


def test_it_starts_once_and_is_found_again(valkey):
    url = valkey.start()
    first = main_process(valkey)

    assert valkey.start() == url
    assert main_process(valkey) == first
    assert Server(valkey.directory).is_running()


def test_a_stop_and_a_start_keep_values_and_port(valkey, ask):
    url = valkey.start()
    ask(url).set("kept", "七")

    valkey.stop()
    assert not valkey.is_running()

    assert valkey.start() == url
    assert ask(url).get("kept") == "七"


def test_a_queue_survives_kill_9(valkey, ask):
    url = valkey.start()
    ask(url).rpush("queue", *range(1000))

    os.kill(main_process(valkey), signal.SIGKILL)

    assert ask(valkey.start()).llen("queue") == 1000


def test_it_asks_for_the_password_and_hides_it(valkey, ask):
    url = valkey.start()
    with pytest.raises(redis.exceptions.AuthenticationError):
        ask(f"redis://127.0.0.1:{url.rsplit(':', 1)[1]}").ping()
    for secret in ("password", "valkey.conf"):
        assert stat.S_IMODE((valkey.directory / secret).stat().st_mode) == 0o600


def take_port(url: str) -> socket.socket:
    """A stranger listens where the server did."""
    return socket.create_server(("127.0.0.1", int(url.rsplit(":", 1)[1].split("/", maxsplit=1)[0])))


def test_a_taken_port_is_replaced(valkey, ask):
    url = valkey.start()
    valkey.stop()
    with take_port(url):
        assert ask(valkey.start()).ping()


def test_after_a_kill_it_waits_for_the_port_that_programs_were_told(valkey):
    url = valkey.start()
    valkey.process.kill()
    valkey.process.wait()
    stranger = take_port(url)
    threading.Timer(0.2, stranger.close).start()

    assert valkey.start() == url


def test_after_a_kill_it_goes_nowhere_else_without_a_word(valkey, monkeypatch):
    monkeypatch.setattr(processes, "PORT_PATIENCE", 0)
    url = valkey.start()
    valkey.process.kill()
    valkey.process.wait()
    with take_port(url), pytest.raises(CannotStart, match="has taken port"):
        valkey.start()


def test_an_old_pid_file_that_names_a_stranger_is_no_obstacle(valkey):
    valkey.directory.mkdir(parents=True)
    (valkey.directory / "pid").write_text(str(os.getpid()))

    assert not valkey.is_running()
    assert valkey.start()


def logs_of(valkey: Server) -> list[Path]:
    return sorted((valkey.data / "appendonlydir").glob("*.aof"))


def test_a_log_that_is_cut_short_is_read_as_far_as_it_goes(valkey, ask):
    ask(valkey.start()).rpush("queue", *range(1000))
    ask(valkey.url()).rpush("queue", "the last")
    valkey.stop()
    os.truncate(logs_of(valkey)[-1], logs_of(valkey)[-1].stat().st_size - 3)

    assert ask(valkey.start()).llen("queue") == 1000


def test_what_cannot_be_read_is_set_aside_and_the_queue_begins_empty(valkey, ask):
    ask(valkey.start()).rpush("queue", *range(1000))
    valkey.stop()
    for log in logs_of(valkey):
        log.write_bytes(b"*3\r\nnonsense" + log.read_bytes()[20:])

    assert ask(valkey.start()).llen("queue") == 0
    assert [kept.name for kept in valkey.directory.glob("damaged-*/*")] == ["appendonlydir"]
    assert "could not be read" in valkey.log.read_text()
