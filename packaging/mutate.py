"""Take the checks of merge, verify and the instrument engine away one by one: a test must break each time.

Usage: ``python packaging/mutate.py [NAME…]``; NAME is a part of a module's path, with ``:LINE`` when one line is meant.
Environment: MUTANTS, how many are tried (0: all, else as many as this, drawn by MUTANTS_SEED); MUTANTS_TESTS, other
tests than those of the part; MUTANTS_SECONDS, how long one of them may take. A mutant that no test notices is printed,
unless `tests/mutants.txt` says why it is the same program.

Each part is one process of pytest, in which this file is a plugin. It runs the tests once, to learn which of them
reach which lines and how long each takes. Then it forks for every mutant: in the child the function that the mutant
changes gets its changed code, and the tests that reach it are run until one breaks: first those that noticed most in
its module, then the quickest. The program on disk is never changed. What a module does only while it is imported cannot
be changed so late, and is counted apart.
"""

from __future__ import annotations

import gc
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import TYPE_CHECKING, TypeAlias

import pytest
from _pytest.runner import runtestprotocol
from mutants import ROOT, Mutant, modules, mutants_of

if TYPE_CHECKING:
    from _typeshed import TraceFunction

QUICK = ("-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-profile", "quick")
PARTS = {
    "changes": ("tests/changes", "tests/verify/test_membership.py"),
    "store": ("tests/store", "--ignore=tests/store/crash"),
    "verify": ("tests/verify", "tests/fuzz", "tests/changes/test_quorum.py", "tests/changes/test_municipalities.py"),
    "domain": ("tests/domain/instrument", "tests/words/test_instrument_words.py"),
}
SLOW_TOO = ("tests/verify/test_stories_of_the_program.py", "tests/store")
"""Taken though they are slow: many stories, each of which is quick, and what needs a vault in any case."""
TRACED_SECONDS = float(os.environ.get("MUTANTS_SECONDS", "6"))
"""Of the processor, while a test is watched: one that takes longer is left out."""
MUTANT_SECONDS = 5 * TRACED_SECONDS
"""Of the processor, and so watched: what a mutant that nobody notices may cost."""
Place: TypeAlias = tuple[str, str, int]
Functions: TypeAlias = dict[Place, list[FunctionType]]


@dataclass
class Reached:
    """What the tests reached: seconds by test, and tests by line of a module."""

    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    noticing: Counter[tuple[Path, str]] = field(default_factory=Counter)
    """How many mutants of a module a test was the first to notice."""

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Return the tests that reach a mutant, as many as it may cost: who noticed most there, then the quick."""
        path, names = str(ROOT / mutant.path), set[str]()
        for line in mutant.lines:
            names |= self.lines.get((path, line), set())
        chosen, spent = list[str](), 0.0
        for name in sorted(names, key=lambda name: (-self.noticing[mutant.path, name], self.seconds[name], name)):
            spent += self.seconds[name]
            if spent > MUTANT_SECONDS:
                break
            chosen.append(name)
        return chosen


def in_a_child(work: Callable[[], bytes], *, seconds: float) -> bytes | None:
    """Return what *work* gives in a child process; None when the child died or took too long."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(seconds))
        with suppress(BaseException), open(write, "wb") as out:  # noqa: PTH123 - a pipe
            os.close(read)
            out.write(work())
            out.flush()
            os._exit(0)
        os._exit(1)
    os.close(write)
    with open(read, "rb") as stream:  # noqa: PTH123 - a pipe
        told = stream.read()
    _, status = os.waitpid(child, 0)
    return told if status == 0 else None


