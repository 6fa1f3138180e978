"""The program's one entry point: picks the window or the command line and imports only that one."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window or a command and return the exit code.

    The command line never loads Qt, and the window never loads the command line, so that each starts quickly.

    Args:
        argv: The words after the program's name; the process's own when missing.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if opens_window(arguments):
        from ifodesk.main import main as start
    elif arguments[0] == "probe":  # a part of `ifodesk bench` in a process of its own
        from ifodesk.probe import main as start

        arguments = arguments[1:]
    else:
        from ifodesk.cli import main as start
    return start(arguments)


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether these words ask for a window.

    >>> opens_window([]), opens_window(["practice", "--walk", "build/walk"])
    (True, True)
    >>> opens_window(["practice", "--list"]), opens_window(["verify", "hub"])
    (False, False)
    """
    if not arguments:
        return True
    return arguments[0] == "practice" and "--list" not in arguments


if __name__ == "__main__":
    sys.exit(main())
