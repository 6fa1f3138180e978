"""A vault in a few lines, for rounds: what it holds, what waits, and what names what. It seals and judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from typing_extensions import override

from ifodesk.sync.folder import FolderHub
from ifodesk.usecases.sync_ports import HeadEntry, NamedBytes, Received


class Vault:
    """Serves both ports."""

    def __init__(self, waiting: Sequence[NamedBytes] = (), head: NamedBytes | None = None) -> None:
        self.waiting = list(waiting)
        self.next_head = head
        self.held: dict[str, bytes] = {}
        self.names: Mapping[str, Received] = {}
        self.order: Callable[[str], int] = lambda _: 0
        """Names and tags are wanted in this order, those that are alike as they came."""
        self.calls: list[str] = []
        self._versions: dict[str, bytes] = {}
        self._lacking: tuple[str, ...] = ()

    def wanted(self, heads: Sequence[HeadEntry]) -> tuple[str, ...]:
        self.calls.append("wanted")
        changed = tuple(head.name for head in heads if self._versions.get(head.name) != head.version_hint)
        return (*changed, *(name for name in self._lacking if name not in self.held))

    def receive_many(self, objects: Sequence[NamedBytes]) -> Received:
        found = [self.receive(one.name, one.data) for one in objects]
        more = tuple(dict.fromkeys(name for one in found for name in one.more if name not in self.held))
        return Received(more, tuple(tag for one in found for tag in one.tags))

    def lacking(self, names: Sequence[str]) -> tuple[str, ...]:
        self.calls.append("lacking")
        return tuple(name for name in names if name not in self.held)

    def in_order(self, wanted: Sequence[str]) -> tuple[str, ...]:
        self.calls.append("in_order")
        return tuple(sorted(wanted, key=self.order))

    def receive(self, name: str, data: bytes) -> Received:
        self.calls.append(f"receive {name}")
        self.held[name] = data
        if name.startswith("h/"):
            self._versions[name] = data[-32:]
        wanted = self.names.get(name, Received())
        self._lacking += wanted.more
        return Received(tuple(more for more in wanted.more if more not in self.held), wanted.tags)

    def unsure(self) -> tuple[str, ...]:
        self.calls.append("unsure")
        return ()

    def listed(self, tag: str, names: Sequence[str]) -> None:
        raise AssertionError(tag, names)  # nothing was unsure

    def pack(self, now_ms: int) -> tuple[NamedBytes, ...]:
        self.calls.append(f"pack {now_ms}")
        return tuple(self.waiting)

    def head(self, now_ms: int) -> NamedBytes | None:
        self.calls.append(f"head {now_ms}")
        assert not self.waiting
        return self.next_head

    def uploaded(self, names: Sequence[str]) -> None:
        self.calls.append("uploaded")
        for name in names:
            if self.next_head is not None and name == self.next_head.name:
                self._versions[name] = self.next_head.data[-32:]
                self.next_head = None
        self.waiting = [item for item in self.waiting if item.name not in names]


class WatchedHub(FolderHub):
    """A folder hub that notes what is asked of it."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.calls: list[str] = []

    @override
    def list_heads(self) -> tuple[HeadEntry, ...]:
        self.calls.append("list_heads")
        return super().list_heads()

    @override
    def get(self, name: str, max_size: int) -> bytes:
        self.calls.append(f"get {name}")
        return super().get(name, max_size)

    @override
    def put_new(self, name: str, data: bytes) -> bool:
        self.calls.append(f"put_new {name}")
        return super().put_new(name, data)

    @override
    def put_head(self, name: str, data: bytes) -> None:
        self.calls.append(f"put_head {name}")
        super().put_head(name, data)

    @override
    def list_tag(self, tag: str) -> tuple[str, ...]:
        self.calls.append(f"list_tag {tag}")
        return super().list_tag(tag)
