"""The settings as a server has them."""

import os
import subprocess
import sys

import pytest

from tests.deploy.environment import ROOT

SERVER = {
    "SECRET_KEY": "check-only-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    "SITE_URL": "https://daris.example",
    "DATABASE_URL": "postgresql://daris:secret@postgres:5432/daris",
    "VALKEY_URL": "redis://valkey:6379/0",
    "S3_ENDPOINT_URL": "http://seaweedfs:8333",
    "S3_ACCESS_KEY_ID": "key",
    "S3_SECRET_ACCESS_KEY": "secret",
    "S3_PUBLIC_URL": "https://daris.example",
    "SMTP_URL": "smtp://user:password@mail.example:587",
    "BADGE_SIGNING_KEY": "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE",
}


def manage(*command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return run("manage.py", *command, **changes)


def run(*command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    path = {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'platform'}"}
    environment = {name: value for name, value in (kept | SERVER | path | changes).items() if value}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_django_finds_nothing_to_warn_of() -> None:
    checked = manage("check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "S3_ENDPOINT_URL", "S3_ACCESS_KEY_ID"])
def test_a_missing_setting_is_an_error_that_says_what_to_set(name: str) -> None:
    read = run("-c", "import config.settings", **{name: ""})
    assert read.returncode != 0
    assert f"Set {name}:" in read.stderr
    assert "make run" in read.stderr


def test_a_server_that_cannot_send_mail_does_not_start() -> None:
    checked = manage("check", SMTP_URL="")
    assert checked.returncode != 0
    assert "Set SMTP_URL" in checked.stderr
