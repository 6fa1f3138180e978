"""The shipped program: a trimmed one-dir bundle."""


def make() -> int:
    return 0
