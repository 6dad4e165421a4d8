import json
import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ui.icons import SPRITE, build_sprite


class Command(BaseCommand):
    help = "Makes static/ui/icons.svg of the icons named in icons.txt, from an unpacked npm package lucide-static."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("package", type=Path, help="the folder of lucide-static, which has package.json and icons/")

    def handle(self, *args: Any, package: Path, **options: Any) -> None:
        try:
            version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
            sprite = build_sprite(drawings=package / "icons", version=version)
            shutil.copyfile(package / "LICENSE", SPRITE.with_name("icons.LICENSE.txt"))
        except FileNotFoundError as error:
            raise CommandError(
                f"{error.filename} is missing: give the folder of lucide-static, and names that it has."
            ) from error
        SPRITE.write_text(sprite, encoding="utf-8")
        self.stdout.write(f"{SPRITE}: Lucide {version}, {sprite.count('<symbol')} icons, {len(sprite.encode())} bytes")
