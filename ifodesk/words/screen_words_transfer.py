"""Words of handing texts over to the record system."""

from __future__ import annotations

RECORD_SYSTEM = "verksamhetssystemet"
"""What the record system is called where the municipality has not said its name."""
UNDO_HINT = "Ctrl+Z ångrar."


def copied(count: int, system: str) -> str:
    """Return what to do with texts that lie on the clipboard now."""
    if count == 1:
        return f"Texten är kopierad. Klistra in den i {system}. När den står där: tryck Enter, så märks den som förd."
    return (
        f"{count} texter är kopierade. Klistra in dem i {system}. När de står där: tryck Enter, så märks de som förda."
    )


def mark(count: int) -> str:
    """Return the text of the button that marks what lies on the clipboard."""
    return "&Markera som förd" if count == 1 else "&Markera som förda"


def marked(count: int) -> str:
    """Return that texts are marked as transferred."""
    done = "Texten är märkt som förd" if count == 1 else f"{count} texter är märkta som förda"
    return f"{done} till personakten. {UNDO_HINT}"