def holds(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run a test; return whether it holds."""
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def reached_by(items: Sequence[pytest.Item], paths: frozenset[str]) -> bytes:
    """Run the tests; return what they reached."""
    signal.signal(signal.SIGPROF, _too_long)
    found = Reached()
    for item, following in zip(items, [*items[1:], None], strict=True):
        lines, begun = set[tuple[str, int]](), time.process_time()
        signal.setitimer(signal.ITIMER_PROF, TRACED_SECONDS)
        sys.settrace(_tracer(paths, lines))
        try:
            if not holds(item, following):
                say(f"takes too long or breaks by itself, left out: {item.nodeid}")
                continue
        finally:
            sys.settrace(None)
            signal.setitimer(signal.ITIMER_PROF, 0)
        found.seconds[item.nodeid] = time.process_time() - begun
        for line in lines:
            found.lines[line].add(item.nodeid)
    return pickle.dumps((found.seconds, dict(found.lines)))


class _TooLongError(BaseException):
    """Ends a test at once: Hypothesis would run one again and again that ends with an exception."""


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    sys.settrace(None)
    raise _TooLongError


def _tracer(paths: frozenset[str], lines: set[tuple[str, int]]) -> TraceFunction:
    def inside(frame: FrameType, _event: str, _arg: object) -> TraceFunction:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    def entered(frame: FrameType, _event: str, _arg: object) -> TraceFunction | None:
        return inside if frame.f_code.co_filename in paths else None

    return entered


def codes(code: CodeType) -> Iterator[CodeType]:
    """Give a code object and all in it."""
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from codes(inner)


def place_of(code: CodeType) -> Place:
    """Return where a piece of code stands, by which it is found again in the changed module."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def living(paths: Iterable[str]) -> Functions:
    """Return the functions of some modules, as they are after every import."""
    wanted, found = set(paths), defaultdict[Place, list[FunctionType]](list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename in wanted:
            found[place_of(one.__code__)].append(one)
    return found


def changed_functions(
    mutant: Mutant, functions: dict[Place, list[FunctionType]]
) -> list[tuple[FunctionType, CodeType]]:
    """Return the functions that a mutant changes, each with its changed code; none for what runs at import only."""
    path = ROOT / mutant.path
    whole = compile(path.read_text("utf-8"), str(path), "exec", dont_inherit=True)
    before = {place_of(code): code for code in codes(whole)}
    after = codes(compile(mutant.tree, str(path), "exec", dont_inherit=True))
    differing = [code for code in after if before.get(place_of(code)) != code]
    return [(function, code) for code in differing for function in functions.get(place_of(code), [])]


def noticed_by(changed: Sequence[tuple[FunctionType, CodeType]], items: Sequence[pytest.Item]) -> str | None:
    """Return the test that breaks in a child that has the change, empty when the child dies or does not end."""

    def tried() -> bytes:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, 2 * MUTANT_SECONDS)  # of the processor: a busy machine notices nothing
        for function, code in changed:
            function.__code__ = code
        pairs = zip_longest(items, items[1:])  # each with the next, so that a vault that several share is made once
        return next((item.nodeid for item, following in pairs if not holds(item, following)), "none").encode()

    told = in_a_child(tried, seconds=40 * MUTANT_SECONDS)
    return None if told == b"none" else (told or b"").decode()


def say(line: str) -> None:
    """Print a line past pytest, which catches what is printed."""
    os.write(int(os.environ["MUTANTS_TOLD"]), f"{line}\n".encode())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the slow tests out, but those that must be taken."""
    items[:] = [one for one in items if one.nodeid.startswith(SLOW_TOO) or not one.get_closest_marker("slow")]


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Try every chosen mutant of this process instead of running the tests."""
    mutants = chosen(os.environ["MUTANTS_OF"].split(os.pathsep), os.environ["MUTANTS_NAMED"].split())
    paths = frozenset(str(ROOT / mutant.path) for mutant in mutants)
    told = in_a_child(lambda: reached_by(session.items, paths), seconds=3600)
    if told is None:
        raise pytest.UsageError
    reached, items = Reached(*pickle.loads(told)), {item.nodeid: item for item in session.items}  # noqa: S301 - our own
    functions = living(paths)
    gc.freeze()
    listed = (ROOT / "tests" / "mutants.txt").read_text("utf-8").splitlines()
    same, figures = {line for line in listed if line.startswith("ifodesk/")}, Counter[str]()
    for mutant in mutants:
        changed, tests = changed_functions(mutant, functions), reached.tests_of(mutant)
        if not changed:
            verdict = "at import, not tried"
        elif (breaking := noticed_by(changed, [items[name] for name in tests])) is not None:
            verdict = "noticed"
            reached.noticing[mutant.path, breaking] += 1
        else:
            verdict = "the same program" if mutant.name in same else "NOT NOTICED"
        figures[verdict] += 1
        say(f"{verdict} {mutant.path.as_posix()}:{mutant.line} {mutant.what} ({len(tests)} tests)")
    say(", ".join([f"{len(mutants)} mutants", *(f"{count} {verdict}" for verdict, count in figures.items())]))
    session.testsfailed = figures["NOT NOTICED"]
    return True


def chosen(paths: Sequence[str], names: Sequence[str]) -> list[Mutant]:
    """Return the mutants of some modules that are to be tried."""
    every = [one for path in paths for one in mutants_of(Path(path)) if not names or is_meant(one, names)]
    every.sort(key=lambda one: one.what.startswith("turned"))  # what takes a check away first
    most = int(os.environ.get("MUTANTS", "120"))
    if not most or most >= len(every):
        return every
    return random.Random(os.environ.get("MUTANTS_SEED", "1")).sample(every, most)  # noqa: S311 - a draw, no secret


def is_meant(mutant: Mutant, names: Sequence[str]) -> bool:
    """Return whether a name speaks of a mutant, by its path and perhaps its line."""
    told = f"{mutant.path.as_posix()}:{mutant.line}"
    return any(told.endswith(name) if ":" in name else name in told for name in names)


def main(names: Sequence[str]) -> int:
    """Return 0 when every mutant was noticed or is listed as the same program."""
    failed = 0
    for part, tests in PARTS.items():
        paths = [path.as_posix() for path in modules() if path.parts[1] == part]
        paths = [path for path in paths if not names or any(name.partition(":")[0] in path for name in names)]
        if not paths:
            continue
        variables = {**os.environ, "MUTANTS_OF": os.pathsep.join(paths), "MUTANTS_TOLD": str(os.dup(1))}
        variables["MUTANTS_NAMED"] = " ".join(names)
        variables["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(Path(__file__).parent)))
        others = os.environ.get("MUTANTS_TESTS", "").split()
        command = [sys.executable, "-m", "pytest", *QUICK, "-p", "mutate", *(others or tests)]
        told = int(variables["MUTANTS_TOLD"])
        failed |= subprocess.run(command, cwd=ROOT, env=variables, pass_fds=[told], check=False).returncode
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
