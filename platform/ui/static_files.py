"""Where static files are served from."""

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it comes without types
    """Remembers addresses: a page names fifty files, and working out where each is took a tenth of its time."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self._addresses: dict[str, str] = {}

    def url(self, name: str | None, force: bool = False) -> str:
        if name is None or force or settings.DEBUG:
            return str(super().url(name, force))
        address = self._addresses.get(name)
        if address is None:
            address = self._addresses[name] = str(super().url(name, force))
        return address

    def reload(self) -> None:
        """Somebody else has collected them anew."""
        self._addresses.clear()
        self.hashed_files, self.manifest_hash = self.load_manifest()

    def save_manifest(self) -> None:
        self._addresses.clear()
        super().save_manifest()
