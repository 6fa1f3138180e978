"""The import contracts break where they must: faults planted in a skeleton of the program, each one named."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
MODULES = (
    "__init__",
    "__main__",
    "main",
    *(
        f"{layer}/__init__"
        for layer in ("compose", "cli", "probe", "workbench", "ui", "store", "sync", "documents", "system", "verify")
    ),
    *(f"{layer}/__init__" for layer in ("words", "usecases", "domain", "changes")),
    "ui/case/__init__",
    "ui/case/view",
    "ui/case/presenter",
)
"""Of every layer something; those that a contract names are made besides."""
FAULTS = (
    ("ifodesk.domain.fault", "ifodesk.changes"),
    ("ifodesk.usecases.fault", "ifodesk.words"),
    ("ifodesk.changes.fault", "ifodesk.usecases"),
    ("ifodesk.words.fault", "ifodesk.store"),
    ("ifodesk.store.fault", "ifodesk.sync"),
    ("ifodesk.ui.case.fault", "ifodesk.store"),
    ("ifodesk.verify.fault", "ifodesk.changes"),
    ("ifodesk.verify.other", "ifodesk.domain"),
    ("ifodesk.ui.case.other", "ifodesk.compose"),
    ("ifodesk.workbench.fault", "ifodesk.cli"),
    ("ifodesk.cli.fault", "ifodesk.main"),
    ("ifodesk.cli.other", "PySide6"),
    ("ifodesk.store.other", "PySide6"),
    ("ifodesk.compose.fault", "PySide6"),
    ("ifodesk.ui.case.presenter", "PySide6"),
    ("ifodesk.usecases.other", "sqlcipher3"),
    ("ifodesk.ui.case.third", "reportlab"),
    ("ifodesk.domain.other", "icalendar"),
    ("ifodesk.store.third", "httpx"),
    ("ifodesk.sync.fault", "keyring"),
)


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in (*MODULES, *named_by_contracts()):
        path = tmp_path / "ifodesk" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        (path.parent / "__init__.py").touch()
    return tmp_path


def named_by_contracts() -> list[str]:
    """Return the modules of the window that a contract names one by one; what is not in the program is left out."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    sources = (name for one in written["tool"]["importlinter"]["contracts"] for name in one.get("source_modules", ()))
    paths = {name.removeprefix("ifodesk.").replace(".", "/") for name in sources if name.startswith("ifodesk.ui.")}
    return sorted(path for path in paths if (ROOT / "ifodesk" / f"{path}.py").is_file())


def lint(folder: Path) -> str:
    command = [str(LINT_IMPORTS), "--no-cache"]
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return result.stdout


def plant(folder: Path, module: str, imported: str) -> None:
    path = folder / f"{module.replace('.', '/')}.py"
    path.write_text(f"import {imported}\n", encoding="utf-8")


def test_allowed_imports_keep_every_contract(skeleton: Path) -> None:
    plant(skeleton, "ifodesk.ui.case.view", "PySide6")
    plant(skeleton, "ifodesk.store.fine", "sqlcipher3")
    plant(skeleton, "ifodesk.verify.fine", "ifodesk.words")
    plant(skeleton, "ifodesk.main", "ifodesk.compose")
    assert " 0 broken" in lint(skeleton)


def test_every_planted_fault_is_named(skeleton: Path) -> None:
    for module, imported in FAULTS:
        plant(skeleton, module, imported)
    plant(skeleton, "ifodesk.stray", "ifodesk.words")
    report = lint(skeleton)
    assert [fault for fault in FAULTS if f"{fault[0]} -> {fault[1]}" not in report] == []
    assert "ifodesk.stray" in report
    assert " 0 kept" in report
