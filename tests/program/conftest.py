"""The command line in this process, for the tests of the whole program."""

from tests.cli.conftest import run

__all__ = ["run"]
