"""Make the environment from the hashed lock and start what was asked for. Standard library only.

Usage: ``python3 packaging/bootstrap.py COMMAND``, on Windows ``py packaging/bootstrap.py COMMAND``, where COMMAND is
env, run, test, check, bench, screens, bundle, fuzz, mutate or simulate. The Makefile's targets call this and nothing
else, so every system does the same thing.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

import bundle
import environment
import system_packages
from environment import BIN, ROOT

WALK_FOLDER = ROOT / "build" / "walk"


def main(argv: Sequence[str]) -> int:
    """Run the named command and return its exit code; 2 when the machine lacks something that only a person can add."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Build and run ifodesk.")
    parser.add_argument("command", choices=sorted(COMMANDS))
    command = str(parser.parse_args(argv).command)
    if problem := environment.python_problem() or system_packages.provide(command, os.environ):
        print(problem, file=sys.stderr)
        return 2
    environment.ensure()
    return COMMANDS[command]()


WIDE_TESTS = ("ui", "program", "probe", "workbench")
"""Folders of tests that open windows or run the whole program: they belong to `test`."""
MOST_WORKERS = 4
"""Processes that run tests beside each other; a file of tests stays in one."""


def env() -> int:
    """Say where the program is; the environment itself is made before every command."""
    print(f"Ready: {BIN / 'ifodesk'}")
    return 0


def run() -> int:
    """Start the program on its practice group; with no display let it walk through the main job by itself."""
    if _has_display(os.environ):
        return _call("ifodesk", "practice")
    return _call("ifodesk", "practice", "--walk", str(WALK_FOLDER), QT_QPA_PLATFORM="offscreen")


def check() -> int:
    """Run lint, types, layer contracts and the unit tests; 0 when all hold. Windows, servers, programs: `test`."""
    narrow = ("-m", "not slow and not servers", *(f"--ignore=tests/{folder}" for folder in WIDE_TESTS))
    return _checks(*narrow, "--hypothesis-profile", "quick")


def test() -> int:
    """Run lint, types, layer contracts and every test; 0 when all hold."""
    return _checks()


def bench() -> int:
    """Print every measured figure beside its limit."""
    if _has_display(os.environ):
        return _call("ifodesk", "bench")
    return _call("ifodesk", "bench", QT_QPA_PLATFORM="offscreen")


def simulate() -> int:
    """Let groups live through days of faults, one for each seed; SEEDS, DAYS and DEVICES say how many. 0 when all hold.

    What a seed leaves is kept only where it did not hold.
    """
    failed = 0
    for seed in range(1, 1 + int(os.environ.get("SEEDS", "20"))):
        folder = ROOT / "build" / "simulate" / str(seed)
        shutil.rmtree(folder, ignore_errors=True)
        size = ("--devices", os.environ.get("DEVICES", "10"), "--days", os.environ.get("DAYS", "30"))
        lost = _call("ifodesk", "simulate", "--seed", str(seed), *size, "--out", str(folder), "--json")
        if not lost:
            shutil.rmtree(folder)
        failed = failed or lost
    return failed


def screens() -> int:
    """Make the pictures in docs/screens anew."""
    return _call("python", str(ROOT / "packaging" / "screens.py"), QT_QPA_PLATFORM="offscreen")


def fuzz() -> int:
    """Fuzz every decoder for FUZZ_SECONDS (120) each; 0 when nothing was found."""
    return _call("python", "-m", "tests.fuzz.run")


def mutate() -> int:
    """Take away checks of merge and verify one by one, MUTANTS (120) of them; 0 when a test breaks each time."""
    return _call("python", str(ROOT / "packaging" / "mutate.py"))


def _checks(*pytest_arguments: str) -> int:
    """Run every check even when one fails, types beside the tests; pytest's closing line ends what holds."""
    steps = (("ruff", "check"), ("ruff", "format", "--check"), ("lint-imports",))
    failed = [" ".join(step) for step in steps if _call(*step)]
    if failed:
        print(f"FAILED before the tests: {', '.join(failed)}", flush=True)
    workers = str(min(os.cpu_count() or 1, MOST_WORKERS))
    with _started(["mypy"], stdout=subprocess.PIPE) as types:
        tests = _call("pytest", "-n", workers, "--dist", "loadfile", "--no-loadscope-reorder", *pytest_arguments)
        words, _ = types.communicate()
    if types.returncode:
        print(f"{words}FAILED beside the tests: mypy", flush=True)
    return tests or int(bool(failed or types.returncode))


def _call(program: str, *arguments: str, **variables: str) -> int:
    """Run a program of the environment in the project's folder and return its exit code."""
    with _started((program, *arguments), variables) as process:
        return process.wait()


def _started(
    command: Sequence[str], variables: Mapping[str, str] | None = None, *, stdout: int | None = None
) -> subprocess.Popen[str]:
    """Start a program of the environment in the project's folder.

    It may keep its bytecode, whatever the machine says: tests start the program hundreds of times.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    whole = [str(BIN / command[0]), *command[1:]]
    return subprocess.Popen(whole, cwd=ROOT, env={**kept, **(variables or {})}, stdout=stdout, encoding="utf-8")


def _has_display(variables: Mapping[str, str]) -> bool:
    """Return whether a window can be shown: always on Windows and macOS, by the two variables elsewhere."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


COMMANDS: dict[str, Callable[[], int]] = {
    "env": env,
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "screens": screens,
    "simulate": simulate,
    "bundle": bundle.make,
    "fuzz": fuzz,
    "mutate": mutate,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
