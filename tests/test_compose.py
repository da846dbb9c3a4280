"""The compose file, the reference in docs/operations.md and the settings say the same."""

import ast
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db import connection

from marketplace.embedded.demo.home import Home
from marketplace.embedded.demo.programs import programs
from marketplace.metrics import Figures

PROJECT = Path(__file__).resolve().parent.parent
COMPOSE = (PROJECT / "docker-compose.yml").read_text()
SERVICES = yaml.safe_load(COMPOSE)["services"]
REFERENCE = (PROJECT / "docs" / "operations.md").read_text()
OURS = {name: service for name, service in SERVICES.items() if service["image"].startswith("guildmark:")}
ONCE = {"roles", "migrate"}
RUNNING = sorted(set(SERVICES) - ONCE)


def read_by_settings() -> set[str]:
    """The names in every `env.something("NAME")` of settings.py."""
    calls = [node for node in ast.walk(ast.parse(settings_source())) if isinstance(node, ast.Call)]
    return {
        call.args[0].value
        for call in calls
        if call.args
        and isinstance(call.args[0], ast.Constant)
        and ast.unparse(call.func).split(".")[0] in {"env", "environ"}
    }


def settings_source() -> str:
    return (PROJECT / "marketplace" / "settings.py").read_text()


def in_table_under(heading: str) -> set[str]:
    """The names in the first column of the table under this heading."""
    section = re.split(r"^#+ ", REFERENCE.split(f"# {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    first_cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for cell in first_cells for name in re.findall(r"`([A-Z_]+)`", cell)}


def test_every_setting_is_in_the_reference_and_the_reference_invents_none():
    assert in_table_under("Configuration") == read_by_settings()


def test_settings_are_the_only_place_that_reads_the_environment():
    reads = re.compile(r"os\.environ\[|os\.environ\.get\(|os\.getenv\(")
    apps = [PROJECT / app for app in [*settings.JOURNEY, *settings.SQUARE, *settings.GROUND, "web", "lib"]]
    told_by_tests = PROJECT / "lib" / "crash_points.py"
    files = {path for app in apps for path in app.rglob("*.py")} - {told_by_tests}
    assert [str(path) for path in files if reads.search(path.read_text())] == []


def test_compose_passes_only_what_settings_read():
    for name, service in OURS.items():
        assert set(service["environment"]) <= read_by_settings(), name


def test_what_compose_asks_for_is_in_the_reference_and_the_reference_invents_none():
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", COMPOSE))
    assert in_table_under("What `.env` may hold") == asked


def test_compose_holds_no_secret():
    for name, service in SERVICES.items():
        for variable, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|SECRET|KEY|AUTH|TOKEN", variable):
                assert re.fullmatch(r"\$\{[A-Z_]+(:?[-?][^}]*)?\}", value), f"{name}: {variable}"
        assert not re.search(r"://\w*:(?!\$)[^@/]+@", str(service)), name


def test_what_is_secret_must_be_given():
    for variable in (
        "SECRET_KEY",
        "DATABASE_PASSWORD",
        "OWNER_DATABASE_PASSWORD",
        "APP_DATABASE_PASSWORD",
        "BROKER_PASSWORD",
    ):
        assert f"${{{variable}:?" in COMPOSE


@pytest.mark.parametrize("name", RUNNING)
def test_every_process_is_watched_and_started_again(name):
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_only_the_proxy_and_the_mail_catcher_are_reached_from_outside():
    published = {name for name, service in SERVICES.items() if service.get("ports")}
    assert published == {"proxy", "mail"}
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["mail"]["ports"])


def test_the_proxy_cannot_see_private_files():
    volumes = [volume.split(":")[0] for volume in SERVICES["proxy"]["volumes"]]
    assert "media" in volumes
    assert "private" not in volumes


def test_the_proxy_answers_readyz_itself_before_it_asks_the_web():
    """A bare `respond` is sorted after `handle`, whatever the order in the file: it would never be reached."""
    handles = re.findall(
        r"^ +(handle\S*(?: \S+)?|respond \S+) \{?", yaml.safe_load(COMPOSE)["configs"]["proxy"]["content"], re.M
    )
    assert {"handle /readyz", "handle /metrics"} <= set(handles)
    assert not [each for each in handles if each.startswith("respond /")]


def test_only_what_runs_once_knows_more_than_the_applications_account():
    knowing = {name for name, service in OURS.items() if "OWNER_DATABASE_URL" in service["environment"]}
    assert knowing == ONCE
    assert {name for name, service in OURS.items() if "SUPERUSER_DATABASE_URL" in service["environment"]} == {"roles"}
    assert all("://guildmark_app:" in service["environment"]["DATABASE_URL"] for service in OURS.values())


def test_volumes_networks_and_dependencies_exist():
    whole = yaml.safe_load(COMPOSE)
    for service in SERVICES.values():
        named = {volume.split(":")[0] for volume in service.get("volumes", []) if re.match(r"\w", volume)}
        assert named <= set(whole["volumes"])
        assert set(service["networks"]) <= set(whole["networks"])
        assert set(service.get("depends_on", {})) <= set(SERVICES)


def test_nothing_but_ours_reaches_the_database_and_the_queue():
    assert {name for name, service in SERVICES.items() if "data" in service["networks"]} == {*OURS, "database", "queue"}
    assert SERVICES["database"]["networks"] == SERVICES["queue"]["networks"] == ["data"]


def test_demo_and_production_run_the_same_programs(tmp_path):
    demo = {program.name: " ".join(map(str, program.command)) for program in programs(Home(tmp_path), {}, port=1)}
    assert set(demo) == set(OURS) - ONCE - {"backup"}

    for where in (demo["worker"], SERVICES["worker"]["command"]):
        queues = re.search(r"--queues=(\S+)", where).group(1).split(",")
        assert set(queues) == queues_of_settings()


def queues_of_settings() -> set[str]:
    return {settings.CELERY_TASK_DEFAULT_QUEUE} | {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}


def test_the_relays_health_check_asks_a_question_the_database_understands(db):
    question = re.search(r'late = "(.*?)"', SERVICES["relay"]["healthcheck"]["test"][-1]).group(1)
    with connection.cursor() as cursor:
        cursor.execute(question)
        assert cursor.fetchall() == []


def test_docker_accepts_it():
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("docker compose is not installed here")
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z_]+):\?", COMPOSE))
    command = [docker, "compose", "--env-file=/dev/null", "--profile=*", "config", "--quiet"]
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "DOCKER_CONFIG") if name in os.environ}

    def config(**variables: str) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=PROJECT, env=bare | variables, capture_output=True, text=True, check=False)

    given = config(**dict.fromkeys(asked, "x"))
    assert given.returncode == 0, given.stderr
    assert "required variable" in config().stderr


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_takes_the_whole_machine_nor_more_rights_than_it_needs(name):
    service = SERVICES[name]
    assert service["mem_limit"]
    assert service["pids_limit"]
    assert service["logging"]["options"]["max-size"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("read_only") or name == "search"


def test_no_password_stands_among_arguments():
    for name, service in SERVICES.items():
        assert not re.search(r"PASSWORD|SECRET|TOKEN", str(service.get("command", ""))), name


def test_alarms_watch_figures_that_are_there(db):
    rules = yaml.safe_load((PROJECT / "docs" / "monitoring" / "alerts.yml").read_text())["groups"][0]["rules"]
    watched = set(re.findall(r"guildmark_\w+", " ".join(rule["expr"] for rule in rules)))
    given = {family.name for family in Figures().collect()}
    assert watched <= given


def test_the_backups_unit_keeps_what_compose_keeps():
    unit = (PROJECT / "docs" / "systemd" / "guildmark-backup.service").read_text()
    assert "manage.py keep_backups /var/lib/guildmark/backups --keep 14" in unit
    assert "manage.py keep_backups /srv/backups --keep ${BACKUPS_KEPT:-14}" in SERVICES["backup"]["command"]


@pytest.mark.parametrize("name", sorted(set(OURS) - {"backup"}))
def test_systemds_units_run_what_compose_runs(name):
    unit = (PROJECT / "docs" / "systemd" / f"guildmark-{name}.service").read_text()
    began = [line.split("=", 1)[1] for line in unit.splitlines() if line.startswith("ExecStart=")]
    command = OURS[name]["command"]
    whole = " ".join(command) if isinstance(command, list) else command
    wanted = re.sub(r"\$\{[A-Z_]+:-([^}]+)\}", r"\1", whole).replace("--host=0.0.0.0", "--host=127.0.0.1")
    wanted = wanted.removeprefix('sh -c "').removesuffix('"').split(" && ")
    assert [one.removeprefix("/srv/guildmark/.venv/bin/") for one in began] == wanted
