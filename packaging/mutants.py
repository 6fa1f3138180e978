"""What can be taken away from a module: each mutant is the module with one check less, or one turned."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("changes", "store/cells", "store/inbox", "store/records", "verify", "domain/instrument")
"""Of the program: what merges, reads what others have signed, or gives points."""
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
    """One change of one module; lines are those of the statement that it stands in, without the statement's body."""

    path: Path
    line: int
    lines: range
    what: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """How it is told and listed."""
        return f"{self.path.as_posix()}: {self.what}"


class Change(ast.NodeTransformer):
    """Makes the change with one number, counting as it goes; with no number it only counts."""

    def __init__(self, wanted: int = -1) -> None:
        self.count = 0
        self.line = 0
        self.lines = range(0)
        self.what = ""
        self._wanted = wanted
        self._within = range(0)

    @override
    def visit(self, node: ast.AST) -> ast.AST:
        """Keep in mind which statement is being looked at."""
        before = self._within
        if isinstance(node, ast.stmt):
            self._within = _lines(node)
        try:
            found: ast.AST = super().visit(node)
        finally:
            self._within = before
        return found

    def _mine(self, node: ast.stmt | ast.expr, what: str) -> bool:
        self.count += 1
        if self.count - 1 != self._wanted:
            return False
        self.line, self.what = node.lineno, f"{what}: {ast.unparse(node).splitlines()[0][:90]}"
        self.lines = self._within
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


def _lines(node: ast.stmt) -> range:
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
    return range(node.lineno, max(node.lineno, last) + 1)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Give every mutant of a module."""
    text = (ROOT / path).read_text("utf-8")
    counting = Change()
    counting.visit(ast.parse(text))
    for number in range(counting.count):
        change = Change(number)
        tree = ast.parse(text)
        change.visit(tree)
        ast.fix_missing_locations(tree)
        yield Mutant(path, change.line, change.lines, change.what, tree)


def modules() -> list[Path]:
    """Return the modules that are changed."""
    folders = [ROOT / "ifodesk" / name for name in FOLDERS]
    return [path.relative_to(ROOT) for folder in folders for path in sorted(folder.glob("*.py"))]
