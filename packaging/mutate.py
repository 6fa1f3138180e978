"""Take the checks of merge, verify and the instrument engine away one by one: a test must break each time.

Usage: ``python packaging/mutate.py [NAME…]``; NAME is a part of a module's path. Environment: MUTANTS, how many are
tried (0: all, else as many as this, drawn by MUTANTS_SEED). A copy of the program is changed, never the program itself.
A mutant that no test notices is printed, unless `tests/mutants.txt` says why it is the same program.
"""

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from typing_extensions import override

ROOT = Path(__file__).resolve().parent.parent
CHANGES = ("merge", "verdict", "standing", "signing_rights", "logs", "chain", "judging")
TESTS_OF_CHANGES = (
    *("merge", "chain", "verdict", "judge", "judge_edges", "judge_rights", "standing", "signing_rights"),
    *("quorum", "municipalities", "membership", "recovered"),
)
MORE_TESTS = ("test_unaccepted", "test_rules", "test_logs", "test_vectors")
QUICK = ("-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", "-m", "not slow", "--hypothesis-profile", "quick")
SECONDS = 240
FLIPPED = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    path: Path
    line: int
    what: str
    source: str

    @property
    def name(self) -> str:
        """How it is told and listed."""
        return f"{self.path.as_posix()}: {self.what}"


class Change(ast.NodeTransformer):
    """Makes the change with one number, counting as it goes; with no number it only counts."""

    def __init__(self, wanted: int = -1) -> None:
        self.count = 0
        self.line = 0
        self.what = ""
        self._wanted = wanted

    def _mine(self, node: ast.stmt | ast.expr, what: str) -> bool:
        self.count += 1
        if self.count - 1 != self._wanted:
            return False
        self.line, self.what = node.lineno, f"{what}: {ast.unparse(node).splitlines()[0][:90]}"
        return True

    @override
    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        """Leave out what refuses."""
        return ast.copy_location(ast.Pass(), node) if self._mine(node, "no raise") else node

    @override
    def visit_If(self, node: ast.If) -> ast.AST:
        """Never take a branch that leaves: a guard."""
        self.generic_visit(node)
        leaves = isinstance(node.body[-1], ast.Return | ast.Continue) and not node.orelse
        if leaves and self._mine(node, "no guard"):
            node.test = ast.copy_location(ast.Constant(value=False), node.test)
        return node

    @override
    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Turn a comparison round, or move its edge."""
        self.generic_visit(node)
        if type(node.ops[0]) in FLIPPED and self._mine(node, "turned"):
            node.ops[0] = FLIPPED[type(node.ops[0])]()
        return node

    @override
    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """Drop the last of several conditions."""
        self.generic_visit(node)
        if self._mine(node, "last condition dropped"):
            node.values.pop()
            return node.values[0] if len(node.values) == 1 else node
        return node

    @override
    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        """Leave out a call made for its refusing alone."""
        self.generic_visit(node)
        if isinstance(node.value, ast.Call) and self._mine(node, "no call"):
            return ast.copy_location(ast.Pass(), node)
        return node


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Give every mutant of a module."""
    text = (ROOT / path).read_text("utf-8")
    counting = Change()
    counting.visit(ast.parse(text))
    for number in range(counting.count):
        change = Change(number)
        tree = ast.fix_missing_locations(change.visit(ast.parse(text)))
        yield Mutant(path, change.line, change.what, ast.unparse(tree))


def modules() -> list[Path]:
    """Return the modules that are changed."""
    verify = [path.relative_to(ROOT) for path in sorted((ROOT / "ifodesk" / "verify").glob("*.py"))]
    engine = [path.relative_to(ROOT) for path in sorted((ROOT / "ifodesk" / "domain" / "instrument").glob("*.py"))]
    return [*(Path("ifodesk/changes") / f"{name}.py" for name in CHANGES), *verify, *engine]


def tests_for(path: Path) -> list[str]:
    """Return the tests that must notice."""
    if "verify" in path.parts:
        return ["tests/verify", "tests/changes/test_quorum.py", "tests/changes/test_municipalities.py", "tests/fuzz"]
    if "instrument" in path.parts:
        return ["tests/domain/instrument", "tests/words/test_instrument_words.py"]
    names = [*(f"test_{name}" for name in TESTS_OF_CHANGES), *MORE_TESTS]
    return [f"tests/changes/{name}.py" for name in sorted(names, key=lambda name: name != f"test_{path.stem}")]


def is_noticed(mutant: Mutant, place: Path) -> bool:
    """Return whether a test breaks in a copy of the program that has the change."""
    changed = place / mutant.path
    whole = changed.read_text("utf-8")
    changed.write_text(mutant.source, "utf-8")
    variables = {**os.environ, "PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", *QUICK, *tests_for(mutant.path)]
    try:
        done = subprocess.run(command, cwd=place, env=variables, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return True
    finally:
        changed.write_text(whole, "utf-8")
    if done.returncode not in {0, 1, 2, 3}:
        raise RuntimeError(done.stdout.decode("utf-8", "replace")[-2000:])
    return done.returncode != 0


def copied(place: Path) -> Path:
    """Return a copy of what the tests need."""
    for name in ("ifodesk", "tests", "resources", "docs", "packaging"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", "screens"))
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def chosen(names: Sequence[str]) -> list[Mutant]:
    """Return the mutants to be tried."""
    paths = [path for path in modules() if not names or any(name in path.as_posix() for name in names)]
    every = [mutant for path in paths for mutant in mutants_of(path)]
    most = int(os.environ.get("MUTANTS", "120"))
    if not most or most >= len(every):
        return every
    return random.Random(os.environ.get("MUTANTS_SEED", "1")).sample(every, most)  # noqa: S311 - a draw, no secret


def main(names: Sequence[str]) -> int:
    """Return 0 when every mutant was noticed or is listed as the same program."""
    listed = (ROOT / "tests" / "mutants.txt").read_text("utf-8").splitlines()
    same = {line for line in listed if line.startswith("ifodesk/")}
    mutants, workers, figures = chosen(names), min(os.cpu_count() or 1, 4), Counter[str]()
    with tempfile.TemporaryDirectory(prefix="ifodesk-mutants-") as folder:
        places: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            places.put(copied(Path(folder) / str(number)))

        def tried(mutant: Mutant) -> bool:
            place = places.get()
            try:
                return is_noticed(mutant, place)
            finally:
                places.put(place)

        with ThreadPoolExecutor(workers) as pool:
            for mutant, noticed in zip(mutants, pool.map(tried, mutants), strict=True):
                told = "noticed" if noticed else "the same program" if mutant.name in same else "NOT NOTICED"
                figures[told] += 1
                print(f"{told} {mutant.path.as_posix()}:{mutant.line} {mutant.what}", flush=True)
    print(", ".join([f"{len(mutants)} mutants", *(f"{count} {told}" for told, count in figures.items())]))
    return int(figures["NOT NOTICED"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
