"""The key that signs badges, from BADGE_SIGNING_KEY, and the public keys of those that signed before."""

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from credits.badges import multibase


class BadKey(Exception):
    """BADGE_SIGNING_KEY or BADGE_EARLIER_KEYS holds what is no key."""


def is_offered() -> bool:
    """Without a key that can be read there are no badges, and nothing says so to visitors: `manage.py check` does."""
    try:
        return bool(settings.BADGE_SIGNING_KEY and public_keys())
    except BadKey:
        return False


def signing_key() -> Ed25519PrivateKey:
    """Raises BadKey."""
    text = settings.BADGE_SIGNING_KEY
    try:
        secret = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        return Ed25519PrivateKey.from_private_bytes(secret)
    except (ValueError, binascii.Error):  # without the text, which is a secret
        raise BadKey("BADGE_SIGNING_KEY is not 32 bytes in base64url.") from None


def public_key() -> str:
    """Of the signing key, as `publicKeyMultibase`: "z6Mk..."."""
    return multibase.encode_public_key(signing_key().public_key().public_bytes_raw())


def public_keys() -> list[str]:
    """Of the signing key and of all before it, each once."""
    earlier = [text.strip() for text in settings.BADGE_EARLIER_KEYS if text.strip()]
    for text in earlier:
        try:
            multibase.decode_public_key(text)
        except ValueError:
            raise BadKey(f"BADGE_EARLIER_KEYS: {text} is not a public key.") from None
    return list(dict.fromkeys([public_key(), *earlier]))
