"""Ed25519 keys and signatures as the W3C's Multikey and Data Integrity write them: base58 (Bitcoin's letters) after a "z"."""

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519_PUBLIC = b"\xed\x01"
KEY_BYTES = 32


def encode(data: bytes) -> str:
    number, digits = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        digits = ALPHABET[digit] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * zeros + digits


def decode(text: str) -> bytes:
    """Raises ValueError for what `encode` never writes."""
    if not text.startswith("z"):
        raise ValueError("It does not begin with a z.")
    digits = text[1:]
    number = 0
    for digit in digits:
        number = number * 58 + ALPHABET.index(digit)
    zeros = len(digits) - len(digits.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def encode_public_key(key: bytes) -> str:
    """ "z6Mk...": 32 bytes as `publicKeyMultibase`."""
    return encode(ED25519_PUBLIC + key)


def decode_public_key(text: str) -> bytes:
    """The 32 bytes; raises ValueError for anything else than an Ed25519 public key."""
    data = decode(text)
    if not data.startswith(ED25519_PUBLIC) or len(data) != len(ED25519_PUBLIC) + KEY_BYTES:
        raise ValueError("It is not an Ed25519 public key.")
    return data[len(ED25519_PUBLIC) :]
