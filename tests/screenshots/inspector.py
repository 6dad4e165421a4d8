"""Holding every page against axe-core's rules of accessibility, instead of taking its picture."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from tests import axe
from tests.screenshots.camera import Camera
from tests.screenshots.shots import Shot, View


@dataclass
class Inspector(Camera):
    """Opens pages as the camera does, and notes in `found` what is wrong with each."""

    found: list[str] = field(default_factory=list)

    def keep(self, page: Page, shot: Shot, view: View) -> Path:
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(100)
        if not shot.view.startswith("admin:"):  # those are not ours
            self.found += [f"{shot.name}-{view.label}: {each}" for each in axe.violations(page)]
        return Path()
