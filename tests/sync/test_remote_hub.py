"""The hub over a server that fails in every way that servers do: it answers rightly or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from ifodesk.sync import names
from ifodesk.sync.hub import HubError, HubObjectMissingError
from ifodesk.sync.remote import Entry, NoConditionError, Traits
from ifodesk.sync.remote_hub import HeadVersions, RemoteHub
from ifodesk.sync.retry import HubServerError, Patience
from tests.sync.objects import TAG, a_head, an_object


class Flaky:
    """A server in memory. Each request may fail before or after its effect, and answers may break off."""

    def __init__(self, *, honest: bool, knows_conditions: bool, shows_halves: bool, gives_parts: bool) -> None:
        self.honest, self.knows_conditions = honest, knows_conditions
        self.shows_halves, self.gives_parts = shows_halves, gives_parts
        self.files: dict[str, bytes] = {}
        self.trouble = 0.0
        self.lots = Random(1)
        self.asked: list[str] = []

    def stumble(self) -> None:
        if self.lots.random() < self.trouble:
            raise HubServerError("hub_line_broke", attempts=4)

    def prepare(self) -> None:
        self.stumble()

    def listing(self, prefix: str) -> tuple[Entry, ...]:
        self.asked.append(f"list {prefix}")
        self.stumble()
        found = sorted(path for path in self.files if path.startswith(prefix))
        return tuple(Entry(path, sha256(self.files[path]).hexdigest()) for path in found)

    def fetch(self, path: str, got: bytearray, limit: int) -> str | None:
        self.asked.append(f"fetch {path}")
        self.stumble()
        if path not in self.files:
            raise HubObjectMissingError(path)
        if got and not self.gives_parts:
            got.clear()
        data = self.files[path][: limit + 1]
        if self.lots.random() < self.trouble:
            got += data[len(got) : self.lots.randint(len(got), len(data))]
            raise HubServerError("hub_line_broke", attempts=4)
        got += data[len(got) :]
        return None

    def create(self, path: str, data: bytes, *, whole: bool) -> bool:
        if not self.knows_conditions:
            raise NoConditionError
        if path in self.files and self.honest:
            self.stumble()
            return False
        self.write(path, data, whole=whole)
        return True

    def write(self, path: str, data: bytes, *, whole: bool) -> str | None:
        self.asked.append(f"write {path}")
        self.stumble()
        if self.shows_halves and not whole and self.lots.random() < self.trouble:
            self.files[path] = data[: len(data) // 2]
            raise HubServerError("hub_line_broke", attempts=4)
        self.files[path] = data
        self.stumble()  # it is there, and nobody was told
        return None

    def remove(self, path: str) -> None:
        self.files.pop(path, None)

    def strays(self) -> Iterator[str]:
        yield from ()

    def break_off(self, path: str, data: bytes) -> None:
        """Do nothing."""

    def keeps_versions(self, path: str) -> bool:
        return path == ""

    def close(self) -> None:
        """Do nothing."""


KINDS = st.builds(
    Flaky, honest=st.booleans(), knows_conditions=st.booleans(), shows_halves=st.booleans(), gives_parts=st.booleans()
)


def traits_of(server: Flaky, *, tried_out: bool) -> Traits:
    """Return what a self-test would have found, or nothing when there was none."""
    if not tried_out:
        return Traits()
    return Traits(server.honest and server.knows_conditions, not server.shows_halves, tells_changes=True)


class Meeting(RuleBasedStateMachine):
    """Two devices put, replace and read, through a server that stumbles as it likes."""

    known = Bundle("known")

    @initialize(server=KINDS, tried_out=st.booleans(), seed=st.integers(0, 10_000))
    def begin(self, server: Flaky, tried_out: bool, seed: int) -> None:  # noqa: FBT001 - drawn
        self.server = server
        server.lots = Random(seed)
        traits = traits_of(server, tried_out=tried_out)
        self.hub, self.other = (
            RemoteHub(server, Patience(lambda _: None, lambda: 0.5), traits, HeadVersions()) for _ in range(2)
        )
        self.damaged: dict[str, bytes] = {}
        self.put: dict[str, bytes] = {}
        self.heads_tried: set[bytes] = set()

    @rule(trouble=st.sampled_from([0.0, 0.2, 0.6]))
    def weather(self, trouble: float) -> None:
        self.server.trouble = trouble

    @rule(number=st.integers(0, 5))
    def damage(self, number: int) -> None:
        """Somebody else's bytes lie under a name, before anybody of ours put it."""
        item = an_object(number, size=600)
        if item.name not in self.server.files:
            self.server.files[item.name] = self.damaged[item.name] = item.data[:-1] + b"?"

    @rule(target=known, number=st.integers(0, 5), other=st.booleans())
    def put_object(self, number: int, other: bool) -> str:  # noqa: FBT001 - drawn
        item = an_object(number, size=600)
        try:
            (self.other if other else self.hub).put_new(item.name, item.data)
        except HubError:
            return item.name
        assert item.name not in self.damaged
        self.put[item.name] = item.data
        assert self.server.files[item.name] == item.data
        return item.name

    @rule(number=st.integers(1, 50), other=st.booleans())
    def put_head(self, number: int, other: bool) -> None:  # noqa: FBT001 - drawn
        head = a_head(number)
        self.heads_tried.add(head.data)
        try:
            (self.other if other else self.hub).put_head(head.name, head.data)
        except HubError:
            return
        assert self.server.files[head.name] == head.data

    @rule(name=known)
    def read(self, name: str) -> None:
        try:
            data = self.hub.get(name, 1 << 20)
        except HubObjectMissingError:
            assert name not in self.server.files
        except HubError:
            return
        else:
            assert data == self.server.files[name]

    @rule()
    def look(self) -> None:
        try:
            heads = self.hub.list_heads()
            objects = self.hub.list_tag(TAG)
        except HubError:
            return
        assert set(self.put) <= set(objects)
        for head in heads:
            assert head.version_hint in {b"", self.server.files[head.name][-32:]}
            try:
                data = self.hub.get(head.name, 1 << 20)
            except HubError:
                continue
            assert data in self.heads_tried

    @invariant()
    def nobody_ever_sees_half_and_what_was_damaged_is_left_alone(self) -> None:
        for name, data in getattr(self, "damaged", {}).items():
            assert self.server.files[name] == data
        for name, data in (self.server.files if hasattr(self, "server") else {}).items():
            assert names.is_whole(name, data) or name in self.damaged

    @invariant()
    def what_was_acknowledged_lies_there_whole(self) -> None:
        for name, data in getattr(self, "put", {}).items():
            assert self.server.files[name] == data


Meeting.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
test_a_hub_on_a_stumbling_server_answers_rightly_or_not_at_all = Meeting.TestCase


@given(st.binary(min_size=33, max_size=40), st.sampled_from(["h/" + "a" * 26, "h/" + "b" * 26]))
def test_a_head_that_is_no_head_is_never_remembered(data: bytes, name: str) -> None:
    versions = HeadVersions()
    versions.listed({name: "1"})
    versions.note(name, None, data)
    assert versions.known() == {}


def test_versions_of_heads_that_are_gone_are_forgotten() -> None:
    versions, first, second = HeadVersions(), a_head(1), a_head(2, tag="c" * 26)
    versions.listed({first.name: "1", second.name: "2"})
    for head in (first, second):
        versions.note(head.name, None, head.data)
    versions.listed({first.name: "1"})
    assert versions.known() == {first.name: ("1", first.data[-32:])}
    assert versions.hint(first.name) == first.data[-32:]
    assert versions.hint(second.name) == b""
