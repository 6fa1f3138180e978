"""What lets one in at a server."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credentials:
    """Access key and secret key, or user and password. Never printed, never in an error."""

    user: str = field(repr=False)
    secret: str = field(repr=False)

    def encode(self) -> bytes:
        """Return the bytes that the key ring keeps."""
        return f"{self.user}\n{self.secret}".encode()

    @classmethod
    def decode(cls, data: bytes) -> Credentials | None:
        """Return what *data* hold: a line each; None for anything else."""
        try:
            user, newline, secret = data.decode().partition("\n")
        except UnicodeDecodeError:
            return None
        return cls(user, secret) if newline and user and "\n" not in secret else None
