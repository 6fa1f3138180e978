"""The project's virtual environment: made from the hashed lock, left alone while the lock is unchanged."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "dev.lock"
STAMP = VENV / "ifodesk-stamp.json"


def python_problem() -> str:
    """Return one sentence on what is wrong with this Python, or an empty string when it will do."""
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        return f"ifodesk needs Python 3.11, 3.12 or 3.13; this one is {sys.version.split()[0]}."
    return ""


def ensure() -> None:
    """Bring ``.venv`` in step with ``dev.lock`` and the project's metadata.

    The packages are installed anew when the lock or the Python has changed, the project's own entry point when its
    metadata has. When neither has, this only compares two hashes.

    Raises:
        subprocess.CalledProcessError: pip could not install; its own words are on the screen.
    """
    wanted = {"packages": _packages_hash(), "project": _project_hash()}
    present = _stamp()
    if present.get("packages") != wanted["packages"]:
        _make_environment()
        present = {"packages": wanted["packages"]}
        _remember(present)
    if present.get("project") != wanted["project"]:
        _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        _remember(wanted)


def create(folder: Path) -> Path:
    """Make an empty virtual environment in *folder*, replacing what was there, and return its Python."""
    if folder.exists():
        shutil.rmtree(folder)
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(python: Path, *arguments: str) -> None:
    """Install locked wheels with *python*'s pip: each must be named with its hash, none is built here."""
    locked = ("--require-hashes", "--only-binary", ":all:", "--no-deps")
    _run(python, "install", *locked, *arguments)


def _make_environment() -> None:
    print("Making the environment from dev.lock; this takes about a minute the first time.", flush=True)
    python = create(VENV)
    install(python, "--requirement", str(LOCK))
    _pip("check")


def _pip(*arguments: str) -> None:
    _run(BIN / ("python.exe" if os.name == "nt" else "python"), *arguments)


def _run(python: Path, *arguments: str) -> None:
    command = [str(python), "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input", *arguments]
    subprocess.run(command, cwd=ROOT, check=True)


def _packages_hash() -> str:
    """Return a hash over everything that decides which files lie in the environment."""
    digest = hashlib.sha256(LOCK.read_bytes())
    digest.update(f"{sys.version}\0{sys.base_prefix}\0{ROOT}".encode())
    return digest.hexdigest()


def _project_hash() -> str:
    """Return a hash over the metadata that an editable install copies (name, version, entry points)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return hashlib.sha256(json.dumps(project, sort_keys=True).encode()).hexdigest()


def _stamp() -> dict[str, str]:
    """Return what the environment was made from; empty when there is none or it was left half made."""
    if not STAMP.is_file():
        return {}
    stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    return stamp


def _remember(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def can_make_environments() -> bool:
    """Return whether this Python can make virtual environments (Debian splits that into a package of its own)."""
    return importlib.util.find_spec("ensurepip") is not None
