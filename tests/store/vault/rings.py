"""Key rings for tests: one that keeps, and what can happen to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from typing_extensions import override

from ifodesk.usecases.computer_ports import KeyRing


@dataclass
class DictRing(KeyRing):
    """A key ring in memory."""

    secrets: dict[str, bytes] = field(default_factory=dict)

    @override
    def load(self, name: str) -> bytes | None:
        return self.secrets.get(name)

    @override
    def keep(self, name: str, secret: bytes) -> None:
        self.secrets[name] = secret

    @override
    def forget(self, name: str) -> None:
        self.secrets.pop(name, None)
