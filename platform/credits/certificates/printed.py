"""Everything that a certificate prints, as texts in its language, ready to be frozen.

The sentences stand in wording.json and not in the translation catalogue: a certificate's words belong to its sheet, are
checked by the institute once, and must not change when somebody improves a translation of the interface.
"""

import hashlib
import json
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.conf import settings
from django.urls import reverse

from attendance.domain.seal import head_of
from credits.certificates.particulars import NO_BREAK_SPACE, facts_of_particulars, print_particulars, remark_of_fields
from credits.certificates.typeset import LAYOUT
from credits.domain.arithmetic import plain
from credits.formats import write_credits
from credits.models import Certificate, CreditTerms, LedgerEntry, SignerPosition
from ui.translated import in_language

LONG_DATE = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'года'", "en": "d MMMM y"}


def freeze(certificate: Certificate, *, entry: LedgerEntry, terms: CreditTerms, credits: Decimal) -> dict[str, Any]:
    """`facts` for machines (and for reports years later), `printed` for the sheet."""
    facts = _facts(certificate, entry=entry, terms=terms, credits=credits)
    return {"facts": facts, "printed": _printed(certificate, facts=facts, terms=terms)}


def frozen_hash(frozen: dict[str, Any]) -> str:
    """SHA-256 over the canonical form: 64 hexadecimal digits."""
    text = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def grouped(digest: str, *, by: int = 4) -> str:
    """A hash in groups, to be compared by eye."""
    return " ".join(digest[start : start + by] for start in range(0, len(digest), by))


def _facts(certificate: Certificate, *, entry: LedgerEntry, terms: CreditTerms, credits: Decimal) -> dict[str, Any]:
    webinar, person, organisation = certificate.webinar, certificate.person, certificate.organisation
    version = entry.policy_version
    quiz = entry.assessment.inputs.quiz if entry.assessment else None
    return {
        "name": person.display_name,
        "name_latin": person.name_latin,
        "title": {language: in_language(webinar, "title", language=language) for language, _ in settings.LANGUAGES},
        "credits": str(plain(credits)),
        "unit": {"kk": version.unit_kk, "ru": version.unit_ru, "en": version.unit_en},
        "started_at": webinar.started_at.isoformat() if webinar.started_at else None,
        "ended_at": webinar.ended_at.isoformat() if webinar.ended_at else None,
        "nodes": entry.nodes,
        "policy": {
            "slug": version.policy.slug,
            "version": version.version,
            "minutes_per_credit": version.params.minutes_per_credit,
        },
        "quiz_score_pct": str(quiz.score_pct) if quiz else None,
        "quiz_pass_pct": version.params.pass_pct,
        "lecturers": [lecturer.display_name for lecturer in webinar.lecturers.all()],
        "organisation": {
            language: in_language(organisation, "name", language=language) for language, _ in settings.LANGUAGES
        },
        "city": organisation.city,
        "region": {
            language: in_language(organisation.region, "name", language=language) for language, _ in settings.LANGUAGES
        },
        "number": certificate.number,
        "code": certificate.code,
        "issued_at": certificate.issued_at.isoformat(),
        "evidence_hash": entry.assessment.inputs_hash if entry.assessment else "",
        "evidence_head": head_of(webinar),
        "signers": terms.signers,
        **facts_of_particulars(entry, terms=terms, credits=credits),
    }


