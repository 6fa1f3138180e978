"""The homes of the practice group as they stand when every member has written down their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

from ifodesk.domain.ids import MemberId
from ifodesk.usecases.session import Session
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.model import PracticeGroup
from ifodesk.workbench.practice.writing import PracticeClock, Writer
from tests.ui.fake_records import FakeRecords
from tests.ui.fakes import world

DAY = date(2026, 11, 26)


@cache
def group(seed: int = 1) -> PracticeGroup:
    """Return the practice group of a seed."""
    return practice_group(seed, DAY)


def written() -> tuple[Session, FakeRecords]:
    """Return a session that reads what everybody wrote, and its records."""
    clock = PracticeClock(datetime(2026, 11, 26, 9, 30, tzinfo=timezone(timedelta(hours=1))))
    real = {member.id: MemberId(member.id) for member in group().members}
    records = FakeRecords(clock, real[group().members[0].id])
    session = replace(world().session, records=records, readers=records, clock=clock)
    writers = [Writer(group(), member, session, clock, real) for member in group().members]
    for writer in writers:
        records.me = real[writer.member.id]
        writer.homes()
        if writer.member is group().homes_group_writer():
            writer.group_work()
    for writer in writers:
        records.me = real[writer.member.id]
        writer.places()
    records.me = real[group().members[0].id]
    return session, records
