"""Web push without a word in it: a browser is woken and shows one sentence it already has.

What is sent through the makers of browsers is only "look": no payload, so there is nothing to encrypt and nothing to leak.
The sender proves who it is (VAPID, RFC 8292) with a key made of the installation's secret.
"""

import base64
import hashlib
import json
from functools import lru_cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from . import outward

#: Seconds a push service keeps the call for a device that is off, and the proof holds.
KEPT, HOLDS = 12 * 3600, 6 * 3600
#: The order of the curve P-256: a private key is a number below it.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def public_key() -> str:
    """The application server key browsers ask for."""
    point = _key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _plain(point)


def proof(endpoint: str, moment: int) -> str:
    """The value of the header Authorization for a push service."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": moment + HOLDS,
        "sub": getattr(settings, "PUSH_CONTACT", "") or settings.SITE_URL,
    }
    said = b".".join(_plain(json.dumps(part).encode()).encode() for part in ({"typ": "JWT", "alg": "ES256"}, claims))
    first, second = utils.decode_dss_signature(_key().sign(said, ec.ECDSA(hashes.SHA256())))
    signed = _plain(first.to_bytes(32, "big") + second.to_bytes(32, "big"))
    return f"vapid t={said.decode()}.{signed}, k={public_key()}"


def wake(endpoint: str, moment: int) -> bool:
    """Call a device; False where it is gone for good. Raises OSError where it may be tried again."""
    answer = outward.post(
        endpoint,
        b"",
        {"Authorization": proof(endpoint, moment), "TTL": str(KEPT), "Urgency": "normal", "Topic": "viec"},
    )
    if answer.status in (404, 410):
        return False
    if not answer.taken:
        raise OSError(f"HTTP {answer.status}")
    return True


@lru_cache(maxsize=1)
def _key() -> ec.EllipticCurvePrivateKey:
    digest = hashlib.sha512(b"caunoi.vapid.1" + settings.IDENTITY_KEY.encode()).digest()
    return ec.derive_private_key(int.from_bytes(digest, "big") % (_ORDER - 1) + 1, ec.SECP256R1())


def _plain(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
