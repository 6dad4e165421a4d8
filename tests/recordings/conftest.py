from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

from media.store import default_store
from recordings.models import Recording
from tests.recordings.films import recorded


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    """The counts of limited requests live in the cache of this process, longer than a test."""
    cache.clear()


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where each film is made once."""
    return tmp_path_factory.mktemp("films")


@pytest.fixture
def recording(db: None, films: Path) -> Recording:
    """Six seconds of a test picture, ready to be watched."""
    return recorded(films)


@pytest.fixture
def public_storage(settings: Settings) -> Iterator[str]:
    """Browsers reach the object storage by themselves, at this address."""
    settings.S3_PUBLIC_URL = settings.S3_ENDPOINT_URL
    default_store.cache_clear()
    yield settings.S3_PUBLIC_URL
    default_store.cache_clear()
