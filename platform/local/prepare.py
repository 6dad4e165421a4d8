"""Bring the database, the bucket, the static files and the translations up to date. Runs in a process of its own."""

import os
import sys
import time
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from local.bucket import make_bucket
from local.errors import LocalError
from local.static import collect_static
from local.translations import compile_translations


def prepare() -> None:
    compile_translations(Path(settings.BASE_DIR))
    django.setup()
    migrate()
    make_bucket_now()
    if collect_static():
        tell("Static files are in place.")
    load_demo(settings.VAR_DIR / "demo")


def migrate() -> None:
    try:  # without the pool, which would go on trying
        psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5).close()
    except psycopg.Error as error:
        raise LocalError(f"The database does not answer ({error}). Check DATABASE_URL.".replace("\n", " ")) from None
    executor = MigrationExecutor(connection)
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    # A squashed migration's predecessors stay recorded after their files have gone.
    replaced = {key for migration in executor.loader.replacements.values() for key in migration.replaces}
    if unknown - replaced:
        app, name = sorted(unknown - replaced)[0]
        raise LocalError(
            f"The database was written by a newer Daris ({app} {name} is not known here). "
            "Update this checkout, or move var/ away to begin anew."
        )
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        began = time.monotonic()
        tell("Making the tables ...")
        call_command("migrate", interactive=False, verbosity=0)
        tell(f"The tables are up to date ({time.monotonic() - began:.0f} s).")


def make_bucket_now() -> None:
    names = ["S3_ENDPOINT_URL", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_REGION", "S3_BUCKET"]
    try:
        make_bucket({name: getattr(settings, name) for name in names})
    except Exception as error:  # botocore's many ways to say that there is no storage or no right to it
        raise LocalError(f"The object storage refuses ({error}). Check S3_ENDPOINT_URL and its keys.") from None


def load_demo(stamp: Path) -> None:
    """Into an empty database, or again into one that has it: loading twice does no harm, and one webinar starts now again."""
    if os.environ.get("DEMO_DATA") == "0":
        return
    state = stamp.read_text() if stamp.exists() else ""
    if not state:
        if get_user_model()._default_manager.exists():
            return
        stamp.write_text("loading")
        tell("Loading demo data (the first time only) ...")
    call_command("load_demo", verbosity=0)
    stamp.write_text("loaded")


def refresh_demo() -> int:
    """What a start does beside serving when nothing else has to be prepared."""
    django.setup()
    stamp = settings.VAR_DIR / "demo"
    if stamp.exists():
        load_demo(stamp)
    return 0


def tell(text: str) -> None:
    print(text, flush=True)


def main() -> int:
    try:
        prepare()
    except LocalError as error:
        print(error, file=sys.stderr)
        return 3
    return 0
