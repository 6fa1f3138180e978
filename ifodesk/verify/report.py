"""What a verifier is given and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    """What is wrong with an object, or worth knowing about it. Sentences: `ifodesk.words.verify_words`."""

    # Damage that shows without a key.
    WRONG_BYTES = "wrong_bytes"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    BAD_PARCEL = "bad_parcel"
    # What an object says of itself.
    BAD_SEAL = "bad_seal"
    BAD_PADDING = "bad_padding"
    BAD_ENCODING = "bad_encoding"
    WRONG_PLACE = "wrong_place"
    WRONG_TAG = "wrong_tag"
    UNKNOWN_DEVICE = "unknown_device"
    BAD_SIGNATURE = "bad_signature"
    BAD_ROOT = "bad_root"
    BAD_SLOT = "bad_slot"
    # What objects say of each other.
    MISSING_SEGMENT = "missing_segment"
    MISSING_PARCEL = "missing_parcel"
    MISSING_HEAD = "missing_head"
    MISSING_RECORD = "missing_record"
    BROKEN_CHAIN = "broken_chain"
    FORK = "fork"
    WRONG_VECTOR = "wrong_vector"
    BAD_RECORD = "bad_record"
    UNEQUAL_KEYS = "unequal_keys"
    NO_FOUNDATION = "no_foundation"
    # Nothing is damaged, but readers do not apply it.
    BEYOND_CUT = "beyond_cut"
    NO_READER = "no_reader"
    AWAITS_CUT = "awaits_cut"
    NO_RIGHT = "no_right"
    NEWER = "newer"
    STRAY = "stray"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing about one object."""

    object: str
    """Its path below the hub, with ``/``. What is missing is named as it would lie there, as far as that is known."""
    what: What
    detail: str = ""
    """Numbers and places inside the object; never anything readable only with a key of another compartment."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a hub was found to be."""

    whole: bool
    """Whether there is no fault."""
    objects: int
    """Files of the format's names that were read, heads among them."""
    sealed: int
    """Of these, such as no key at hand opens: only their bytes were compared with their names."""
    faults: tuple[Fault, ...]
    """Damage, gaps and forgeries, in order of name."""
    notes: tuple[Fault, ...] = ()
    """What lies there undamaged but is not used: work beyond a cut, objects of a newer program, stray files, and what
    rests on something that is damaged or missing."""


@dataclass(frozen=True, slots=True, repr=False)
class CompartmentKeys:
    """The keys of one compartment that are at hand."""

    tag_secret: bytes
    epochs: tuple[tuple[int, bytes], ...]
    """Number and secret of each epoch. Two epochs may share a number."""


@dataclass(frozen=True, slots=True, repr=False)
class VerifyKeys:
    """What the person who verifies can open, and the one thing to be trusted: the hash of the founding record."""

    gid: bytes
    founding: bytes
    """SHA-256 of the body of the *found group* record, as people compared it."""
    group: bytes
    """Id of the group's own compartment."""
    compartments: Mapping[bytes, CompartmentKeys] = field(default_factory=dict)
    """By compartment id; the group's own among them."""


class NoHubError(Exception):
    """The place is not there, or has neither heads nor objects: it is no hub."""


class Findings:
    """Collects what is found on the way."""

    def __init__(self) -> None:
        self._faults: set[Fault] = set()
        self._notes: set[Fault] = set()
        self._consequences: set[Fault] = set()

    def fault(self, path: str, what: What, detail: str = "") -> None:
        """Note damage, a gap or a forgery."""
        self._faults.add(Fault(path, what, detail))

    def note(self, path: str, what: What, detail: str = "") -> None:
        """Note what is undamaged and yet not used."""
        self._notes.add(Fault(path, what, detail))

    def consequence(self, path: str, what: What, detail: str = "") -> None:
        """Note what may just follow from another object's damage or loss; a fault when there is no such."""
        self._consequences.add(Fault(path, what, detail))

    def report(self, *, objects: int, sealed: int) -> Report:
        """Return all of it."""
        found = self._faults or self._consequences
        notes = (self._notes | self._consequences) - found
        return Report(
            whole=not found, objects=objects, sealed=sealed, faults=tuple(sorted(found)), notes=tuple(sorted(notes))
        )


class FaultyError(Exception):
    """Says inside the verifier what is wrong with the object at hand."""

    def __init__(self, what: What, detail: str = "") -> None:
        """Keep what is to be reported."""
        super().__init__(what)
        self.what = what
        self.detail = detail
