"""What a person achieved, each with the description that Open Badges wants for it: the hours, the quiz, fields, the way."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from credits.badges.words import in_language, words_in


@dataclass(frozen=True)
class Achieved:
    """`kind` is a resultType of Open Badges 3.0, or one of our own that begins with "ext:"."""

    name: str
    kind: str
    value: str
    bounds: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The same for everybody who has this kind of result: it is made of the description."""
        return uuid.uuid5(uuid.NAMESPACE_OID, repr((self.name, self.kind, sorted(self.bounds.items())))).urn

    def description(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "type": ["ResultDescription"],
            "name": self.name,
            "resultType": self.kind,
            **self.bounds,
        }

    def result(self) -> dict[str, Any]:
        return {"type": ["Result"], "resultDescription": self.id, "value": self.value}


def achieved(facts: dict[str, Any], *, delivery: str, language: str) -> list[Achieved]:
    """`delivery` is the way in the paper's own words; "" where it says none."""
    return list(_achieved(facts, delivery=delivery, language=language))


def _achieved(facts: dict[str, Any], *, delivery: str, language: str) -> Iterator[Achieved]:
    words = words_in(language)
    unit = in_language(facts["unit"], language=language)
    yield Achieved(words["credits"].format(unit=unit), "ext:Credits", str(facts["credits"]))
    for study in facts.get("fields_of_study") or []:
        name = words["field_credits"].format(field=in_language(study, language=language), unit=unit)
        yield Achieved(name, "ext:FieldOfStudyCredits", str(study["credits"]))
    if facts.get("quiz_score_pct") is not None:
        bounds = {"valueMin": "0", "valueMax": "100"}
        if facts.get("quiz_pass_pct") is not None:
            bounds["requiredValue"] = str(facts["quiz_pass_pct"])
        yield Achieved(words["quiz"], "Percent", str(facts["quiz_score_pct"]), bounds)
    if delivery:
        yield Achieved(words["delivery"], "ext:DeliveryMethod", delivery)
