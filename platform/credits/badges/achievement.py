"""What the badge is for: the webinar, as the paper names it. Nothing of the person is in it."""

import base64
import json
import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from credits.badges.results import Achieved
from credits.badges.words import in_language, words_in


def achievement(
    facts: dict[str, Any], *, creator: dict[str, Any], results: Sequence[Achieved], language: str
) -> dict[str, Any]:
    """Its id is made of all that it says, so that the same achievement of two people has the same."""
    about = {
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": in_language(facts["title"], language=language),
        "description": _description(facts, language=language),
        "inLanguage": language,
        "image": {"id": _emblem(), "type": "Image", "caption": words_in(language)["emblem"]},
        "creator": creator,
        "criteria": {"narrative": _criteria(facts, language=language)},
        **_fields_of_study(facts, language=language),
        **_alignment(facts, language=language),
        "resultDescription": [result.description() for result in results],
    }
    text = json.dumps(about, ensure_ascii=False, sort_keys=True)
    return {"id": uuid.uuid5(uuid.NAMESPACE_OID, text).urn, **about}


@cache
def _emblem() -> str:
    """The picture itself, so that looking at a badge asks nobody. It never changes: another design gets another file."""
    picture = Path(__file__).with_name("emblem_1.png").read_bytes()
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def _description(facts: dict[str, Any], *, language: str) -> str:
    words, title = words_in(language), in_language(facts["title"], language=language)
    if facts.get("started_at"):
        day = datetime.fromisoformat(facts["started_at"]).astimezone(ZoneInfo(settings.TIME_ZONE)).date()
        sentences = [words["about"].format(title=title, date=day.isoformat())]
    else:
        sentences = [words["about_undated"].format(title=title)]
    if facts.get("lecturers"):
        sentences.append(words["lecturers"].format(names=", ".join(facts["lecturers"])))
    return " ".join(sentences)


def _criteria(facts: dict[str, Any], *, language: str) -> str:
    words, policy = words_in(language), facts["policy"]
    sentences = [
        words["criteria"].format(
            policy=policy["slug"],
            version=policy["version"],
            unit=in_language(facts["unit"], language=language),
            minutes=policy["minutes_per_credit"],
        )
    ]
    if facts.get("quiz_score_pct") is not None and facts.get("quiz_pass_pct") is not None:
        sentences.append(words["criteria_quiz"].format(**{"pass": facts["quiz_pass_pct"]}))
    return " ".join(sentences)


def _fields_of_study(facts: dict[str, Any], *, language: str) -> dict[str, str]:
    names = [in_language(study, language=language) for study in facts.get("fields_of_study") or []]
    return {"fieldOfStudy": ", ".join(names)} if names else {}


def _alignment(facts: dict[str, Any], *, language: str) -> dict[str, Any]:
    """Nodes of the standard. The address is that of our standards: what is frozen names a node by its code, not by a page."""
    nodes = [
        {
            "type": ["Alignment"],
            "targetName": node.get(f"title_{language}") or node.get("title_kk") or node["code"],
            "targetCode": node["code"],
            "targetFramework": f"{node.get(f'standard_{language}') or node['standard_kk']}, {node['version']}",
            "targetType": "ext:StandardNode",
            "targetUrl": settings.SITE_URL + reverse("standards:index"),
        }
        for node in facts.get("nodes") or []
    ]
    return {"alignment": nodes} if nodes else {}
