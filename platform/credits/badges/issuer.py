"""Who gives a badge out: the organisation, by a decentralised identifier at our own address (did:web)."""

from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings

from accounts.models import Organisation
from credits.badges import keys
from credits.models import SignerPosition


def did_of(organisation: Organisation) -> str:
    """ "did:web:daris.example:issuers:7kq4m2xa9d": resolved at https://daris.example/issuers/7kq4m2xa9d/did.json."""
    return f"did:web:{quote(urlsplit(settings.SITE_URL).netloc, safe='')}:issuers:{organisation.code}"


def method_of(organisation: Organisation, *, key: str) -> str:
    """The address of a public key in the organisation's document."""
    return f"{did_of(organisation)}#{key}"


def did_document(organisation: Organisation) -> dict[str, Any]:
    """The keys by which the organisation's badges are checked: today's, and all that signed before."""
    did = did_of(organisation)
    methods = [
        {"id": method_of(organisation, key=key), "type": "Multikey", "controller": did, "publicKeyMultibase": key}
        for key in keys.public_keys()
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def profile(organisation: Organisation, *, facts: dict[str, Any], language: str) -> dict[str, Any]:
    """The organisation as the paper names it, in the paper's language; its other names are in the description."""
    names = facts["organisation"]
    others = dict.fromkeys(name for name in names.values() if name and name != names[language])
    number = facts.get("organisation_registry_number")
    return {
        "id": did_of(organisation),
        "type": ["Profile"],
        "name": names[language],
        "url": settings.SITE_URL,
        **({"description": " · ".join(others)} if others else {}),
        **_official(facts),
        **_address(facts, language=language),
        **({"otherIdentifier": [_registry_number(number)]} if number else {}),
    }


def _official(facts: dict[str, Any]) -> dict[str, str]:
    """Who signed the paper for the organisation."""
    names = [signer["name"] for signer in facts.get("signers") or [] if signer["position"] != SignerPosition.LECTURER]
    return {"official": names[0]} if names else {}


def _address(facts: dict[str, Any], *, language: str) -> dict[str, Any]:
    parts = {
        "streetAddress": (facts.get("organisation_address") or {}).get(language, ""),
        "addressLocality": facts.get("city", ""),
        "addressRegion": (facts.get("region") or {}).get(language, ""),
    }
    known = {name: text for name, text in parts.items() if text}
    return {"address": {"type": ["Address"], **known}} if known else {}


def _registry_number(number: str) -> dict[str, str]:
    return {"type": "IdentifierEntry", "identifier": number, "identifierType": "ext:registryNumber"}
