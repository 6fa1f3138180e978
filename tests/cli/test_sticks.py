"""A stick that is named when a group is founded or joined is kept as one, by commands as in the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ifodesk.compose.opening import open_here
from ifodesk.compose.surroundings import Surroundings
from tests.cli.conftest import Answer, Run
from tests.cli.test_life import after

PASSPHRASE = "sex ord som ingen annan vet"  # noqa: S105 - of throwaway vaults

pytestmark = pytest.mark.slow


@pytest.fixture
def secret(tmp_path: Path) -> tuple[str | Path, ...]:
    """The arguments that give the passphrase."""
    (tmp_path / "pass").write_text(PASSPHRASE + "\n", "utf-8")
    return ("--passphrase-file", tmp_path / "pass")


def well(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def places(vault: Path) -> list[tuple[str, bool]]:
    """Return the addresses that a vault meets the others at, and whether each is on a stick."""
    opened = open_here(vault, PASSPHRASE, Surroundings.of_this_computer())
    found = [(hub.address, hub.stick) for hub in opened.session.sync.state().hubs]
    opened.session.close()
    return found


def founding(vault: Path, secret: Sequence[str | Path]) -> tuple[str | Path, ...]:
    code = vault.with_suffix(".kod")
    return ("new-group", "--vault", vault, *secret, "--name", "Berit", "--municipality", "2425", "--code-file", code)


def test_the_stick_of_a_founding_and_of_both_ways_to_join_is_kept_as_a_stick(
    run: Run, tmp_path: Path, secret: Sequence[str | Path]
) -> None:
    stick, chief = tmp_path / "minnet", tmp_path / "chief"
    group = after(well(run(*founding(chief, secret), "--hub", stick, "--stick")).out, "åtta ord:")
    assert places(chief) == [(str(stick), True)]

    well(run("invite", "--vault", chief, *secret, "--out", tmp_path / "inbjudan", "--mailbox"))
    letters, box = tmp_path / "letters", tmp_path / "box"
    for vault, name, way in (
        (letters, "Karin", ("--out", tmp_path / "ansökan")),
        (box, "Per", ("--mailbox", stick, "--stick")),
    ):
        asking = ("join", "--vault", vault, *secret, "--name", name, "--invitation", tmp_path / "inbjudan", *way)
        asked = well(run(*asking, "--words", group, "--code-file", vault.with_suffix(".kod")))
        words = after(asked.out, "åtta ord för chefen:")
        there = ("--mailbox", stick) if vault == box else (tmp_path / "ansökan", "--out", tmp_path / "välkommen")
        well(run("approve", "--vault", chief, *secret, *there, "--words", words))
    well(run("join", "--vault", letters, *secret, "--welcome", tmp_path / "välkommen", "--hub", stick, "--stick"))
    well(run("join", "--vault", box, *secret, "--mailbox", stick))
    assert places(letters) == places(box) == [(str(stick), True)]


def test_a_folder_is_no_stick_where_nobody_says_so(run: Run, tmp_path: Path, secret: Sequence[str | Path]) -> None:
    vault = tmp_path / "vault"
    well(run(*founding(vault, secret), "--hub", tmp_path / "mapp"))
    assert places(vault) == [(str(tmp_path / "mapp"), False)]


@pytest.mark.parametrize("place", [(), ("--hub", "webdav+https://moln.example.se/mapp")])
def test_what_cannot_be_a_stick_is_refused_before_a_vault_is_made(
    run: Run, tmp_path: Path, secret: Sequence[str | Path], place: tuple[str, ...]
) -> None:
    vault = tmp_path / "vault"
    refused = run(*founding(vault, secret), *place, "--stick")
    assert (refused.code, refused.err.count("\n"), "--stick" in refused.err) == (2, 1, True)
    assert not vault.exists()
    assert not vault.with_suffix(".kod").exists()


def test_a_server_is_not_added_as_a_stick(run: Run, tmp_path: Path, secret: Sequence[str | Path]) -> None:
    vault = tmp_path / "vault"
    well(run(*founding(vault, secret)))
    refused = run("hub", "add", "s3+https://lager.example.se/hink", "--vault", vault, *secret, "--stick")
    assert (refused.code, refused.err.count("\n"), "--stick" in refused.err) == (2, 1, True)
    assert places(vault) == []
