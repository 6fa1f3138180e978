"""What can be wrong with bytes that came from elsewhere. No text here depends on a key or on what was sealed."""

from __future__ import annotations


class ChangesError(Exception):
    """Root of everything that this layer raises."""


class BadBytes(ChangesError):  # noqa: N818 - the name that the format gives it
    """The bytes are not what the format says. One class without detail, so that it tells an attacker nothing."""

    def __init__(self) -> None:
        super().__init__("bad bytes")


class BadSignatureError(ChangesError):
    """The signature is not by this key over these bytes."""

    def __init__(self) -> None:
        super().__init__("bad signature")


class BadNameError(ChangesError):
    """The name of an object does not have the form of the format."""

    def __init__(self) -> None:
        super().__init__("bad name")


class NoKeyError(ChangesError):
    """None of the keys handed in belongs to these bytes: nothing is known about them yet."""

    def __init__(self) -> None:
        super().__init__("no key")


class NewerError(ChangesError):
    """The bytes are of a newer version and say that whoever does not know it must stop here."""

    def __init__(self) -> None:
        super().__init__("newer")


class TooLargeError(ChangesError):
    """What was to be written does not fit the format's caps; nothing was made. Split it."""

    def __init__(self) -> None:
        super().__init__("too large")
