"""Unsent work of a device that starts anew, for the window and the command line: out to a file, in from one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ifodesk.changes.unsent_file import UnsentValue
from ifodesk.compose.files import read_whole, write_new
from ifodesk.compose.opening import Opened
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.starting_over import HandedOver, UnsentCount, UnsentLine
from ifodesk.words.group_words import unsent_line


@dataclass(frozen=True, slots=True)
class VaultUnsent:
    """Serves the port ``StartingOver`` over an open vault. Store lane."""

    opened: Opened

    def count(self, to: MemberId) -> UnsentCount:
        """Return how much would go along to *to*, and how much would not."""
        exported = self.opened.unsent_work.export(to)
        return UnsentCount(exported.fields, exported.left_out)

    def write(self, to: MemberId, out: Path) -> UnsentCount:
        """Write what *to* may read to a file that only that person's devices open."""
        exported = self.opened.unsent_work.export(to)
        write_new(out, exported.data)
        return UnsentCount(exported.fields, exported.left_out)

    def read(self, file: Path) -> HandedOver:
        """Return what a colleague handed over."""
        author, values = self.opened.unsent_work.read(read_whole(file))
        name = self.opened.session.directory.member(author).name
        return HandedOver(name, tuple(UnsentLine(one.root, _line(one)) for one in values))


def text_of(one: UnsentValue) -> str:
    """Return a value for reading; ids and lists, which say nothing to people, as hexadecimal or nothing."""
    if isinstance(one.value, bytes):
        return one.value.hex()
    return "" if one.value is None or isinstance(one.value, tuple) else str(one.value)


def _line(one: UnsentValue) -> str:
    """Return a value without its case; what is only an id to the program is named and not shown."""
    return unsent_line("", one.kind, one.field, "" if isinstance(one.value, bytes) else text_of(one))
