"""Material is made once a session."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from media.models import Broadcast
from tests.media import material
from tests.media.publishing import new_broadcast

Make = Callable[..., bytes]


@pytest.fixture(scope="session")
def make_material(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """`make_material("vp9.webm")`: the bytes of that material."""
    folder: Path = tmp_path_factory.mktemp("material")

    def made(name: str, *, seconds: int = 6) -> bytes:
        return material.make(name, folder=folder, seconds=seconds)

    return made


@pytest.fixture
def chunks(make_material: Make) -> list[bytes]:
    """What a recorder of Chromium gave: six seconds, cut anywhere."""
    return material.cut(make_material("chromium-h264.mkv"), size=2200)


@pytest.fixture
def frames(make_material: Make) -> int:
    """How many pictures `chunks` hold."""
    return material.look(make_material("chromium-h264.mkv")).frames["video"]


@pytest.fixture
async def broadcast(settings: Settings, tmp_path: Path) -> Broadcast:
    """An open one, whose journal is in a folder of the test."""
    settings.MEDIA_JOURNAL_DIR = tmp_path
    return await new_broadcast()
