"""A frozen certificate as PDF, by typst. Texts go in as data (sys.inputs), so a name can never become code."""

import json
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import typst

from ui.typeset import fonts

HERE = Path(__file__).parent
LAYOUT = 2
"""The sheet of new certificates; older ones name theirs in their frozen data."""


def typeset(printed: dict[str, Any]) -> bytes:
    """The PDF of what `credits.certificates.printed` wrote. The same data gives the same bytes (for one version of typst)."""
    data = {**printed, "qr": qr_svg(printed["qr_url"]), "ornament": _ornament()}
    pdf = typst.compile(
        HERE / f"sheet_{int(printed['layout'])}.typ",
        root=HERE,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.fromisoformat(printed["issued_at"]),
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _ornament() -> str:
    return (HERE / "ornament.svg").read_text()


def qr_svg(url: str) -> str:
    """A QR code with medium error correction and no margin: the page around it is white."""
    out = BytesIO()
    segno.make_qr(url, error="m").save(
        out, kind="svg", border=0, dark="#10262d", xmldecl=False, omitsize=True, svgclass=None, lineclass=None
    )
    return out.getvalue().decode()
