"""The embedded PostgreSQL starts, keeps what it was given, and gets up again after what can happen to it."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from marketplace.embedded import disk, processes
from marketplace.embedded.postgres import Cluster
from marketplace.embedded.trouble import CannotStart

pytestmark = pytest.mark.slow  # each starts a server or two of its own


def ask(url: str, sql: str) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def main_process(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().splitlines()[0])


def test_it_starts_once_and_is_found_again(cluster):
    url = cluster.start()
    first = main_process(cluster)

    assert cluster.start() == url
    assert main_process(cluster) == first
    assert Cluster(cluster.directory).is_running()
    assert ask(url, "SELECT current_setting('max_connections'), current_setting('max_locks_per_transaction')") == [
        ("200", "512")
    ]


def test_a_stop_and_a_start_keep_rows_port_and_password(cluster):
    url = cluster.start()
    ask(url, "CREATE TABLE kept AS SELECT 7 AS n")

    cluster.stop()
    assert not cluster.is_running()

    assert cluster.start() == url
    assert ask(url, "SELECT n FROM kept") == [(7,)]


def test_committed_rows_survive_kill_9(cluster):
    url = cluster.start()
    ask(url, "CREATE TABLE kept (n int)")
    ask(url, "INSERT INTO kept SELECT generate_series(1, 1000)")

    os.kill(main_process(cluster), signal.SIGKILL)
    cluster.process.wait()  # until the kernel is done with it, a client may still reach it

    assert ask(cluster.start(), "SELECT count(*) FROM kept") == [(1000,)]


def test_a_server_that_dies_while_it_is_looked_at_is_started_anew(cluster):
    url = cluster.start()
    dying = main_process(cluster)
    os.kill(dying, signal.SIGSTOP)  # its state still reads "ready", for a moment
    threading.Timer(0.2, os.kill, (dying, signal.SIGKILL)).start()
    cluster._answers = lambda: False

    assert cluster.start() == url
    assert main_process(cluster) != dying


def test_it_understands_chinese(cluster):
    url = cluster.start()
    ask(url, "CREATE EXTENSION pg_trgm")
    assert ask(url, "SELECT similarity('智能家居', '智能家居') = 1, show_trgm('绿') <> '{}'") == [(True, True)]


def test_it_asks_for_the_password_and_hides_it(cluster):
    url = cluster.start()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url.replace(url.split(":")[2].split("@")[0], "guess"))
    assert stat.S_IMODE((cluster.home / "password").stat().st_mode) == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give its rights away")
def test_root_does_not_run_it(cluster):
    cluster.start()
    assert Path(f"/proc/{main_process(cluster)}").stat().st_uid != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's own directories are closed to the account it uses")
def test_below_a_closed_directory_it_lives_elsewhere_and_leaves_nothing(place):
    place.mkdir(mode=0o700)
    cluster = Cluster(place / "postgres")
    try:
        assert ask(cluster.start(), "SELECT 1") == [(1,)]
        assert place not in cluster.home.parents
        assert Cluster(place / "postgres").is_running()
    finally:
        cluster.remove()
    assert not cluster.home.exists()


def test_a_taken_port_is_replaced(cluster):
    port = int(cluster.start().split(":")[-1].split("/")[0])
    cluster.stop()
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", port))
        stranger.listen()

        url = cluster.start()

        assert f":{port}/" not in url
        assert ask(url, "SELECT 1") == [(1,)]


def test_a_half_finished_first_start_is_done_again(new_cluster):
    cluster = new_cluster
    cluster.directory.mkdir(parents=True)
    (cluster.directory / "data.new").mkdir()
    (cluster.directory / "data.new" / "PG_VERSION").write_text("18\n")
    (cluster.directory / "data").mkdir()

    assert ask(cluster.start(), "SELECT 1") == [(1,)]


def test_an_old_pid_file_that_names_a_stranger_is_no_obstacle(cluster):
    url = cluster.start()
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n1\n1\n\n127.0.0.1\n\nready\n")

    assert not cluster.is_running()
    assert cluster.start() == url


def test_two_who_start_at_once_get_the_same_server(new_cluster):
    cluster = new_cluster
    urls = []
    threads = [threading.Thread(target=lambda: urls.append(Cluster(cluster.directory).start())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert urls == [cluster.start()] * 3


def test_a_tied_server_ends_with_whoever_started_it(cluster):
    starter = subprocess.Popen(
        [sys.executable, "-c", TIED_STARTER, cluster.directory], stdout=subprocess.PIPE, text=True
    )
    assert starter.stdout.readline().startswith("postgresql://")
    assert cluster.is_running()

    starter.kill()
    starter.communicate()

    assert processes.wait_until(lambda: not cluster.is_running(), seconds=20)


TIED_STARTER = """
import sys, time
from pathlib import Path
from marketplace.embedded.postgres import Cluster
print(Cluster(Path(sys.argv[1])).start(tied=True), flush=True)
time.sleep(60)
"""


def test_a_full_disk_is_said_in_a_sentence(new_cluster, monkeypatch):
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: SimpleNamespace(free=5 * disk.MEGABYTE))
    with pytest.raises(CannotStart, match="The disk is nearly full: 5 MB are left"):
        new_cluster.start()


def test_data_of_another_version_is_said_in_a_sentence(cluster):
    cluster.start()
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(CannotStart, match="was made by PostgreSQL 12; this is"):
        cluster.start()


def test_what_the_server_says_is_passed_on(cluster):
    cluster.start()
    cluster.stop()
    (cluster.data / "pg_hba.conf").write_text("nonsense\n")
    with pytest.raises(CannotStart, match=r"(?s)did not start.*could not load"):
        cluster.start()
