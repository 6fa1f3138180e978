"""The errors that a person can meet. Each carries a code; the sentences stand in `ifodesk.words`."""

from __future__ import annotations

from collections.abc import Sequence


class IfodeskError(Exception):
    """Root of all errors that are shown as a sentence. ``code`` selects it; the text of the exception holds no data."""

    code = "error"

    def __init__(self, code: str | None = None, /, **details: str | int) -> None:
        """Keep the code and the harmless details (numbers, versions, names of files that the user chose)."""
        self.code = code or type(self).code
        self.details = details
        super().__init__(self.code)


class RuleError(IfodeskError):
    """Refused by a rule of the field; ``reasons`` are codes."""

    def __init__(self, code: str, reasons: Sequence[str] = (), /, **details: str | int) -> None:
        """Keep the reasons beside the code."""
        super().__init__(code, **details)
        self.reasons = tuple(reasons)


class WorldError(IfodeskError):
    """The world's fault: disk full, file gone, no network, wrong passphrase, damaged file."""


class NotFoundError(IfodeskError):
    """What was asked for does not exist for this person (which is all that is ever said)."""

    code = "not_found"
