"""Every label in signed or derived bytes (docs/sync-format.md section 3).

Text inside CBOR; its ASCII bytes before a signed message or a hash. A test finds no other label in the program.
"""

from __future__ import annotations

from typing import Final, NewType

Label = NewType("Label", str)

SEGMENT: Final = Label("ifodesk/1/segment")
HEAD: Final = Label("ifodesk/1/head")
RECORD: Final = Label("ifodesk/1/record")
PARCEL: Final = Label("ifodesk/1/parcel")
OUTER: Final = Label("ifodesk/1/outer")
UNIT: Final = Label("ifodesk/1/unit")
WRAP: Final = Label("ifodesk/1/wrap")
SLOT: Final = Label("ifodesk/1/slot")
HINT: Final = Label("ifodesk/1/hint")
TAG: Final = Label("ifodesk/1/tag")
ROOT: Final = Label("ifodesk/1/root")
COMMIT: Final = Label("ifodesk/1/commit")
WORDS: Final = Label("ifodesk/1/words")
ATTACHMENT: Final = Label("ifodesk/1/attachment")
VAULT: Final = Label("ifodesk/1/vault")
JOIN: Final = Label("ifodesk/1/join")

ALL: Final = (
    SEGMENT,
    HEAD,
    RECORD,
    PARCEL,
    OUTER,
    UNIT,
    WRAP,
    SLOT,
    HINT,
    TAG,
    ROOT,
    COMMIT,
    WORDS,
    ATTACHMENT,
    VAULT,
    JOIN,
)


def prefixed(label: Label, message: bytes) -> bytes:
    """Return the bytes that are signed or hashed for *message* under *label*: label, a zero byte, message."""
    return label.encode("ascii") + b"\x00" + message
