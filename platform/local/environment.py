"""`var/local.env`: how every program of this machine's stack finds the others. Settings read it in local mode."""

import os
import secrets
from pathlib import Path

from local.errors import LocalError

# What a person may set to use servers of their own instead of ours.
REPLACEABLE = ["DATABASE_URL", "S3_ENDPOINT_URL", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_BUCKET", "S3_REGION"]
REPLACEABLE += ["S3_PUBLIC_URL", "VALKEY_URL", "SMTP_URL", "SECRET_KEY", "SITE_URL"]
REPLACEABLE += ["BADGE_SIGNING_KEY", "BADGE_EARLIER_KEYS"]


def read_environment(var: Path) -> dict[str, str]:
    """What an earlier start wrote; empty if there is none."""
    try:
        text = (var / "local.env").read_text()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise LocalError(f"{var / 'local.env'} can't be read ({error}). Remove it, then start again.") from None
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def write_environment(var: Path, environment: dict[str, str]) -> None:
    new = var / "local.env.new"
    new.touch(mode=0o600)
    lines = [f"{name}={value}\n" for name, value in sorted(environment.items())]
    new.write_text("# Written by `make run` at each start.\n" + "".join(lines))
    new.replace(var / "local.env")


def make_environment(var: Path, *, port: int, stack: dict[str, str]) -> dict[str, str]:
    """The environment of the local mode. Secrets are made once; what the person's own environment says comes first."""
    kept = read_environment(var)
    environment = {
        "SECRET_KEY": kept.get("SECRET_KEY") or secrets.token_urlsafe(50),
        "BADGE_SIGNING_KEY": kept.get("BADGE_SIGNING_KEY") or secrets.token_urlsafe(32),
        "SITE_URL": f"http://localhost:{port}",
        **stack,
    }
    given = {name: os.environ[name] for name in REPLACEABLE if os.environ.get(name)}
    return environment | given


def child_environment(root: Path, var: Path, environment: dict[str, str]) -> dict[str, str]:
    """For programs that we start: the person's environment, ours, and the path by which Python finds the apps."""
    path = [str(root), str(root / "platform"), *filter(None, [os.environ.get("PYTHONPATH")])]
    ours = {
        "DARIS_LOCAL": "1",
        "DARIS_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": os.pathsep.join(path),
        "PYTHONUNBUFFERED": "1",
    }
    return os.environ | environment | ours
