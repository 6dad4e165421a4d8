"""Looking at a page as assistive technology does: axe-core's rules for WCAG 2.2 AA."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}

# What fades in is half transparent for a moment, which is no matter of contrast.
COME_TO_REST = """() => {
  for (const each of document.getAnimations()) {
    try { each.finish(); } catch { each.pause(); }
  }
}"""


def violations(page: Page) -> list[str]:
    """What is broken on the page as it stands, a line each: the rule, the help, and where."""
    page.evaluate(COME_TO_REST)
    return [as_line(each) for each in Axe().run(page, options=RULES).response["violations"]]


def as_line(violation: dict[str, Any]) -> str:
    where = "; ".join(" ".join(map(str, node["target"])) + " " + node["html"][:160] for node in violation["nodes"][:3])
    return f"{violation['id']} ({violation['impact']}, {len(violation['nodes'])} times): {violation['help']}: {where}"
