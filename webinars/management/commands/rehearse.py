"""`manage.py rehearse WEBINAR --viewers 200 --minutes 3`: try a big day on the running server before it comes."""

import asyncio
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from picows import WSError

from webinars.models import Webinar
from webinars.rehearsal.line import LineCut
from webinars.rehearsal.material import make_material
from webinars.rehearsal.publisher import PublisherRefused
from webinars.rehearsal.run import Outcome, Plan, rehearse
from webinars.rehearsal.screen import Screen
from webinars.rehearsal.stage import Stage, clear_stage, forgotten_stages, set_stage
from webinars.rehearsal.verdict import judge

WRITTEN_WITHIN_S = 7.0
"""Evidence is written in batches every few seconds; what is deleted before would come back."""


class Command(BaseCommand):
    help = (
        "Simulated viewers come to a copy of a webinar on the running server: says how they fared, and whether this "
        "machine carries them. The webinar itself is not touched; the copy is removed afterwards. Exit code 1: it does not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("webinar", help="code of the webinar to rehearse")
        parser.add_argument("--viewers", type=int, default=200)
        parser.add_argument("--minutes", type=float, default=3.0)
        parser.add_argument("--come-within", type=float, default=30.0, metavar="S", help="seconds in which all come in")
        parser.add_argument("--kilobits", type=int, default=1500, help="of the lecturer's media a second")
        parser.add_argument("--site", default=settings.SITE_URL, help="address of the running server")

    def handle(self, *args: Any, **options: Any) -> None:
        like = Webinar.objects.real().filter(code=options["webinar"]).first()
        if like is None:
            raise CommandError(f"No webinar has the code {options['webinar']}.")
        if options["viewers"] < 1 or options["minutes"] <= 0:
            raise CommandError("Give at least one viewer and some time.")
        for forgotten in forgotten_stages():
            clear_stage(forgotten)
        seconds = options["minutes"] * 60
        screen = Screen(self.stdout, viewers=options["viewers"], seconds=seconds)  # type: ignore[arg-type]  # it is a TextIO
        screen.say(f"Preparing {options['viewers']} viewers ...")
        material = make_material(kilobits=options["kilobits"])
        stage = set_stage(like, viewers=options["viewers"])
        outcome: Outcome | None = None
        try:
            with screen:
                outcome = asyncio.run(rehearse(self._plan(stage, options, seconds), material, tell=screen.tell))
        except (LineCut, OSError, PublisherRefused, TimeoutError, WSError) as error:
            raise CommandError(f"The server at {options['site']} does not take the rehearsal: {error}") from error
        finally:
            screen.say("Tidying up ...")
            time.sleep(WRITTEN_WITHIN_S if outcome else 0)
            clear_stage(stage.webinar, viewers=[stage.lecturer, *stage.viewers])
        self._conclude(screen, outcome, viewers=options["viewers"])

    def _plan(self, stage: Stage, options: dict[str, Any], seconds: float) -> Plan:
        code = stage.webinar.code
        return Plan(
            site=options["site"].rstrip("/"),
            room=reverse("webinars:room", args=[code]),
            publish=f"/ws/publish/{code}/",
            lecturer=stage.lecturer,
            viewers=stage.viewers,
            seconds=seconds,
            within_s=min(options["come_within"], seconds / 2),
        )

    def _conclude(self, screen: Screen, outcome: Outcome, *, viewers: int) -> None:
        verdict = judge(outcome.figures, outcome.load, viewers=viewers, simulation_late_ms=outcome.late_ms)
        screen.show(outcome, verdict)
        if not verdict.carries:
            raise SystemExit(1)
