"""Material is made once a session."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.media import material

Make = Callable[..., bytes]


@pytest.fixture(scope="session")
def make_material(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """`make_material("vp9.webm")`: the bytes of that material."""
    folder: Path = tmp_path_factory.mktemp("material")

    def made(name: str, *, seconds: int = 6) -> bytes:
        return material.make(name, folder=folder, seconds=seconds)

    return made
