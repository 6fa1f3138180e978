"""What a passphrase must be like that a person chooses."""

from __future__ import annotations

from typing import Final

SHORTEST: Final = 12
"""Characters, at least."""
