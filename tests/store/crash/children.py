"""Processes that are there to die. Each is forked from one that has imported everything, so that it starts at once."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Concatenate, Final, ParamSpec, TypeAlias, final

Args = ParamSpec("Args")
Tell: TypeAlias = Callable[[bytes], None]
"""Tells the parent: once it returns, the system has the bytes, and no death takes them back."""

PATIENCE_SECONDS: Final = 60
_CONTEXT: ForkServerContext | SpawnContext = (
    multiprocessing.get_context("spawn") if sys.platform == "win32" else multiprocessing.get_context("forkserver")
)
_CONTEXT.set_forkserver_preload(["tests.store.crash.work", "tests.program.team"])


@final
class Child:
    """A running process and what it has told so far."""

    def __init__(
        self, work: Callable[Concatenate[Tell, Args], None], /, *args: Args.args, **kwargs: Args.kwargs
    ) -> None:
        """Start ``work(tell, *args)``; it stands in a module, and what it is given can be pickled."""
        self.told: list[bytes] = []
        self._ear, mouth = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=_run, args=(work, mouth, args, kwargs), daemon=True)
        self._process.start()
        mouth.close()

    def hear(self, words: int) -> None:
        """Wait until it has told so many words more, or has ended."""
        wanted = len(self.told) + words
        while len(self.told) < wanted and self._hear_one(time.monotonic() + PATIENCE_SECONDS):
            pass

    def hear_for(self, seconds: float) -> None:
        """Take down what it tells for so long."""
        until = time.monotonic() + seconds
        while self._hear_one(until):
            pass

    def kill(self) -> None:
        """Kill it so that it can do nothing about it, and take down what it had told. It must not have ended before."""
        assert self.end(kill=True) < 0, "it had ended by itself"

    def end(self, *, kill: bool = False) -> int:
        """Wait for its end, or bring it about (SIGKILL); take down what it had told, and return its exit code.

        The code is below 0 when it was killed.
        """
        if kill:
            self._process.kill()
        while self._hear_one(time.monotonic() + PATIENCE_SECONDS):
            pass
        self._process.join(PATIENCE_SECONDS)
        self._ear.close()
        code: int | None = self._process.exitcode
        assert code is not None, "it does not end"
        self._process.close()
        return code

    def _hear_one(self, until: float) -> bool:
        if not self._ear.poll(max(0.0, until - time.monotonic())):
            return False
        try:
            self.told.append(self._ear.recv_bytes())
        except EOFError:
            return False
        return True


@contextmanager
def running(
    work: Callable[Concatenate[Tell, Args], None], /, *args: Args.args, **kwargs: Args.kwargs
) -> Iterator[Child]:
    """Give a child that has told its first word; it is killed at the end."""
    child = Child(work, *args, **kwargs)
    try:
        child.hear(1)
        yield child
    finally:
        child.kill()


def _run(work: Callable[..., None], mouth: Connection, args: tuple[object, ...], kwargs: dict[str, object]) -> None:
    work(mouth.send_bytes, *args, **kwargs)
