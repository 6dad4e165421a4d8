"""What every test may ask for."""

import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from channels.testing import application as channels_application
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import CommandError
from django.db import OperationalError, close_old_connections, connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from psycopg.errors import DeadlockDetected
from pytest_django import DjangoDbBlocker, Settings

from local.stack import Stack
from local.static import collect_static
from local.translations import compile_translations
from tests import plugin, snapshot
from tests.coturn import relay  # noqa: F401  (a fixture)
from tests.emptying import Emptier
from tests.jobs import RunJobs, run_queued_jobs
from ui.static_files import StaticFiles

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis_settings.register_profile("daris", deadline=None)
hypothesis_settings.load_profile("daris")


def pytest_configure(config: pytest.Config) -> None:
    compile_translations(plugin.ROOT)
    # Channels' test client keeps threads from giving their database connections back, for tests in one transaction. Tests of
    # ours that use sockets commit; what their threads would keep is in the way when the database is dropped.
    channels_application.no_op = close_old_connections


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last (Playwright's loop stays in the thread) and may take longer."""
    for item in items:
        if is_browser_test(item):
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(300))
    items.sort(key=is_browser_test)


def is_browser_test(item: pytest.Item) -> bool:
    return item.path.is_relative_to(plugin.ROOT / "tests" / "browser")


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """PostgreSQL and the object storage, running. A test that uses the database has it already."""
    with plugin.running_stack() as running:
        yield running


@pytest.fixture(scope="session")
def django_db_modify_db_settings_parallel_suffix() -> None:
    """Workers of pytest-xdist need no names of their own for the database: each has a server of its own."""


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, stack: Stack) -> None:
    """pytest-django asks for this before it makes the test database: the server must run by then."""


@pytest.fixture(scope="session")
def django_db_keepdb(stack: Stack) -> bool:
    """Whether there are tables already, from an earlier session. (The server itself goes with this one.)"""
    return plugin.TABLES["are made"]


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_keepdb: bool, django_db_blocker: DjangoDbBlocker, stack: Stack
) -> None:
    """Keep the tables for the next session, before any test has touched them."""
    if stack.postgres and not django_db_keepdb:
        with django_db_blocker.unblock():
            for each in connections.all():
                each.close()
                if isinstance(each, DatabaseWrapper):
                    each.close_pool()
        snapshot.keep(stack.postgres)


@pytest.fixture(scope="session")
def bucket(stack: Stack) -> str:
    """The name of the bucket in the object storage, for tests that use it without the database."""
    return str(settings.S3_BUCKET)


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name static files by their contents, so these have to be collected."""
    try:
        collect_static()
        assert isinstance(staticfiles_storage, StaticFiles)
        staticfiles_storage.reload()  # what was read at the start may be of another day, or of another worker
    except Exception as error:  # the pages that need the file say so themselves
        warnings.warn(f"Static files could not be collected: {error}", stacklevel=1)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Tests read the source language. (Requests still choose their own: their cookie, then Accept-Language, then Kazakh.)"""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def flushed_when_quiet() -> Iterator[None]:
    """A thread that still writes for a socket of the test, and the flush after it, could wait for each other."""
    flush = vars(TransactionTestCase)["_fixture_teardown"]
    emptier = Emptier()

    def flush_when_quiet(test: TransactionTestCase) -> None:
        for is_last in (False, False, False, False, True):
            wait_until_quiet()
            try:
                emptier.empty(lambda: flush(test))
                return
            except (CommandError, OperationalError) as error:  # a running server began to write just then
                if is_last or not isinstance(cause_of(error), DeadlockDetected):
                    raise

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_when_quiet)
        yield


def cause_of(error: BaseException) -> BaseException:
    """What it was at first: the database's own error, under Django's and under that of a command."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


def wait_until_quiet(within_s: float = 5) -> None:
    """Until no other connection is in the middle of something in the tests' database."""
    until = time.monotonic() + within_s
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'"
            )
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.02)


@pytest.fixture(autouse=True)
def no_jobs_left(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Take away the jobs of a test that commits: the flush after it empties only the tables that Django manages."""
    yield
    mark = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (mark and mark.kwargs.get("transaction")):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE status <> 'doing'")


@pytest.fixture
def run_jobs(db: None) -> RunJobs:
    """Run the background jobs that are queued and due, here and now: `run_jobs()` tells their names."""
    return run_queued_jobs


@pytest.fixture
def mail_folder(settings: Settings, tmp_path: Path) -> Path:
    """Where mail goes as in local mode: one file a message."""
    settings.MAIL_DIR = tmp_path / "mail"
    return tmp_path / "mail"
