"""Checks a badge as somebody else would: by its keys' public half and its canonical form, straight from the standard."""

import base64
import copy
import gzip
import hashlib
from collections.abc import Iterator
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyld import jsonld

from credits.badges.contexts import load_context

LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def verifies(document: dict[str, Any], issuer: dict[str, Any]) -> bool:
    """By the issuer's did.json: the key that the proof names must be there, for statements, and fit the signature."""
    proof = dict(document["proof"])
    signature = _bytes(proof.pop("proofValue"))
    [method] = [method for method in issuer["verificationMethod"] if method["id"] == proof["verificationMethod"]]
    assert method["id"] in issuer["assertionMethod"]
    assert (method["type"], method["controller"], issuer["id"]) == ("Multikey", issuer["id"], issuer_of(document))
    said = {name: value for name, value in document.items() if name != "proof"}
    message = _digest({"@context": document["@context"], **proof}) + _digest(said)
    key = _bytes(method["publicKeyMultibase"])
    assert (key[:2], len(key)) == (b"\xed\x01", 34)
    try:
        Ed25519PublicKey.from_public_bytes(key[2:]).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def issuer_of(document: dict[str, Any]) -> str:
    issuer = document["issuer"]
    return str(issuer["id"] if isinstance(issuer, dict) else issuer)


def is_marked(listed: dict[str, Any], *, place: int) -> bool:
    text = listed["credentialSubject"]["encodedList"]
    assert text.startswith("u")
    bits = gzip.decompress(base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))
    assert len(bits) * 8 == 131_072
    return bool(bits[place // 8] & (128 >> place % 8))


def changed(document: Any) -> Iterator[tuple[str, Any]]:
    """The document once for each value in it, with that value changed, and the way there."""
    for path, value in leaves(document):
        other = copy.deepcopy(document)
        part = other
        for step in path[:-1]:
            part = part[step]
        if isinstance(value, bool):
            part[path[-1]] = not value
        else:
            part[path[-1]] = value + 1 if isinstance(value, (int, float)) else value + "x"
        yield "/".join(map(str, path)), other


def leaves(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if isinstance(part, (dict, list)):
        for name, value in part.items() if isinstance(part, dict) else enumerate(part):
            yield from leaves(value, (*path, name))
    else:
        yield path, part


def _digest(graph: dict[str, Any]) -> bytes:
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load_context}
    return hashlib.sha256(jsonld.normalize(graph, options).encode()).digest()


def _bytes(text: str) -> bytes:
    assert text.startswith("z")
    number = 0
    for letter in text[1:]:
        number = number * 58 + LETTERS.index(letter)
    return number.to_bytes((number.bit_length() + 7) // 8, "big")
