"""The wall after a ruling, against a colleague and against the chief: nothing new opens, on an honest device or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ifodesk.changes.control import decode_control
from ifodesk.changes.errors import BadBytes, NoKeyError
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.objects import Epoch
from ifodesk.changes.parcel import open_parcel
from ifodesk.changes.segment import open_outer
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.entities.disqualification import DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.ruling import Concerns
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_deciders import SetDelegation
from ifodesk.usecases.disqualification_questions import AskColleague
from ifodesk.usecases.disqualification_raising import RaiseDisqualification
from ifodesk.usecases.disqualification_rulings import Decide, RulingForm
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.jav_walls import LowerWall, RaiseWall, reviewers
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.unfinished import finish_what_was_begun
from tests.program.region import cells_of
from tests.program.team import Desk, Team, dorotea
from tests.program.test_what_others_see import everything_that_she_sees
from tests.usecases.desk import refused

KARIN, PER, EVA, BERIT = "Karin Norberg", "Per Lind", "Eva Sandberg", "Berit Ask"
CLIENT, AFTER = "Rakel Hemlighetsson", "Skrivet efter muren om Rakel"

pytestmark = pytest.mark.slow
WALLED = pytest.mark.parametrize("who", [EVA, BERIT], ids=["a colleague", "the chief"])


@dataclass
class Keys:
    """All that a device ever held for the compartments of the case, kept by one that ignores the wall."""

    cids: list[CompartmentId] = field(default_factory=list)
    epochs: dict[bytes, tuple[Epoch, ...]] = field(default_factory=dict)


@dataclass
class Story:
    """A case that everybody reads, a ruling about one of them, and what that person's device held before the wall."""

    team: Team
    who: str
    case: EntityId = field(default=EntityId(b""))
    matter: EntityId = field(default=EntityId(b""))

    @property
    def walled(self) -> Desk:
        return self.team.desks[self.who]

    @property
    def decider(self) -> Desk:
        """The chief; for the chief's own jäv the one who is named to stand in."""
        return self.team.desks[PER if self.who == BERIT else BERIT]

    @property
    def karin(self) -> Desk:
        return self.team.desks[KARIN]

    def begin(self) -> None:
        SetDelegation(self.team.desks[BERIT].session)(
            Concerns.CHIEF, stand_in=self.team.desks[PER].id, title="socialchef"
        )
        self.team.everybody_syncs()
        karin = self.karin.session
        self.case = OpenCase(karin)(CaseType.CHILD_YOUTH, CLIENT).case
        for name in (EVA, PER):
            if name != self.who:
                LetIn(karin)(self.case, self.team.desks[name].id)
        if self.who != BERIT:
            AskColleague(karin)(self.case, self.walled.id)
            LetIn(karin)(self.case, self.walled.id)
        self.matter = RaiseDisqualification(karin)(self.case, self.walled.id, circumstances="Syster till klienten").id
        self.team.everybody_syncs(3)

    def ruled(self, outcome: Outcome = Outcome.JAV) -> None:
        session = self.decider.session
        seen = session.records.get(DisqualificationMatter, self.matter)
        Decide(session)(seen, RulingForm(outcome, reasons="Syster", ground=Ground.PARTY_OR_AFFECTED))

    def wall(self) -> None:
        session = self.decider.session
        seen = session.records.get(DisqualificationMatter, self.matter)
        RaiseWall(session)(seen, reviewer=self.karin.id, reason="Syster till klienten")

    def keys(self) -> Keys:
        """Return what the walled person's device holds of case and matter now."""
        core, kept = self.walled.opened.parts.core, Keys()
        readable = {self.case, self.matter}
        for compartment in core.compartments.all():
            infos = core.entities.of_compartment(compartment.row).values()
            if readable & {EntityId(info.entity) for info in infos}:
                kept.cids.append(compartment.cid)
                kept.epochs[compartment.cid] = core.compartments.epochs(compartment.row)
        assert len(kept.cids) == 2
        return kept

    def objects(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.team.hub.rglob("*") if path.is_file()}


@contextmanager
def story(place: Path, who: str) -> Iterator[Story]:
    with dorotea(place, KARIN, EVA, PER) as team:
        made = Story(team, who)
        made.begin()
        yield made


@WALLED
def test_no_key_that_a_device_ever_held_opens_what_was_written_by_somebody_who_had_seen_the_wall(
    tmp_path: Path, who: str
) -> None:
    with story(tmp_path, who) as told:
        told.ruled()
        told.team.everybody_syncs()
        kept = told.keys()
        told.wall()
        told.decider.sync()
        others = [told.team.desks[name] for name in (KARIN, EVA, PER, BERIT) if name != who]
        for desk in others:
            desk.sync()
        before = set(told.objects())
        for desk in others:
            note = StartNote(desk.session)(told.case, text=AFTER, title="Efter").id
            FinishNote(desk.session)(desk.session.records.get(Note, note))
        for desk in (*others, *others):
            desk.sync()
        new = {name: data for name, data in told.objects().items() if name not in before}
        assert len(new) >= len(others)
        assert opened_with(told.walled, kept, new.values()) == []

        core = told.walled.opened.parts.core
        for data in new.values():
            told.walled.opened.parts.inbox.receive(next(name for name in new if new[name] == data), data)
        assert AFTER.encode() not in cells_of(told.walled)
        finish_what_was_begun(told.karin.session)
        told.team.everybody_syncs(2)
        assert all(len(desk.session.records.children(Note, told.case)) == len(others) for desk in others)
        assert not {one.cid for one in core.compartments.all()} & set(kept.cids)
        for word in (AFTER, CLIENT, "Syster till klienten"):
            assert word.encode() not in cells_of(told.walled), word


