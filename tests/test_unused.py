"""Nothing in the program is there for nobody: what only tests use is a feature that no person can reach."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REACHED_OTHERWISE = {
    "ifodesk.changes.chain.check_fork": "the rule of a fork by itself; the store judges whole chains",
    "ifodesk.changes.chain.link_of": "as above",
    "ifodesk.changes.labels.ALL": "every label of the format, for its published vectors",
    "ifodesk.changes.merge.entity_gone": "a rule of merging by itself; the store folds in place",
    "ifodesk.changes.merge.known_kind": "as above",
    "ifodesk.changes.merge.members": "as above",
    "ifodesk.changes.merge.write": "as above",
    "ifodesk.changes.merge.EMPTY": "as above",
    "ifodesk.changes.parcel.parse_parcel": "reads a parcel whole; the program reads its own slot",
    "ifodesk.changes.segment.check_follows": "the rule of a chain by itself; the store judges whole chains",
    "ifodesk.domain.case_number.is_valid": "tells a true check sign: nobody types a case number yet",
    "ifodesk.domain.declare.TOMBSTONE_FIELD": "the code that no field may have",
    "ifodesk.domain.instrument.numbering.theirs": "the way back of `ours`, which is tried with it",
    "ifodesk.store.migrations.runner.FORMAT": "the format that golden vaults are compared with",
    "ifodesk.sync.round.run_round": "a round in one go; the program takes it in steps",
    "ifodesk.ui.look.colours.contrast": "the rule that every colour is tried with",
    "ifodesk.words.value_words.ENUMS": "what has labels, compared with the declarations",
}
"""Each with its reason."""


def sources(folder: str) -> dict[str, ast.Module]:
    """Return the modules of a folder by their names."""
    paths = (ROOT / folder).rglob("*.py")
    return {_name(path): ast.parse(path.read_text("utf-8")) for path in paths}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def defined(tree: ast.Module) -> Iterator[str]:
    """Give the names that a module defines for others."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def used(name: str, tree: ast.Module, modules: frozenset[str]) -> Iterator[str]:
    """Give what a module uses, by its full name: its own, what it imports, and attributes of imported modules."""
    aliases: dict[str, str] = {}
    nodes = list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            for one in node.names:
                whole = f"{node.module}.{one.name}"
                aliases |= {one.asname or one.name: whole} if whole in modules else {}
                yield whole
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield f"{name}.{node.id}"
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{aliases.get(node.value.id)}.{node.attr}"


@pytest.mark.slow
def test_everything_that_the_program_defines_is_used_by_it() -> None:
    program = sources("ifodesk")
    modules = frozenset(program)
    there = {f"{name}.{one}" for name, tree in program.items() for one in defined(tree) if not one.startswith("__")}
    users = program | sources("packaging")
    reached = {one for name, tree in users.items() for one in used(name, tree, modules)}
    assert sorted(there - reached - REACHED_OTHERWISE.keys()) == []
    assert sorted(REACHED_OTHERWISE.keys() - (there - reached)) == []
