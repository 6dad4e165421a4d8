from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ui.vendoring import copy_packages


class Command(BaseCommand):
    help = "Copies the libraries named in static/vendor/vendor.json from a node_modules folder and notes versions and hashes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("node_modules", type=Path)

    def handle(self, *args: Any, node_modules: Path, **options: Any) -> None:
        try:
            copied = copy_packages(node_modules)
        except FileNotFoundError as error:
            raise CommandError(
                f"{error.filename} is missing: run npm install for the packages of vendor.json first."
            ) from error
        self.stdout.write("\n".join(copied))
