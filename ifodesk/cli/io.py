"""What a command reads and prints: text, JSON, a passphrase that never stands among the arguments."""

from __future__ import annotations

import getpass
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO, TypeAlias

from ifodesk.usecases.errors import WorldError

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"

MAX_INPUT = 16 * 1024 * 1024
"""Bytes of an input file that are read at most."""


class Console:
    """Standard output, error and input, handed in so that a test can read them."""

    def __init__(self, out: TextIO, err: TextIO, source: TextIO) -> None:
        """Keep the three streams."""
        self._out, self._err, self._in = out, err, source
        self._ended = False

    @property
    def ended(self) -> bool:
        """Return whether a question met the end of input: nobody is there to answer."""
        return self._ended

    def say(self, text: str) -> None:
        """Print one line."""
        print(text, file=self._out, flush=True)

    def give(self, value: Json) -> None:
        """Print *value* as JSON on one line."""
        self.say(json.dumps(value, ensure_ascii=False))

    def complain(self, text: str) -> None:
        """Print one line on standard error."""
        print(" ".join(text.split()), file=self._err, flush=True)

    def ask(self, question: str) -> str:
        """Ask and return the answer; "" at the end of input."""
        print(question, end=" ", file=self._out, flush=True)
        line = self._in.readline()
        self._ended = not line
        return line.rstrip("\r\n")

    def passphrase(self, file: Path | None, *, question: str) -> str:
        """Return a passphrase from *file* (its first line) or from a prompt that does not show it.

        Raises ``WorldError``: input_unreadable, passphrase_empty.
        """
        text = read_text(file).splitlines() if file else [self._secret(question)]
        if not text or not text[0]:
            raise WorldError("passphrase_empty")
        return text[0]

    def _secret(self, question: str) -> str:
        if self._in.isatty():
            return getpass.getpass(question + " ")
        return self.ask(question)


def read_text(file: Path) -> str:
    """Return a text file whole. Raises ``WorldError``: input_unreadable, input_too_large, input_not_text."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_INPUT + 1)
    except OSError as error:
        raise WorldError("input_unreadable", file=str(file)) from error
    if len(data) > MAX_INPUT:
        raise WorldError("input_too_large", file=str(file))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorldError("input_not_text", file=str(file)) from error


def read_bytes(file: Path) -> bytes:
    """Return a file whole. Raises ``WorldError``: input_unreadable, input_too_large."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_INPUT + 1)
    except OSError as error:
        raise WorldError("input_unreadable", file=str(file)) from error
    if len(data) > MAX_INPUT:
        raise WorldError("input_too_large", file=str(file))
    return data


def read_json(file: Path) -> Json:
    """Return what a JSON file holds. Duplicate keys, NaN and deep nesting are refused.

    Raises ``WorldError``: as ``read_text``, and input_not_json (details line).
    """
    try:
        value: Json = json.loads(
            read_text(file), object_pairs_hook=_no_duplicates, parse_constant=_no_constant, parse_float=float
        )
    except json.JSONDecodeError as error:
        raise WorldError("input_not_json", file=str(file), line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise WorldError("input_not_json", file=str(file), line=0) from error
    return value


def _no_duplicates(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(_name: str) -> Json:
    raise ValueError
