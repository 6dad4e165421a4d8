"""A certificate as an Open Badges 3.0 credential: what the paper says, in the paper's language, signed, and no word more."""

import json
import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from credits.badges import issuer, keys, status
from credits.badges.achievement import achievement
from credits.badges.contexts import CREDENTIALS, OPEN_BADGES
from credits.badges.proof import moment, sign
from credits.badges.results import achieved
from credits.badges.words import in_language, words_in
from credits.domain.certificates import facts_of, printed_of
from credits.models import Certificate

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def badge_of(certificate: Certificate) -> dict[str, Any]:
    """The signed credential. The same certificate and key give the same to the letter, years later too. Raises BadKey."""
    return sign(
        credential_of(certificate),
        key=keys.signing_key(),
        method=issuer.method_of(certificate.organisation, key=keys.public_key()),
        created=certificate.issued_at,
    )


def write(document: dict[str, Any]) -> bytes:
    """JSON as it goes out: readable, UTF-8."""
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def credential_of(certificate: Certificate) -> dict[str, Any]:
    """What is signed, from frozen data only."""
    facts, printed, language = facts_of(certificate), printed_of(certificate), certificate.language
    profile = issuer.profile(certificate.organisation, facts=facts, language=language)
    results = achieved(facts, delivery=_delivery(facts, printed=printed), language=language)
    credential = {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": f"{printed['qr_url']}badge.json",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": in_language(facts["title"], language=language),
        "description": " ".join([printed["line"], printed["name"], *printed["text"]]),
        "inLanguage": language,
        "issuer": profile,
        "validFrom": moment(certificate.issued_at),
        "awardedDate": moment(certificate.issued_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [_name(printed["name"])],
            **_period(facts),
            "licenseNumber": facts["number"],
            "creditsEarned": _number(facts["credits"]),
            "achievement": achievement(facts, creator=profile, results=results, language=language),
            "result": [result.result() for result in results],
        },
        "evidence": [_evidence(facts, url=printed["qr_url"], language=language)],
        "credentialStatus": status.entry_of(certificate),
    }
    tidied: dict[str, Any] = _tidy(credential)
    return tidied


def _name(name: str) -> dict[str, Any]:
    """The name as on the paper, and it alone: no address by which a person could be found elsewhere."""
    return {"type": "IdentityObject", "identityType": "name", "hashed": False, "identityHash": name}


def _period(facts: dict[str, Any]) -> dict[str, str]:
    dates = {"activityStartDate": facts.get("started_at"), "activityEndDate": facts.get("ended_at")}
    return {name: moment(datetime.fromisoformat(text)) for name, text in dates.items() if text}


def _number(credits: str) -> int | float:
    """A whole number as one, since 1 and 1.0 are two texts to a signature."""
    exact = Decimal(credits)
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _delivery(facts: dict[str, Any], *, printed: dict[str, Any]) -> str:
    return printed.get("delivery") or ", ".join(facts.get("delivery") or [])


def _evidence(facts: dict[str, Any], *, url: str, language: str) -> dict[str, Any]:
    words = words_in(language)
    said = {"evidence_hash": "hash", "evidence_head": "head"}
    sentences = [words[fact].format(**{word: facts[fact]}) for fact, word in said.items() if facts.get(fact)]
    return {
        "id": url,
        "type": ["Evidence"],
        "name": words["evidence"],
        **({"description": " ".join(sentences)} if sentences else {}),
    }


def _tidy(part: Any) -> Any:
    """Without control characters and runs of space, on which implementations of the canonical form differ."""
    if isinstance(part, dict):
        return {name: _tidy(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_tidy(value) for value in part]
    return " ".join(CONTROL.sub(" ", part).split()) if isinstance(part, str) else part
