"""The embedded Valkey starts, asks for its password, and forgets nothing when killed."""

import os
import signal
import socket
import stat

import pytest
import redis

from marketplace.embedded.valkey import Server


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


def test_a_taken_port_is_replaced(valkey, ask):
    port = int(valkey.start().rsplit(":", 1)[1].split("/")[0])
    valkey.stop()
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", port))
        stranger.listen()

        assert ask(valkey.start()).ping()


def test_an_old_pid_file_that_names_a_stranger_is_no_obstacle(valkey):
    valkey.directory.mkdir(parents=True)
    (valkey.directory / "pid").write_text(str(os.getpid()))

    assert not valkey.is_running()
    assert valkey.start()
