"""Whatever the program's judging is tried with, the verifier judges alike: the stories of those tests, told to both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from inspect import signature
from types import ModuleType

import pytest

from ifodesk.changes.crypto import SigningKey
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.header import Header, encode_header
from ifodesk.changes.ids import MunicipalityId
from ifodesk.changes.labels import SEGMENT
from ifodesk.changes.membership import Membership
from ifodesk.changes.verdict import State, Verdict
from ifodesk.verify import segments
from ifodesk.verify.collect import Opened
from ifodesk.verify.report import Findings, What
from ifodesk.verify.verdict import check_author
from tests.changes.cast import Actor, Cast
from tests.verify.readings import assert_agree, judged

SUBJECTS = (
    "checks_of_logs",
    "judge",
    "judge_edges",
    "judge_rights",
    "logs",
    "membership",
    "membership_epochs",
    "municipalities",
    "recovered",
    "rules",
    "signing_rights",
    "standing",
    "unaccepted",
    "verdict",
)
"""Of tests/changes, the modules that try the program's judging."""
SAID: dict[State, set[What | None]] = {
    State.APPLIED: {None},
    State.HELD: {What.BEYOND_CUT, What.NO_READER},
    State.WAITING: {What.AWAITS_CUT, What.MISSING_RECORD},
    State.NEWER: {What.NEWER},
    State.BROKEN: {What.UNKNOWN_DEVICE},
}
Story = Callable[[], None]


def stories(module: ModuleType) -> Iterable[tuple[str, Story]]:
    """Give the tests of a module that need nothing, by name."""
    for name, story in vars(module).items():
        drawn = hasattr(story, "hypothesis") or hasattr(story, "is_hypothesis_test")
        if name.startswith("test_") and callable(story) and not drawn and not signature(story).parameters:
            yield f"{module.__name__.rpartition('.')[2]}: {name}", story


STORIES = dict(pair for one in SUBJECTS for pair in stories(import_module(f"tests.changes.test_{one}")))


@dataclass
class Listener:
    """What the program was asked to judge."""

    keys: dict[bytes, SigningKey] = field(default_factory=dict)
    """By device."""
    sets: list[tuple[Cast, list[SignedRecord], Membership]] = field(default_factory=list)
    segments: list[tuple[Membership, Header, bytes, Verdict]] = field(default_factory=list)

    def listen(self, patch: pytest.MonkeyPatch) -> None:
        """Hear of every set of records and every segment from now on."""
        judge, verdict, newcomer = Cast.membership, Membership.verdict, Cast.newcomer

        def judging(cast: Cast, records: Iterable[SignedRecord] | None = None) -> Membership:
            kept = list(cast.records if records is None else records)
            self.sets.append((cast, kept, judge(cast, kept)))
            return self.sets[-1][2]

        def deciding(membership: Membership, header: Header, h: bytes) -> Verdict:
            found = verdict(membership, header, h)
            self.segments.append((membership, header, h, found))
            return found

        def coming(cast: Cast, name: str, mid: MunicipalityId, *, user: SigningKey | None = None) -> Actor:
            found = newcomer(cast, name, mid, user=user)
            self.keys[found.device] = found.signing
            return found

        patch.setattr(Cast, "membership", judging)
        patch.setattr(Membership, "verdict", deciding)
        patch.setattr(Cast, "newcomer", coming)

    def compare(self) -> None:
        """Fail unless the verifier judges all that was heard as the program did."""
        for at, (cast, records, _) in enumerate(self.sets):
            following = self.sets[at + 1][1] if at + 1 < len(self.sets) else []
            if records and records != following[: len(records)]:  # what only grows is compared once it is whole
                assert_agree(records, cast)
        for membership, header, h, verdict in self.segments:
            cast, records = next((cast, records) for cast, records, found in self.sets if found is membership)
            findings = Findings()
            check_author(self._opened(header, h), judged(records, cast), findings)
            report = findings.report(objects=1, sealed=0)
            said = [found.what for found in (*report.faults, *report.notes)]
            assert (said[0] if said else None) in SAID[verdict.state], verdict
            assert len(said) <= 1

    def _opened(self, header: Header, h: bytes) -> Opened:
        raw = encode_header(header)
        read = segments.Header(
            header.gid,
            header.cid,
            header.epoch,
            header.device,
            header.seq,
            header.prev,
            header.prev_name,
            header.heads,
            header.root,
            header.blobs,
        )
        return Opened("o", "", b"", read, raw, self.keys[header.device].sign(SEGMENT, raw), h, h, ())


@pytest.mark.slow  # a minute in all
@pytest.mark.parametrize("name", STORIES)
def test_what_the_program_is_tried_with_both_judge_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = Listener()
    with monkeypatch.context() as patch:
        listener.listen(patch)
        STORIES[name]()
    listener.compare()
