"""Which badges do not hold any more: the W3C's Bitstring Status List. One bit for each certificate, and no code or name.

An organisation has a list for every 131,072 certificates (the least that the W3C allows), signed like its badges.
"""

import base64
import gzip
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Max, Min
from django.urls import reverse

from accounts.models import Organisation
from credits.badges import issuer, keys
from credits.badges.contexts import CREDENTIALS
from credits.badges.proof import moment, sign
from credits.models import Certificate, CertificateState

BITS = 131_072


def entry_of(certificate: Certificate) -> dict[str, str]:
    """Where a badge's bit is. The place is the number of its row, which stands on no paper."""
    part, place = divmod(certificate.pk, BITS)
    url = list_url(certificate.organisation, part=part)
    return {
        "id": f"{url}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": url,
    }


def list_url(organisation: Organisation, *, part: int) -> str:
    return settings.SITE_URL + reverse("credits:badge_status", args=[organisation.code, part])


def status_list(organisation: Organisation, *, part: int) -> dict[str, Any] | None:
    """The signed list; None where the organisation has no certificate. It changes only when one is taken back or replaced."""
    here = Certificate.objects.filter(organisation=organisation, pk__gte=part * BITS, pk__lt=(part + 1) * BITS)
    times = here.aggregate(first=Min("issued_at"), last=Max("state_at"))
    if times["first"] is None:
        return None
    void = here.exclude(state=CertificateState.VALID).values_list("pk", flat=True)
    made = times["last"] or times["first"]
    url = list_url(organisation, part=part)
    document = {
        "@context": [CREDENTIALS],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.did_of(organisation),
        "validFrom": moment(made),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encode(pk % BITS for pk in void),
        },
    }
    method = issuer.method_of(organisation, key=keys.public_key())
    return sign(document, key=keys.signing_key(), method=method, created=made)


def encode(places: Iterable[int]) -> str:
    """The bits in base64url after a "u", compressed without a time, so that the same bits give the same text."""
    bits = bytearray(BITS // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).decode().rstrip("=")
