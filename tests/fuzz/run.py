"""Fuzz one harness, or all of them beside each other: `python -m tests.fuzz.run [HARNESS…] --seconds 120`.

With atheris (Linux) it is guided by coverage; elsewhere the seeds are changed at random, by the same harness. What
makes a harness fail is kept in build/fuzz. Ends with 1 when something was found.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

CORPUS = Path(__file__).parent / "corpus"
FOUND = Path(__file__).resolve().parents[2] / "build" / "fuzz"
HARNESSES = ("encoding", "hub", "records", "files", "outside", "lists", "verify")
MOST_BYTES = 65_536


def main(argv: Sequence[str]) -> int:
    """Return 0 when nothing was found."""
    parser = argparse.ArgumentParser(prog="tests.fuzz.run")
    parser.add_argument("harness", nargs="*", choices=[*HARNESSES, []])
    parser.add_argument("--seconds", type=int, default=int(os.environ.get("FUZZ_SECONDS", "120")))
    parser.add_argument("--here", action="store_true", help="this one harness, in this process")
    args = parser.parse_args(argv)
    FOUND.mkdir(parents=True, exist_ok=True)
    if args.here:
        (harness,) = args.harness
        return fuzz(harness, args.seconds)
    return fuzz_beside_each_other(args.harness or HARNESSES, args.seconds)


def fuzz_beside_each_other(harnesses: Sequence[str], seconds: int) -> int:
    """Run as many harnesses at a time as there are processors; return 1 when one of them found something."""
    waiting, running, failed = list(harnesses), list[tuple[str, subprocess.Popen[str], Path]](), 0
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            running.append(started(waiting.pop(0), seconds))
        harness, process, log = running.pop(0)
        code = process.wait()
        text = log.read_text("utf-8", "replace")
        say(f"{harness}: {figures(text)}{'' if code == 0 else ' FOUND SOMETHING'}")
        if code:
            say("\n".join(text.splitlines()[-40:]))
            failed = 1
    return failed


def say(line: str) -> None:
    """Print one line."""
    print(line, flush=True)  # noqa: T201 - a script


def started(harness: str, seconds: int) -> tuple[str, subprocess.Popen[str], Path]:
    """Start one harness in a process of its own."""
    log = FOUND / f"{harness}.log"
    command = [sys.executable, "-m", "tests.fuzz.run", harness, "--here", "--seconds", str(seconds)]
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            command, stdout=stream, stderr=subprocess.STDOUT, text=True, env={**os.environ, "PYTHONHASHSEED": "0"}
        )  # the same seed finds the same on every computer: a longer run here holds all that a shorter one finds there
    return harness, process, log


def figures(text: str) -> str:
    """Return how many inputs a harness tried, and the coverage reached, from what it printed."""
    runs = re.findall(r"Done (\d+) runs", text) or re.findall(r"^#(\d+)", text, re.MULTILINE)
    cover = re.findall(r"cov: (\d+)", text)
    return f"{runs[-1] if runs else '?'} inputs" + (f", coverage {cover[-1]}" if cover else "")


def fuzz(harness: str, seconds: int) -> int:
    """Fuzz in this process."""
    if importlib.util.find_spec("atheris") is None:
        return fuzz_plainly(harness, seconds)
    atheris = importlib.import_module("atheris")  # it has no types
    with atheris.instrument_imports(include=["ifodesk"]):
        from tests.fuzz.targets import TARGETS
    grown = FOUND / harness
    grown.mkdir(exist_ok=True)
    seed = os.environ.get("FUZZ_SEED", "1")  # a run can be repeated; another number looks elsewhere
    limits = [f"-max_total_time={seconds}", f"-max_len={MOST_BYTES}", "-timeout=20", "-rss_limit_mb=2048"]
    options = [f"-seed={seed}", *limits]
    kept = f"-artifact_prefix={FOUND}/{harness}-"
    atheris.Setup([sys.argv[0], *options, kept, str(grown), str(CORPUS / harness)], TARGETS[harness])
    atheris.Fuzz()
    return 0


def fuzz_plainly(harness: str, seconds: int) -> int:
    """Change the seeds at random until the time is up."""
    from tests.fuzz.targets import TARGETS

    end, count, rng = time.monotonic() + seconds, 0, Random(harness)
    for data in mutants(harness, rng):
        try:
            TARGETS[harness](data)
        except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for: it is printed and kept
            (FOUND / f"{harness}-crash").write_bytes(data)
            traceback.print_exc()
            return 1
        count += 1
        if time.monotonic() > end:
            break
    say(f"Done {count} runs")
    return 0


def seeds(harness: str) -> list[bytes]:
    """Return the seeds of a harness, in the order of their names."""
    return [path.read_bytes() for path in sorted((CORPUS / harness).iterdir())]


def mutants(harness: str, rng: Random) -> Iterator[bytes]:
    """Give changed seeds without end."""
    known = seeds(harness)
    while True:
        data = bytearray(rng.choice(known))
        for _ in range(rng.randrange(1, 5)):
            at = rng.randrange(1, len(data) + 1)
            match rng.randrange(5):
                case 0:
                    data[at - 1] ^= 1 << rng.randrange(8)
                case 1:
                    data[at:at] = rng.randbytes(rng.randrange(1, 9))
                case 2:
                    del data[at : at + rng.randrange(1, 17)]
                case 3:
                    data[at:] = rng.choice(known)[at:]
                case _:
                    data[at - 1] = rng.choice(b"\x00\x01\x18\x1b\x40\x5b\x60\x7f\x80\x9f\xa0\xc0\xf4\xf6\xff")
        if data:
            yield bytes(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
