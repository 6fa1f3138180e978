"""`start`, `list` and `memory`: the window, measured from outside beside a bare one."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.figure import Figure, within
from ifodesk.workbench.bench.timing import in_turns
from ifodesk.workbench.bench.vaults import day_vault, great_vault
from ifodesk.workbench.bench.world import found_vault, surroundings

_MS: Final = 1000
_START_GOAL: Final = 1.3
_LIST_GOAL: Final = 1.3
_UNLOCK_MS: Final = 300
_MEMORY_MIB: Final = 180


def start(bench: Bench) -> Iterator[Figure]:
    """Yield the time from starting the program to its window, locked, being painted; a bare window is the limit."""
    vault = bench.place("start") / "vault"
    found_vault(vault, surroundings())
    pair = in_turns(
        lambda: bench.children.measure("start", str(vault))["shown"],
        lambda: bench.children.measure("bare")["shown"],
        rounds=bench.sizes.starts,
    ).times(_MS)
    yield Figure("start", pair.value, "ms", pair.limit, _START_GOAL)


def unlock(bench: Bench) -> Iterator[Figure]:
    """Yield the time from the passphrase to Idag, filled and painted. Stretching the passphrase is left out."""
    vault = str(day_vault(bench))
    taken = [bench.children.measure("unlock", vault)["unlocked"] for _ in range(bench.sizes.starts + 1)]
    yield within("unlock", median(taken[1:]) * _MS, "ms", _UNLOCK_MS)


def memory(bench: Bench) -> Iterator[Figure]:
    """Yield the peak memory with every case in the list; a bare window is the limit, and the goal stands in MiB."""
    vault = str(great_vault(bench))
    value = bench.children.measure("memory", vault, str(bench.sizes.cases))["memory"]
    limit = bench.children.measure("bare")["memory"]
    yield Figure("memory", value, "MiB", limit, _MEMORY_MIB / limit)


def listing(bench: Bench) -> Iterator[Figure]:
    """Yield opening, sorting and scrolling the list of cases; a bare table with the same rows is the limit."""
    marks = bench.children.measure("list", str(bench.sizes.cases), str(bench.sizes.rounds))
    for phase in ("open", "sort", "scroll"):
        value, limit = (marks[f"{kind}_{phase}"] * _MS for kind in ("ours", "bare"))
        yield Figure("list", value, f"ms, {phase}", limit, _LIST_GOAL)
