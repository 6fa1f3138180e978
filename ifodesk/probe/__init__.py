"""What `bench` starts in a process of its own: the window, and a bare one beside it. Nothing imports this package."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Run the probe that is named first; the rest is for it. Exit code 2 for a name that does not exist.

    Each probe imports what it measures and no more: what is imported counts.
    """
    name, rest = argv[0] if argv else "", list(argv[1:])
    if name == "bare":
        from ifodesk.probe.bare import run
    elif name == "start":
        from ifodesk.probe.window import run
    elif name == "unlock":
        from ifodesk.probe.unlocking import run
    elif name == "list":
        from ifodesk.probe.listing import run
    elif name == "memory":
        from ifodesk.probe.open_list import run
    elif name == "plan":
        from ifodesk.probe.planning import run
    elif name == "search":
        from ifodesk.probe.searching import run
    else:
        return 2
    run(rest)
    return 0
