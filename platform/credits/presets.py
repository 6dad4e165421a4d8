"""The policies that ship with Daris, as data in presets.json.

Sources: NASBA/AICPA Statement on Standards for CPE programs (January 2024) and the registry's pages on group internet
measurement; AMA PRA rules; Kazakhstan's order No. 95 of 28 January 2016 and art. 7 of the Law on the Status of the Teacher.
"""

from functools import cache
from pathlib import Path

import msgspec

from credits.domain.params import PolicyParams

DEFAULT_POLICY = "cpd-60"
"""The policy of a new webinar until its organiser chooses another."""


class Preset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`offered` presets stand on an organiser's page from the start; operators can offer the others."""

    slug: str
    version: int
    offered: bool
    name_kk: str
    name_ru: str
    name_en: str
    description_kk: str
    description_ru: str
    description_en: str
    certificate_wording: str
    certificate_note_kk: str
    certificate_note_ru: str
    certificate_note_en: str
    params: PolicyParams


@cache
def presets() -> dict[str, Preset]:
    """All presets by slug, in the order of the file."""
    text = Path(__file__).with_name("presets.json").read_bytes()
    return {preset.slug: preset for preset in msgspec.json.decode(text, type=list[Preset])}
