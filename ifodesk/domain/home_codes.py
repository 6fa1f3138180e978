"""Codes of what is known about a home. Stored and synced, so never renamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

NONE: Final = "none"
"""The key that says: asked, and there are none."""


class HomeKind(StrEnum):
    """What a home takes assignments as. One home may be several.

    Source: SoL 2025:400 9 kap. 2 §, 13 kap. 7 §, 22 kap. 4 §.
    """

    FOSTER = "familjehem"
    EMERGENCY = "jourhem"
    AGENCY = "konsulentstott"
    """With support from a company that has IVO's permit (SoL 26 kap. 1 § 5)."""
    NETWORK = "natverkshem"
    """For one named child; never in the pool."""
    CONTACT_FAMILY = "kontaktfamilj"
    CONTACT_PERSON = "kontaktperson"
    SUPPORT_FAMILY = "stodfamilj"


POOLED_KINDS: Final = frozenset({HomeKind.FOSTER, HomeKind.EMERGENCY, HomeKind.AGENCY})
"""A home of one of these may stand in the pool; the others are not placements, or are for one child."""


class Language(StrEnum):
    """Languages to choose from, by their names; any other name may be written.

    Source of the Sami ones: lag 2009:724 6 §.
    """

    SWEDISH = "svenska"
    SOUTH_SAMI = "sydsamiska"
    UME_SAMI = "umesamiska"
    LULE_SAMI = "lulesamiska"
    NORTH_SAMI = "nordsamiska"
    FINNISH = "finska"
    ENGLISH = "engelska"
    ARABIC = "arabiska"
    SOMALI = "somaliska"
    TIGRINYA = "tigrinska"
    DARI = "dari"
    UKRAINIAN = "ukrainska"
    SIGN = "svenskt teckenspråk"


class Course(StrEnum):
    """Courses to choose from, by their names; any other name may be written."""

    BASIC = "Ett hem att växa i"
    TRAUMA = "trauma"
    NPF = "NPF"
    FIRST_AID = "HLR för barn"
    LOW_AFFECT = "lågaffektivt bemötande"


def chosen(codes: Mapping[str, bool]) -> frozenset[str] | None:
    """Return what was said yes to; None when nobody has answered, an empty set when the answer was none.

    >>> sorted(chosen({"dog": True, "cat": False}) or ())
    ['dog']
    >>> chosen({"none": True}), chosen({}), chosen({"dog": False})
    (frozenset(), None, None)
    """
    found = frozenset(code for code, yes in codes.items() if yes)
    return found - {NONE} if found else None


def as_codes(codes: Iterable[str] | None) -> dict[str, bool]:
    """Return the register of a set of codes; the other way round than `chosen`.

    >>> as_codes([]), as_codes(["dog"]), as_codes(None)
    ({'none': True}, {'dog': True}, {})
    """
    if codes is None:
        return {}
    return dict.fromkeys(sorted(codes), True) or {NONE: True}
