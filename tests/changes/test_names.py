"""Names of objects have one form; everything else is no name."""

import base64
import hashlib
import hmac

import pytest

from ifodesk.changes.codec import encode
from ifodesk.changes.errors import BadNameError
from ifodesk.changes.ids import DeviceId
from ifodesk.changes.names import ObjectName, ObjectType, base32, digest_name, head_name, object_name, parse_name, tag

DEVICE = DeviceId(bytes(range(16)))
TAG = tag(bytes(32), ObjectType.SEGMENT, DEVICE)


def test_a_tag_is_the_beginning_of_a_keyed_hash_in_base32() -> None:
    mac = hmac.new(bytes(32), encode(("ifodesk/1/tag", 1, DEVICE)), "sha256").digest()
    assert base64.b32encode(mac).decode().lower()[:26] == TAG


def test_tags_differ_by_secret_type_and_device() -> None:
    tags = {
        tag(secret, kind, device)
        for secret in (bytes(32), bytes([1]) * 32)
        for kind in ObjectType
        for device in (DEVICE, DeviceId(bytes(16)))
    }
    assert len(tags) == 2 * len(ObjectType) * 2


def test_a_name_ends_in_the_digest_of_the_bytes() -> None:
    name = object_name(TAG, b"sealed")
    assert name == f"o/{TAG}-{base32(hashlib.sha256(b'sealed').digest()[:16])}"
    assert parse_name(name) == ObjectName(TAG, digest_name(b"sealed"))
    assert parse_name(head_name(TAG)) == ObjectName(TAG, None)


GOOD = object_name(TAG, b"sealed")
STRANGE = [
    "",
    GOOD[:-1],
    GOOD + "a",
    GOOD + "\n",
    GOOD.upper(),
    GOOD.replace("o/", "x/"),
    GOOD.replace("o/", ""),
    GOOD.replace("-", "_"),
    GOOD + " (1)",
    GOOD[:-1] + "1",
    GOOD.replace("o/", "o/ab/"),
    "h/" + TAG[:-1],
    "h/" + TAG + "=",
    "h/" + TAG[:-1] + "\u0131",
    "h/desktop.ini",
    GOOD[:-1] + "b",  # bits beyond the digest that are not zero
]


@pytest.mark.parametrize("name", STRANGE)
def test_a_name_of_another_form_is_refused(name: str) -> None:
    with pytest.raises(BadNameError, match=r"^bad name$"):
        parse_name(name)