def opened_with(desk: Desk, kept: Keys, objects: Iterable[bytes]) -> list[object]:
    """Return what of *objects* the old keys and the device's own open beyond records: notes, keys, anything."""
    core = desk.opened.parts.core
    group = core.compartments.find(core.identity.group_compartment)
    assert group is not None
    found: list[object] = []
    for data in objects:
        for cid in kept.cids:
            try:
                segment = open_outer(data, core.identity.gid, cid, kept.epochs[cid])
            except (NoKeyError, BadBytes):
                continue
            assert decode_control(segment.blobs[0]).records  # the wall itself, and the keys that turned after it
            found += segment.blobs[1:]
        try:
            letter = open_parcel(data, core.identity.gid, core.identity.sealing, group_tag_secret=group.tag_secret)
        except BadBytes:
            continue
        if letter is not None and letter.keys.cid in kept.cids:
            found.append(letter)
    return found


def a_day(place: Path, who: str, *, with_case: bool) -> dict[str, object]:
    """Return what *who* sees after the wall, or after a day on which the case never was."""
    with dorotea(place, KARIN, EVA, PER) as team:
        told = Story(team, who)
        own = OpenCase(team.desks[who].session)(CaseType.ADULT, "Bo Testsson").case
        LogOpening(team.desks[who].session)(own)
        if with_case:
            told.begin()
            told.ruled()
            told.wall()
            team.everybody_syncs()
            finish_what_was_begun(told.karin.session)
        else:
            SetDelegation(team.desks[BERIT].session)(Concerns.CHIEF, stand_in=team.desks[PER].id, title="socialchef")
        team.everybody_syncs(3)
        team.desks[who].lock()
        team.desks[who].unlock()
        team.everybody_syncs(2)
        if with_case:
            nothing_works(told)
        return everything_that_she_sees(team.desks[who])


def nothing_works(told: Story) -> None:
    """Check that neither the log, nor a matter, an export, a recovery nor the way back is left to the walled person."""
    session, me = told.walled.session, told.walled.id
    acts: tuple[Callable[[], object], ...] = (
        lambda: LogOpening(session)(told.case),
        lambda: session.log.openings(told.case),
        lambda: session.log.history(told.case),
        lambda: session.records.get(DisqualificationMatter, told.matter),
        lambda: session.group.reopen(told.case, told.karin.id),
        lambda: LetIn(session)(told.case, me),
    )
    for act in acts:
        with pytest.raises(NotFoundError):
            act()
    assert told.case not in {row.id for row in session.queries.cases()}


@WALLED
def test_after_the_ruling_and_the_wall_everything_is_as_if_the_case_had_never_been(tmp_path: Path, who: str) -> None:
    without = a_day(tmp_path / "without", who, with_case=False)
    with_it = a_day(tmp_path / "with", who, with_case=True)
    text = repr(with_it).replace(str(tmp_path / "with"), "PLACE")
    assert text == repr(without).replace(str(tmp_path / "without"), "PLACE")


def test_the_wall_stands_in_the_matter_and_comes_down_by_a_chief(tmp_path: Path) -> None:
    with story(tmp_path, EVA) as told:
        berit = told.decider.session
        with refused(Refusal.NOT_RULED_JAV):
            told.wall()
        told.ruled()
        told.wall()
        told.wall()
        matter = berit.records.get(DisqualificationMatter, told.matter)
        assert (matter.value.outcome, matter.value.closed_at is None) == (Outcome.JAV, False)
        assert matter.value.access_ended_at is not None
        assert berit.readers.walled(told.case) == (told.walled.id,)
        assert told.walled.id not in berit.readers.readers(told.matter)
        told.team.everybody_syncs(2)
        LowerWall(berit)(berit.records.get(DisqualificationMatter, told.matter), reason="Omprövat")
        told.team.everybody_syncs(3)
        assert berit.records.get(DisqualificationMatter, told.matter).value.access_again_at is not None
        assert told.walled.session.queries.overview(told.case).row.client == CLIENT


def test_for_the_chiefs_own_jav_the_stand_in_decides_and_comes_first_among_reviewers(tmp_path: Path) -> None:
    with story(tmp_path, BERIT) as told:
        matter = told.karin.session.records.get(DisqualificationMatter, told.matter).value
        assert matter.decider == told.team.desks[PER].id
        assert [one.name for one in reviewers(told.karin.session, matter)] == [PER, EVA]
        with refused(Refusal.ONLY_DECIDER):
            Decide(told.walled.session)(
                told.walled.session.records.get(DisqualificationMatter, told.matter),
                RulingForm(Outcome.NO_JAV, reasons="Jag avgör själv"),
            )


def test_who_is_concerned_does_not_build_the_wall(tmp_path: Path) -> None:
    with story(tmp_path, EVA) as told:
        told.ruled()
        told.team.everybody_syncs()
        seen = told.walled.session.records.get(DisqualificationMatter, told.matter)
        with refused(Refusal.WALL_ONESELF):
            RaiseWall(told.walled.session)(seen, reviewer=told.karin.id)
