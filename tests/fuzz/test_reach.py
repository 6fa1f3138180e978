"""No decoder is forgotten: whatever reads bytes or texts from elsewhere is reached by a seed of a harness."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from types import CodeType, FrameType, FunctionType

import pytest

from tests.fuzz.run import HARNESSES, seeds
from tests.fuzz.targets import TARGETS

PACKAGES = ("changes", "domain", "sync", "verify", "documents", "store.vault")
DECODES = re.compile(r"_?(decode|parse|read|open|unpack|unwrap|unpad|from_form|from_pieces|from_wire)(_|$|[a-z])")
TAKES = re.compile(r"\b(bytes|Item|str|Node)\b")
NO_DECODERS = {
    "changes.membership.Membership.readers": "who reads, by the records",
    "domain.personal_number.read": "what a person types (tests/domain)",
    "sync.folder.FolderHub._read": "a file's bytes, not judged here",
    "verify.files.HubFiles.read": "as above",
    "verify.files.FolderFiles.read": "as above",
    "verify.collect.Collector._open_head": "puts together what is reached (tests/verify)",
    "verify.collect.Collector._open_segment": "puts together what is reached (tests/verify)",
    "verify.standing.Standing.opened": "who reads, by the records",
    "verify.standing.Standing.reads": "who reads, by the records",
    "verify.standing.Standing.readers": "who reads, by the records",
}


def decoders() -> Iterator[tuple[CodeType, str]]:
    """Give every function that is called like a decoder and takes bytes or text, with its name."""
    for package in PACKAGES:
        root = importlib.import_module(f"ifodesk.{package}")
        for found in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
            module = importlib.import_module(found.name)
            for name, one in functions(module.__name__, vars(module)):
                takes = [str(kind) for argument, kind in one.__annotations__.items() if argument != "return"]
                if DECODES.match(name.rpartition(".")[2]) and any(map(TAKES.search, takes)):
                    yield one.__code__, f"{module.__name__}.{name}".removeprefix("ifodesk.")


def functions(module: str, names: dict[str, object]) -> Iterator[tuple[str, FunctionType]]:
    """Give a module's own functions and the methods of its own classes."""
    for name, one in [*names.items()]:
        if inspect.isfunction(one) and one.__module__ == module:
            yield name, one
        elif inspect.isclass(one) and one.__module__ == module:
            methods = ((part, getattr(method, "__func__", method)) for part, method in vars(one).items())
            yield from ((f"{name}.{part}", method) for part, method in methods if inspect.isfunction(method))


def reached() -> set[CodeType]:
    """Return what runs while every harness takes its seeds."""
    ran: set[CodeType] = set()

    def note(frame: FrameType, event: str, _told: object) -> None:
        if event == "call":
            ran.add(frame.f_code)

    former = sys.getprofile()
    sys.setprofile(note)
    try:
        for harness in HARNESSES:
            for data in seeds(harness):
                TARGETS[harness](data)
    finally:
        sys.setprofile(former)
    return ran


@pytest.mark.slow
def test_every_decoder_is_reached_by_a_harness() -> None:
    known = dict(decoders())
    missed = {known[code] for code in known.keys() - reached()}
    assert len(known) > 60
    assert sorted(missed - NO_DECODERS.keys()) == []
    assert sorted(NO_DECODERS.keys() - missed) == []  # a name that is reached, or gone, needs no excuse
