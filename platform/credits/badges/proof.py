"""A Data Integrity proof by the W3C's cryptosuite eddsa-rdfc-2022: Ed25519 over the hashes of two canonical graphs."""

import hashlib
import threading
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import jsonld

from credits.badges import multibase
from credits.badges.contexts import load_context

# pyld keeps contexts that it worked on in a cache of its own, which is not made for several threads.
_one_at_a_time = threading.Lock()


def sign(document: dict[str, Any], *, key: Ed25519PrivateKey, method: str, created: datetime) -> dict[str, Any]:
    """The document with its proof. `method` is the address of the public key.

    Ed25519 has no chance in it: the same document, key and time give the same proof.
    """
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": moment(created),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    signature = key.sign(signed_bytes(document, proof=proof))
    return {**document, "proof": {**proof, "proofValue": multibase.encode(signature)}}


def moment(at: datetime) -> str:
    """UTC to the second, as XML Schema writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def signed_bytes(document: dict[str, Any], *, proof: dict[str, Any]) -> bytes:
    """What the signature is over: SHA-256 of the proof's graph without its value, then SHA-256 of the document's."""
    options = {"@context": document["@context"], **proof}
    return b"".join(hashlib.sha256(canonical(graph).encode()).digest() for graph in (options, document))


def canonical(document: dict[str, Any]) -> str:
    """RDF canonicalisation (RDFC-1.0): N-Quads in their order."""
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load_context}
    with _one_at_a_time:
        text: str = jsonld.normalize(document, options)
    return text
