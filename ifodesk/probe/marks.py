"""What a probe tells the process that started it, line by line. Imports next to nothing: that would be timed too."""

from __future__ import annotations

import sys
import time

_KIB, _MIB = 1024, 1024 * 1024


def instant(name: str) -> None:
    """Tell that *name* happens now. The clock is the same in every process of a computer."""
    _say(f"{name} @ {time.perf_counter()!r}")


def amount(name: str, value: float) -> None:
    """Tell a measured amount."""
    _say(f"{name} {value!r}")


def _say(text: str) -> None:
    sys.stdout.write(f"mark {text}\n")
    sys.stdout.flush()


def peak_memory() -> float:
    """Return the most memory that this process ever held at once, in MiB."""
    if sys.platform == "win32":
        return _peak_of_windows()
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    # Not getrusage here: what that tells survives exec, so it may be the starting process's own peak.
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib is an import
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * _KIB / _MIB


def _peak_of_windows() -> float:
    """Return the peak working set. Source: GetProcessMemoryInfo, PROCESS_MEMORY_COUNTERS (psapi.h)."""
    import ctypes

    fields = (ctypes.c_size_t * 10)()
    ctypes.windll.kernel32.K32GetProcessMemoryInfo(-1, fields, ctypes.sizeof(fields))  # type: ignore[attr-defined]
    return fields[1] / _MIB
