"""`manage.py load_demo`: people, standards and webinars to try everything with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from demo.cast import FACES
from demo.steps import STEPS
from demo.world import World


class Command(BaseCommand):
    help = (
        "Load demo data. Loading again changes nothing that is there, but lets the webinar that starts now start now."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on-a-server", action="store_true", help="Load although this is not the local mode.")

    def handle(self, *args: Any, on_a_server: bool = False, verbosity: int = 1, **options: Any) -> None:
        if not (settings.DARIS_LOCAL or on_a_server):
            raise CommandError(
                "This is not the local mode (DARIS_LOCAL), so invented people would stand beside real ones. "
                "Say --on-a-server if that is what you want."
            )
        world = World()
        for step in STEPS:
            with transaction.atomic():
                step(world)
        if verbosity:
            for face in FACES:
                self.stdout.write(f"  {face.role:<14} {face.email}")
