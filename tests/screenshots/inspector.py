"""Looking at a page as assistive technology does: axe-core's rules for WCAG 2.2 AA, instead of a picture."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.screenshots.camera import Camera
from tests.screenshots.shots import Shot, View

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}


@dataclass
class Inspector(Camera):
    """Opens pages as the camera does, and notes in `found` what is wrong with each."""

    found: list[str] = field(default_factory=list)

    def keep(self, page: Page, shot: Shot, view: View) -> Path:
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(100)
        if not shot.view.startswith("admin:"):  # those are not ours
            violations = Axe().run(page, options=RULES).response["violations"]
            self.found += [f"{shot.name}-{view.label}: {as_line(each)}" for each in violations]
        return Path()


def as_line(violation: dict[str, Any]) -> str:
    where = "; ".join(" ".join(map(str, node["target"])) + " " + node["html"][:160] for node in violation["nodes"][:3])
    return f"{violation['id']} ({violation['impact']}, {len(violation['nodes'])} times): {violation['help']}: {where}"
