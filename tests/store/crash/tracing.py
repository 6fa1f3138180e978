"""A process that is killed at a chosen call to the system, SQLite's own calls too: Linux lets a parent watch them."""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from tests.store.crash.children import Tell

Work: TypeAlias = Callable[[Tell, Path, int], None]

SYNCS: Final = "syncs"
"""Calls that make something durable, or give, take or cut a name's content."""
WRITES: Final = "writes"
"""Those, and each write at a place of a file: every page and frame of the database."""

_NUMBERS: Final = {
    # fsync fdatasync rename renameat renameat2 link linkat unlink unlinkat ftruncate, then pwrite64
    "x86_64": ({74, 75, 82, 264, 316, 86, 265, 87, 263, 77}, {18}),
    "aarch64": ({82, 83, 38, 276, 37, 35, 46}, {68}),
}
_TRACE_ME, _GO_ON, _OPTIONS, _INFO = 0, 24, 0x4200, 0x420E
_MARK_CALLS, _KILL_WITH_PARENT = 1, 1 << 20
_CALL_STOP: Final = signal.SIGTRAP | 0x80
_ENTRY = 1
_INFO_FORMAT: Final = struct.Struct("=B3xIQQQ")
_NEVER: Final = 0
COULD_NOT: Final = 77
"""Exit code: this system does not let a process watch its child."""


def is_possible() -> bool:
    """Return whether calls can be watched on this kind of computer."""
    return sys.platform.startswith("linux") and platform.machine() in _NUMBERS


def killed_at_call(work: Work, which: str, tell: Tell, place: Path, nth: int) -> None:
    """Run ``work(tell, place, 0)`` in a child that is killed as it enters the *nth* call of the kind *which*.

    The process ends as the child did: by SIGKILL, or by 0 when the work was done before.
    """
    syncs, writes = _NUMBERS[platform.machine()]
    numbers = syncs | writes if which == WRITES else syncs
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    child = os.fork()
    if child == 0:
        _be_watched(libc, tell, work, place)
    os.waitpid(child, 0)
    libc.ptrace(_OPTIONS, child, None, _MARK_CALLS | _KILL_WITH_PARENT)
    if _watch(libc, child, numbers, nth):
        os.kill(os.getpid(), signal.SIGKILL)


def _be_watched(libc: ctypes.CDLL, tell: Tell, work: Work, place: Path) -> None:
    code = COULD_NOT
    try:
        if libc.ptrace(_TRACE_ME, 0, None, None) == 0:
            os.kill(os.getpid(), signal.SIGSTOP)
            code = 1
            work(tell, place, _NEVER)
            code = 0
    finally:
        os._exit(code)


def _watch(libc: ctypes.CDLL, child: int, numbers: set[int], nth: int) -> bool:
    """Let *child* go on from call to call; return True once it was killed at the chosen one, False when it was done."""
    info, passed = ctypes.create_string_buffer(88), 0
    passing_on = 0
    while True:
        libc.ptrace(_GO_ON, child, None, passing_on)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            if code := os.WEXITSTATUS(status):
                sys.exit(code)
            return False
        assert os.WIFSTOPPED(status), "killed by somebody else"
        stopped_by = os.WSTOPSIG(status)
        passing_on = 0 if stopped_by == _CALL_STOP else stopped_by
        if stopped_by != _CALL_STOP:
            continue
        libc.ptrace(_INFO, child, len(info), ctypes.addressof(info))
        kind, _, _, _, number = _INFO_FORMAT.unpack_from(info)
        passed += kind == _ENTRY and number in numbers
        if passed == nth:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return True
