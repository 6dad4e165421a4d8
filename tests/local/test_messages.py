"""What goes wrong on a person's machine is said in a sentence that tells what to do."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.__main__ import chosen_port
from local.environment import REPLACEABLE, make_environment, read_environment, write_environment
from local.errors import CannotStart, LocalError
from local.folder import check_folder, reset_folder, sole_use
from local.objectstore import ObjectStore
from local.ports import free_ports, is_free
from local.postgres import Postgres
from local.supervisor import run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def listener() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use(tmp_path: Path, listener: int) -> None:
    with pytest.raises(LocalError, match=f"Port {listener} is in use .* PORT={listener + 1} make run"):
        run(ROOT, var=tmp_path, port=listener)


@pytest.mark.parametrize("said", ["80", "http", "70000"])
def test_a_port_that_is_none(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("PORT", said)
    with pytest.raises(LocalError, match="a number from 1024 to 65535"):
        chosen_port()


def test_a_second_start_in_the_same_folder(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from local.folder import sole_use; import sys, time\n"
        "with sole_use(Path(sys.argv[1]), url='http://localhost:8042'): print(flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE) as first:
        assert first.stdout
        first.stdout.readline()
        with (
            pytest.raises(LocalError, match=r"already runs from this folder: http://localhost:8042 \(process \d+\)"),
            sole_use(tmp_path, url=""),
        ):
            pass
        first.kill()
    with sole_use(tmp_path, url=""):  # the lock went with the process
        pass


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("local.folder.SMALLEST_FREE_MB", 10**12)
    with pytest.raises(LocalError, match=r"MB free; Daris needs .* Free some space"):
        check_folder(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file stands in the way")
    with pytest.raises(LocalError, match=r"can't be made .* set DARIS_VAR"):
        check_folder(tmp_path / "var")


def test_data_of_another_postgresql(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "PG_VERSION").write_text("12\n")
    with pytest.raises(LocalError, match=r"was written by PostgreSQL 12, and this is PostgreSQL \d+"):
        Postgres(folder, log=tmp_path / "log").launch()


def test_a_folder_that_holds_no_database(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(LocalError, match="holds no database that PostgreSQL can read"):
        Postgres(folder, log=tmp_path / "log").launch()
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_broken_database_shows_what_postgresql_said(tmp_path: Path) -> None:
    database = Postgres(tmp_path / "postgres", log=tmp_path / "log", durable=False)
    database.launch()
    database.wait()
    database.stop()
    (tmp_path / "postgres" / "global" / "pg_control").write_bytes(b"broken")
    database.launch()
    with pytest.raises(CannotStart, match=r"(?s)PostgreSQL did not start.*pg_control.*move it away to begin anew"):
        database.wait(timeout_s=20)


def test_a_missing_storage_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LocalError, match=r"SeaweedFS was not found. Run `make run` again"):
        ObjectStore(tmp_path, log=tmp_path / "log").launch()


def test_keys_and_ports_of_the_storage_stay_the_same(tmp_path: Path) -> None:
    first, second = (ObjectStore(tmp_path, log=tmp_path / "log") for _ in range(2))
    first.prepare()
    second.prepare()
    assert (first.access_key, first.secret_key, first.ports) == (second.access_key, second.secret_key, second.ports)
    assert stat.S_IMODE((tmp_path / "s3.json").stat().st_mode) == 0o600


def test_the_secret_is_made_once_and_read_by_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in REPLACEABLE:
        monkeypatch.delenv(name, raising=False)
    first = make_environment(tmp_path, port=8000, stack={"DATABASE_URL": "postgresql://x"})
    write_environment(tmp_path, first)
    second = make_environment(tmp_path, port=8001, stack={"DATABASE_URL": "postgresql://y"})
    assert len(first["SECRET_KEY"]) > 50
    assert second["SECRET_KEY"] == first["SECRET_KEY"]
    assert second["SITE_URL"] == "http://localhost:8001"
    assert stat.S_IMODE((tmp_path / "local.env").stat().st_mode) == 0o600


def test_what_the_person_set_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_URL", "smtp://mine")
    monkeypatch.setenv("DATABASE_URL", "postgresql://mine")
    environment = make_environment(tmp_path, port=8000, stack={})
    assert (environment["SMTP_URL"], environment["DATABASE_URL"]) == ("smtp://mine", "postgresql://mine")


def test_an_environment_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "local.env").mkdir()
    with pytest.raises(LocalError, match="Remove it, then start again"):
        read_environment(tmp_path)


def test_free_ports_are_different_and_free() -> None:
    ports = free_ports(5, also_above=10000)
    assert len(set(ports)) == 5
    assert all(is_free(port) and is_free(port + 10000) for port in ports)


def test_what_was_chosen_is_not_chosen_again_though_nobody_listens_there_yet() -> None:
    choice = "from local.ports import free_ports; print(*free_ports(5, also_above=10000), *free_ports(1))"
    began = [
        subprocess.Popen(
            [sys.executable, "-c", choice], env={"PYTHONPATH": str(ROOT / "platform")}, stdout=subprocess.PIPE
        )
        for _ in range(24)
    ]
    ports = [port for each in began for port in each.communicate()[0].split()]
    assert len(set(ports)) == len(ports) == 6 * len(began)


def test_a_socket_path_that_is_too_long_moves_to_the_temporary_folder(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 4, "postgres")
    folder = Postgres(deep, log=tmp_path / "log").socket_folder
    assert len(os.fsencode(folder)) < 85
    assert folder != deep


def test_a_reset_takes_the_data_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "local.env").write_text("SECRET_KEY=x")
    (tmp_path / "bench.json").write_text("[]")
    reset_folder(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bench.json", "run.lock"]


def test_a_reset_waits_until_nothing_runs(tmp_path: Path) -> None:
    (tmp_path / "local.env").write_text("SECRET_KEY=x")
    with (
        sole_use(tmp_path, url="http://localhost:8000"),
        pytest.raises(LocalError, match="already runs"),
    ):
        reset_folder(tmp_path)
    assert (tmp_path / "local.env").exists()