def _printed(certificate: Certificate, *, facts: dict[str, Any], terms: CreditTerms) -> dict[str, Any]:
    language = certificate.language
    words = _wording()[language]
    policy = terms.policy_version.policy
    issued = certificate.issued_at.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(
        microsecond=0
    )  # typst takes whole seconds
    title, unit = facts["title"][language], facts["unit"][language]
    credits = write_credits(Decimal(facts["credits"]), language=language)
    url = settings.SITE_URL + reverse("credits:verify", args=[certificate.code])
    sentence = [part.format(title=title, credits=credits, unit=unit) for part in words[policy.certificate_wording]]
    sentence[1] = sentence[1].replace(" ", NO_BREAK_SPACE)
    particulars = print_particulars(facts, words=words, language=language)
    return {
        "layout": LAYOUT,
        "language": language,
        "issued_at": issued.isoformat(),
        "issued": {"year": issued.year, "month": issued.month, "day": issued.day},
        "heading": words["heading"],
        "organisation": facts["organisation"][language],
        "place": _place(facts, language=language),
        **particulars,
        "number_label": words["number_label"],
        "number": facts["number"],
        "line": words["line"],
        "name": facts["name"],
        "text": sentence,
        "remarks": _remarks(
            certificate,
            facts=facts,
            note=in_language(policy, "certificate_note", language=language),
            particulars=particulars,
        ),
        "signs": _signs(facts, language=language),
        "seal": words["seal"],
        "date_label": words["date_label"],
        "date": _long_date(certificate.issued_at, language=language),
        "code": certificate.printed_code,
        "verify_at": f"{urlsplit(settings.SITE_URL).netloc}{reverse('credits:verify').rstrip('/')}",
        "qr_url": url,
        "qr_alt": words["qr_alt"].format(url=url),
        "ornament_alt": words["ornament_alt"],
        "small": _small(facts, words=words),
    }


def _small(facts: dict[str, Any], *, words: dict[str, Any]) -> str:
    """The last line: the rule, the hash of this person's facts, and the head of the webinar's sealed evidence."""
    text: str = words["small"].format(
        policy=facts["policy"]["slug"], version=facts["policy"]["version"], hash=grouped(facts["evidence_hash"], by=8)
    )
    head = facts["evidence_head"]
    return f"{text}. {words['sealed'].format(head=grouped(head, by=8))}" if head else text


def _place(facts: dict[str, Any], *, language: str) -> str:
    """City and region, without what the name of the organisation or its address says already."""
    said = facts["organisation"]["kk"], facts["organisation_address"]["kk"]
    city = "" if any(facts["city"] in text for text in said) else facts["city"]
    region = facts["region"][language]
    return ", ".join(filter(None, [city, "" if region in facts["organisation_address"][language] else region]))


def _remarks(certificate: Certificate, *, facts: dict[str, Any], note: str, particulars: dict[str, Any]) -> list[str]:
    words = _wording()[certificate.language]
    about = []
    if certificate.webinar.started_at:
        about.append(
            words["held"].format(date=_long_date(certificate.webinar.started_at, language=certificate.language))
        )
    if particulars["delivery"]:
        about.append(words["delivery"].format(ways=particulars["delivery"]))
    if facts["quiz_score_pct"] is not None:
        about.append(words["quiz"].format(score=facts["quiz_score_pct"]))
    remarks = [note] if note else []
    if about:
        remarks.append(" · ".join(about))
    if facts["fields_of_study"]:
        remarks.append(remark_of_fields(facts, words=words, language=certificate.language))
    if facts["lecturers"]:
        remarks.append(words["lecturers"].format(names=", ".join(facts["lecturers"])))
    if facts["nodes"]:
        remarks.append(words["standard"].format(nodes=_nodes_in_words(facts["nodes"], language=certificate.language)))
    return remarks


def _nodes_in_words(nodes: list[dict[str, Any]], *, language: str) -> str:
    """ "Teacher, 2022: 1.2.1, 1.2.4": the codes, for the titles of several nodes would fill the sheet."""
    by_version: dict[str, list[str]] = {}
    for node in nodes:
        standard = node.get(f"standard_{language}") or node["standard_kk"]
        by_version.setdefault(f"{standard}, {node['version']}", []).append(node["code"])
    return "; ".join(f"{version}: {', '.join(codes)}" for version, codes in by_version.items())


def _signs(facts: dict[str, Any], *, language: str) -> list[dict[str, str]]:
    signers = facts["signers"] or [
        {"position": SignerPosition.LECTURER, "name": name} for name in facts["lecturers"][:2]
    ]
    positions = _wording()[language]["positions"]
    return [{"position": positions[signer["position"]], "name": signer["name"]} for signer in signers]


def _long_date(moment: datetime, *, language: str) -> str:
    locale = {"kk": "kk", "ru": "ru", "en": "en_GB"}[language]
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    return str(format_date(local.date(), LONG_DATE[language], locale=locale))


@cache
def _wording() -> dict[str, Any]:
    wording: dict[str, Any] = json.loads(Path(__file__).with_name("wording.json").read_text())
    return wording
