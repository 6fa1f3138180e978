"""Key rings for tests: one that keeps, and what can happen to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ifodesk.usecases.ports import KeyRing


@dataclass
class DictRing(KeyRing):
    """A key ring in memory."""

    secrets: dict[str, bytes] = field(default_factory=dict)

    def load(self, name: str) -> bytes | None:
        return self.secrets.get(name)

    def keep(self, name: str, secret: bytes) -> None:
        self.secrets[name] = secret

    def forget(self, name: str) -> None:
        self.secrets.pop(name, None)
