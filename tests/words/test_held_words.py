"""What was held, in words."""

from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.ids import EntityId
from ifodesk.usecases.held_ports import HeldDeed, HeldValue, HeldWork
from ifodesk.words.held_words import told
from tests.ui.fakes import NOW, PER, FakeDirectory

WORK = HeldWork(
    id="a1",
    author=PER,
    device="PL-2",
    at=NOW,
    reason="beyond_cut",
    root=None,
    kind="note",
    entity=EntityId(b"n" * 16),
    deed=HeldDeed.MADE,
    values=(HeldValue("text", "", "Mamman ringde.", None, None), HeldValue("draft", "", None, None, None)),
    is_draft=False,
)


def test_of_what_was_added_only_what_holds_something_is_told() -> None:
    assert told(WORK, FakeDirectory(PER).member) == ("texten: ”Mamman ringde.”",)


def test_of_what_was_changed_an_emptied_field_is_told_with_what_it_shows_now() -> None:
    emptied = replace(WORK, deed=HeldDeed.CHANGED, values=(HeldValue("text", "", None, "Mamman ringde.", None),))
    assert told(emptied, FakeDirectory(PER).member) == ("texten: inget (nu: ”Mamman ringde.”)",)
