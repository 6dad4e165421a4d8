"""The signature: the W3C's published example, an independent implementation, and the files that both rest on."""

import hashlib
import json
import os
import shutil
import subprocess
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils.dateparse import parse_datetime
from pyld.jsonld import JsonLdError

from credits.badges import contexts, multibase, proof
from credits.badges.credential import badge_of, write
from credits.badges.issuer import did_document
from credits.badges.status import status_list
from credits.domain.ledger import revoke_hours
from credits.models import Certificate
from tests.credits import rows
from tests.credits.test_badge import NEWER, issued

# Data Integrity EdDSA Cryptosuites v1.0 (W3C Recommendation, 15 May 2025), B.1: Representation: eddsa-rdfc-2022.
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
PUBLIC = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
SECRET = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
ALUMNI = {
    "@context": [contexts.CREDENTIALS, EXAMPLES],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
PROOF_VALUE = "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme"


@pytest.fixture
def examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """The context of the W3C's examples, which no badge of ours may name."""

    def load(url: str, options: Any = None) -> dict[str, Any]:
        if url != EXAMPLES:
            return contexts.load_context(url)
        vocabulary = {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}
        return {"contextUrl": None, "documentUrl": url, "document": vocabulary, "contentType": "application/ld+json"}

    monkeypatch.setattr(proof, "load_context", load)


def test_the_example_of_the_standard_comes_out_to_the_letter(examples: None) -> None:
    secret = multibase.decode(SECRET)
    assert secret[:2] == b"\x80\x26"
    key = Ed25519PrivateKey.from_private_bytes(secret[2:])
    assert multibase.encode_public_key(key.public_key().public_bytes_raw()) == PUBLIC
    created = parse_datetime("2023-02-24T23:36:38Z")
    assert created is not None
    signed = proof.sign(ALUMNI, key=key, method=f"did:key:{PUBLIC}#{PUBLIC}", created=created)
    said = {name: value for name, value in signed["proof"].items() if name != "proofValue"}
    assert proof.signed_bytes(ALUMNI, proof=said).hex() == (
        "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0"
        "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
    )
    assert signed["proof"]["proofValue"] == PROOF_VALUE


def test_a_context_of_others_is_refused() -> None:
    with pytest.raises(JsonLdError):
        proof.canonical({**ALUMNI, "@context": [contexts.CREDENTIALS, "https://example.org/context"]})


def test_the_files_of_others_are_those_of_the_list_with_their_licences() -> None:
    listed = {context.file: context for context in contexts.contexts()}
    assert {path.name for path in contexts.FOLDER.iterdir()} - {"contexts.json"} == set(listed)
    for name, context in listed.items():
        assert hashlib.sha256((contexts.FOLDER / name).read_bytes()).hexdigest() == context.sha256
    packages = {context.package for context in listed.values() if context.url}
    assert packages == {context.package for name, context in listed.items() if name.startswith("LICENSE")}


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\0\x01", b"\xff" * 34, bytes(range(64))])
def test_base58_there_and_back(data: bytes) -> None:
    assert multibase.decode(multibase.encode(data)) == data


@pytest.mark.parametrize("text", ["", "u6Mk", "z0", "z6MkO", PUBLIC[:-1], PUBLIC + "2", PROOF_VALUE, "zключ"])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whichever part is wrong
        multibase.decode_public_key(text)


@pytest.fixture(scope="module")
def node() -> str:
    """Node with the packages of package.json; left out where there is none, but not in CI."""
    program = shutil.which("node")
    if program and (settings.BASE_DIR / "node_modules/@digitalbazaar/vc").exists():
        return program
    if os.environ.get("CI"):
        pytest.fail("Node or its packages are missing: scripts/js-types installs them.")
    pytest.skip("Node or its packages are missing: npm ci")


def checked(node: str, **documents: Any) -> dict[str, Any]:
    """What another implementation of the standards says of a badge (tests/credits/badge_check.mjs)."""
    script = settings.BASE_DIR / "tests/credits/badge_check.mjs"
    done = subprocess.run(
        [node, script], input=json.dumps(documents).encode(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_another_implementation_takes_a_badge_and_refuses_a_forged_one(node: str, language: str) -> None:
    certificate = issued(language, **NEWER, credits="1.2", quiz_score_pct="85", quiz_pass_pct=70)
    certificate.frozen["printed"]["name"] = 'А"\\ Б\u2028<b>#{}</b> 𝒳'
    documents = {
        "issuer": did_document(certificate.organisation),
        "list": status_list(certificate.organisation, part=0),
    }
    badge = json.loads(write(badge_of(certificate)))
    assert checked(node, badge=badge, **documents) == {"verified": True, "revoked": False, "listed": True, "why": ""}
    badge["credentialSubject"]["creditsEarned"] = 12
    forged = checked(node, badge=badge, **documents)
    assert (forged["verified"], "Invalid signature" in forged["why"]) == (False, True)


@pytest.mark.django_db
def test_another_implementation_sees_that_a_badge_was_taken_back(node: str) -> None:
    webinar, person = rows.granted()
    certificate = Certificate.objects.select_related("organisation").get()
    badge, issuer = badge_of(certificate), did_document(certificate.organisation)
    revoke_hours(webinar, person, reason="A mistake.", by=webinar.created_by)
    listed = status_list(certificate.organisation, part=0)
    answer = checked(node, badge=badge, issuer=issuer, list=listed)
    assert answer == {"verified": True, "revoked": True, "listed": True, "why": ""}
