"""Two people of one municipality: a caseworker who writes, and the chief who receives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ifodesk.changes.record_parts import Role
from ifodesk.compose import founding
from ifodesk.compose.opening import Opened
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.ids import MemberId
from ifodesk.workbench.bench.world import PASSPHRASE, found_vault, opened

_AUTHOR = "Karin Norberg"


class PairError(Exception):
    """A round of the two went wrong: a fault of the benchmark or of what it measures."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Their vaults, closed, and the hub where they meet."""

    author: Path
    receiver: Path
    hub: Path
    around: Surroundings


def make_pair(place: Path, around: Surroundings) -> Pair:
    """Return two new vaults of one group, both in step."""
    pair = Pair(place / "author", place / "receiver", place / "hub", around)
    found_vault(pair.receiver, around)
    fresh = founding.make_vault(pair.author, PASSPHRASE, around, hint=f"{_AUTHOR}, Dorotea")
    with opened(pair.receiver, around) as chief, fresh.opened() as newcomer:
        chief.use_hub(pair.hub, prepare=True)
        request = founding.ask(newcomer, chief.welcoming.invitation(), _AUTHOR, "", found=None, municipality="Dorotea")
        founding.accept(newcomer, chief.welcoming.approve(request, [Role.CASEWORKER]))
        founding.set_hub(newcomer, pair.hub, prepare=False)
        sync(chief)
    with opened(pair.author, around) as author:
        sync(author)
    return pair


def sync(one: Opened) -> None:
    """Run a round. Raises ``PairError`` when it did not go to its end."""
    if one.session.sync.round().problem is not None:
        raise PairError


def colleague(one: Opened) -> MemberId:
    """Return the other of the two."""
    directory = one.session.directory
    return next(member.id for member in directory.members() if member.id != directory.me().id)
