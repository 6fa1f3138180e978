"""Codes of another numbering of the same items. A code without its version says nothing."""

from __future__ import annotations

from ifodesk.domain.instrument.model import CodeMap


def theirs(numbering: CodeMap, code: str) -> str | None:
    """Return the other numbering's code of our item; None where another of our items has that code there.

    >>> theirs(CodeMap("x", {"P3": "P2"}), "P3"), theirs(CodeMap("x", {"P3": "P2"}), "M1")
    ('P2', 'M1')
    """
    if code in numbering.codes:
        return numbering.codes[code]
    return None if code in numbering.codes.values() else code


def ours(numbering: CodeMap, code: str) -> str | None:
    """Return our code of an item of the other numbering; None where that numbering has no such code.

    >>> ours(CodeMap("x", {"P3": "P2"}), "P2"), ours(CodeMap("x", {"P3": "P2"}), "P3")
    ('P3', None)
    """
    for own, other in numbering.codes.items():
        if other == code:
            return own
    return None if code in numbering.codes else code
