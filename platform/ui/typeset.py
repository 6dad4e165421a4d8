"""Papers as PDF, by typst. Texts go in as data (sys.inputs), so a name can never become code."""

import json
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"


def typeset(sheet: Path, data: dict[str, Any], *, made_at: datetime) -> bytes:
    """The PDF of a sheet that reads `json(bytes(sys.inputs.data))`.

    The same data give the same bytes, by one version of typst.
    """
    pdf = typst.compile(
        sheet,
        root=sheet.parent,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=_fixed(made_at),
    )
    assert isinstance(pdf, bytes)
    return pdf


def _fixed(moment: datetime) -> datetime:
    """typst takes whole seconds, and an offset instead of a zone."""
    offset = moment.utcoffset()
    assert offset is not None
    return moment.replace(microsecond=0, tzinfo=timezone(offset))


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
