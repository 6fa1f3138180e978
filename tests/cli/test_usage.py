"""Bad usage: one sentence on standard error, exit code 2, no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("sync",),
        ("verify",),
        ("jav",),
        ("export", "cake", "x"),
        ("sync", "--vau", "x"),
        ("new-group", "--vault", "x", "--name", "y", "--municipality"),
    ],
)
def test_words_that_do_not_fit_are_refused_in_one_line(run: Run, words: tuple[str, ...]) -> None:
    answer = run(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_a_folder_that_is_no_hub_or_no_vault_is_one_sentence(run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "pass"
    secret.write_text("en lösenfras", "utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    for words in (
        ("verify", empty),
        ("verify", tmp_path / "none"),
        ("sync", "--vault", empty, "--passphrase-file", secret),
        ("sync", "--vault", tmp_path / "none", "--passphrase-file", secret),
        ("sync", "--vault", empty, "--passphrase-file", tmp_path / "none"),
    ):
        answer = run(*words)
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), words
