"""A disk of four megabytes, and what is done on it until it is full and after."""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

from ifodesk.compose.opening import Opened, open_here
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.ids import EntityId
from ifodesk.store.vault.vault import Locked
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.notes import StartNote
from tests.program.team import PASSPHRASE, Team
from tests.store.crash.children import Tell
from tests.store.crash.work import around

SIZE: Final = "4m"
NO_DISK: Final = b"no disk of that size can be mounted here"
TEXT: Final = "Besöket ställdes in och en ny tid är bestämd. " * 200
NEW_PASSPHRASE: Final = "sju andra ord som ingen vet"  # noqa: S105 - of throwaway vaults
NAME: Final = "Berit Ask"

_BALLAST_BYTES: Final = 1 << 20
_OWN_MOUNTS, _OWN_USERS = 0x00020000, 0x10000000
_PRIVATE, _RECURSIVE = 1 << 18, 1 << 14


def mount_small_disk(folder: Path) -> bool:
    """Put an empty disk of four megabytes on *folder*, seen by this process alone; return False where none can be."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None)
    if not _has_own_mounts(libc):
        return False
    if libc.mount(b"none", b"/", None, _PRIVATE | _RECURSIVE, None) != 0:
        return False
    return bool(libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, f"size={SIZE}".encode()) == 0)


def _has_own_mounts(libc: ctypes.CDLL) -> bool:
    user, group = os.getuid(), os.getgid()
    if user == 0 and libc.unshare(_OWN_MOUNTS) == 0:
        return True
    return libc.unshare(_OWN_MOUNTS | _OWN_USERS) == 0 and _be_root_of_one(user, group)


def _be_root_of_one(user: int, group: int) -> bool:
    """Be root where there are no other users, which lets a process mount; return False where the system does not."""
    try:
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1", "ascii")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1", "ascii")
    except OSError:
        return False
    return True


def on_a_small_disk(tell: Tell, folder: Path) -> None:
    """Work on a full disk of its own, and tell the parent what came of it as JSON, or `NO_DISK`."""
    if not mount_small_disk(folder):
        tell(NO_DISK)
        return
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(_BALLAST_BYTES))
    opened, case = _with_a_case(folder)
    facts = work_until_full(opened, case, make_room=ballast.unlink)
    facts["more"], facts["again"] = save_until_full(opened, case)
    take_all_room(folder / "rest")
    opened.session.close()
    facts["change"] = _change_passphrase(folder / NAME)
    reopened = open_here(folder / NAME, PASSPHRASE, around())
    facts["reopened"] = notes_read(reopened, case)
    facts["damaged"] = reopened.parts.core.database.damaged_pages()
    reopened.session.close()
    tell(json.dumps(facts).encode())


def _with_a_case(folder: Path) -> tuple[Opened, EntityId]:
    opened = Team(folder).found(NAME).opened
    return opened, OpenCase(opened.session)(CaseType.ADULT, "Bo Testsson").case


def work_until_full(opened: Opened, case: EntityId, *, make_room: Callable[[], object]) -> dict[str, object]:
    """Save until the disk is full, read, make room and save again; return what came of it."""
    saved, code = save_until_full(opened, case)
    read_while_full = notes_read(opened, case)
    make_room()
    StartNote(opened.session)(case, text="Nu finns det plats")
    return {"saved": saved, "code": code, "read": read_while_full, "read_after": notes_read(opened, case)}


def save_until_full(opened: Opened, case: EntityId) -> tuple[int, str]:
    """Return how many notes were saved before the error, and its code."""
    for saved in count():
        try:
            StartNote(opened.session)(case, text=f"{saved} {TEXT}")
        except WorldError as error:
            return saved, error.code
    raise AssertionError


def notes_read(opened: Opened, case: EntityId) -> int:
    """Return how many notes of the case can be read whole."""
    rows = opened.session.queries.notes(case)
    return sum(opened.session.records.get(Note, row.note.value.id).value.draft is not None for row in rows)


def take_all_room(file: Path) -> None:
    """Fill the disk with *file*, to its last byte."""
    with file.open("ab", buffering=0) as rest:
        for size in (4096, 1):
            try:
                while rest.write(bytes(size)) == size:
                    pass
            except OSError:
                continue


def _change_passphrase(vault: Path) -> str:
    """Return the code of the error that changing the passphrase gives."""
    locked = Locked(vault, around().tools)
    unlocked = locked.keys(PASSPHRASE)
    try:
        locked.change_passphrase(unlocked, NEW_PASSPHRASE)
    except WorldError as error:
        return error.code
    finally:
        unlocked.lock.release()
    return ""
