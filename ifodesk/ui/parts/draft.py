"""What happens to one field while a person types and others write too. No Qt: the widget asks, this decides.

The rule (DESIGN section 3): a refresh never touches a field that has focus or unsaved input. The field keeps what was
typed and what that was based on, and shows that another value came.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A text to save."""

    text: str
    token: object
    """What the text was typed on top of: the ``Seen`` that was shown with the field."""
    settles: bool = False
    """True: both values are saved already and the person chose this one; the conflict is to be resolved with it."""


@dataclass(frozen=True, slots=True)
class Other:
    """A value that came while the field was in use."""

    text: str
    token: object


class FieldDraft:
    """The typed text, the value under it, and what came meanwhile."""

    def __init__(self) -> None:
        self.text = ""
        """What the field shows."""
        self.other: Other | None = None
        self._base = ""
        self._token: object = None
        self._sending: str | None = None
        self._both_saved = False
        self._empty = True

    @property
    def dirty(self) -> bool:
        """Return whether something typed is not yet known to be saved."""
        return self.text != self._base or self._sending is not None

    @property
    def token(self) -> object:
        """Return what the field is based on."""
        return self._token

    def arrived(self, text: str, token: object, *, in_use: bool) -> None:
        """Take a value that was read from the vault, after a load or a refresh."""
        if not self.dirty and (self._empty or not in_use):
            self._accept(text, token)
        elif self._sending is not None:
            # Read before the save landed, or a colleague's value: the save's own answer brings the newest base.
            if text not in {self._base, self._sending}:
                self.other = Other(text, token)
        elif text == self.text:
            self._accept(text, token)
        elif text == self._base:
            self._token = token
            self.other = None
        else:
            self.other = Other(text, token)

    def typed(self, text: str) -> None:
        """Take what the person typed."""
        self.text = text

    def due(self) -> Edit | None:
        """Return what is to be saved now, once; None when nothing is, or while a save is under way."""
        if self._sending is not None or self.text == self._base:
            return None
        self._sending = self.text
        return Edit(self.text, self._token)

    def confirmed(self, token: object) -> None:
        """The save landed; *token* is the value as it was read after it."""
        if self._sending is not None:
            self._base, self._sending = self._sending, None
        self._token = token
        self._both_saved = self.other is not None

    def failed(self) -> None:
        """The save did not land: the text stays typed and is due again."""
        self._sending = None

    def released(self) -> None:
        """The person left the field: with nothing unsaved, and nothing to choose, the newer value may show."""
        if self.other is not None and not self.dirty and not self._both_saved:
            self._accept(self.other.text, self.other.token)

    def keep_mine(self) -> Edit | None:
        """Choose the typed text; return what is to be saved for it."""
        if self.other is None:
            return None
        return self._choose(self.text, self.other.token)

    def take_other(self) -> Edit | None:
        """Choose the other value; return what is to be saved, None when that value stands already."""
        if self.other is None:
            return None
        other = self.other
        if self._both_saved or self._sending is not None:
            return self._choose(other.text, other.token)
        self._accept(other.text, other.token)
        return None

    def _choose(self, text: str, token: object) -> Edit:
        settles = self._both_saved or self._sending is not None
        self.text = self._sending = text
        self.other, self._both_saved = None, False
        return Edit(text, self._token if settles else token, settles)

    def _accept(self, text: str, token: object) -> None:
        self.text = self._base = text
        self._token = token
        self._empty = False
        self.other, self._both_saved = None, False
