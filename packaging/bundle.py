"""Build the shipped program: a trimmed one-folder bundle from the runtime lock, measured, checked and tried.

It is built in an environment of its own, so that no test tool can end up in it by accident.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import environment
import licences
from environment import ROOT

BUILD = ROOT / "build"
VENV = BUILD / "bundle-venv"
BUNDLE = BUILD / "bundle" / "ifodesk"
PACKED = BUILD / f"ifodesk-{sys.platform}.tar.zst"
SPEC = ROOT / "packaging" / "ifodesk.spec"
WALK = BUILD / "bundle-walk"
MEGABYTE = 1_000_000
LIMIT = 215 * MEGABYTE
PACKED_LIMIT = 85 * MEGABYTE
BUILDERS = {
    "altgraph",
    "macholib",
    "packaging",
    "pefile",
    "pyinstaller",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
}
PACK = """
import sys
from backports.zstd import tarfile
with tarfile.open(sys.argv[2], "w:zst", level=10) as archive:
    archive.add(sys.argv[1], "ifodesk")
"""


def make() -> int:
    """Build, check and try the bundle; 0 when its licences, its size and the program itself all hold."""
    python = _environment()
    _build(python)
    found = licences.libraries(BUNDLE)
    installed = next(path for path in python.parents[1].rglob("site-packages") if path.is_dir())
    shipped = {name: licence for name, licence in licences.packages(installed).items() if name in _pins("runtime.lock")}
    licences.write_notices(BUNDLE / "_internal", installed, shipped, found)
    faults = licences.faults({**shipped, **found}) + _size_faults(python) + _trials()
    for fault in faults:
        print(f"FAILED: {fault}", file=sys.stderr)
    return int(bool(faults))


def _environment() -> Path:
    """Return the Python of an environment that holds what ships and the builder, nothing else."""
    stamp, wanted = VENV / "ifodesk-stamp.json", _stamp()
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if stamp.is_file() and json.loads(stamp.read_text(encoding="utf-8")) == wanted:
        return python
    print("Making the environment that the bundle is built in.", flush=True)
    environment.create(VENV)
    tools = VENV / "builders.lock"
    tools.write_text("".join(text for name, text in _pins("dev.lock").items() if name in BUILDERS), encoding="utf-8")
    for lock in (ROOT / "runtime.lock", tools):
        environment.install(python, "--requirement", str(lock))
    stamp.write_text(json.dumps(wanted), encoding="utf-8")
    return python


def _stamp() -> list[str]:
    locks = (ROOT / name for name in ("runtime.lock", "dev.lock"))
    return [sys.version, sys.base_prefix, *(hashlib.sha256(lock.read_bytes()).hexdigest() for lock in locks)]


def _pins(lock: str) -> dict[str, str]:
    """Return each package of a lock with the text that pins it, hashes and all."""
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {entry.split("==")[0]: entry for entry in entries if "==" in entry.splitlines()[0]}


def _build(python: Path) -> None:
    """Run PyInstaller; the same source and locks give the same order of everything in the archive."""
    moment = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, encoding="ascii", check=False
    ).stdout.strip()
    steady = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": moment or "0"}
    folders = ["--distpath", str(BUNDLE.parent), "--workpath", str(BUILD / "pyinstaller")]
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *folders, str(SPEC)]
    subprocess.run(command, cwd=ROOT, env=steady, check=True)


def _size_faults(python: Path) -> list[str]:
    """Pack the bundle, print both sizes beside their limits and list those that are exceeded."""
    subprocess.run([str(python), "-c", PACK, str(BUNDLE), str(PACKED)], check=True)
    sizes = (
        ("bundle", _size(BUNDLE), LIMIT),
        ("packed", PACKED.stat().st_size, PACKED_LIMIT),
    )
    for name, size, limit in sizes:
        print(f"{name}: {size / MEGABYTE:.1f} MB, at most {limit / MEGABYTE:.0f} MB", flush=True)
    return [f"{name} is larger than {limit / MEGABYTE:.0f} MB" for name, size, limit in sizes if size > limit]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _trials() -> list[str]:
    """Run the built program with an empty environment and list the trials that failed.

    The self-test never loads Qt, so the walk through the windows follows it.
    """
    program = BUNDLE / ("ifodesk.exe" if os.name == "nt" else "ifodesk")
    bare = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {}
    trials = (
        (["self-test"], bare),
        (["practice", "--walk", str(WALK)], {**bare, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}),
    )
    failed = []
    for words, variables in trials:
        print(f"Trying: ifodesk {' '.join(words)}", flush=True)
        if subprocess.run([str(program), *words], env=variables, check=False).returncode:
            failed.append(f"ifodesk {words[0]} in the bundle")
    return failed
