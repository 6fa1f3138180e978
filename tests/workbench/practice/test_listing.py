from datetime import date

from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.listing import lines, people

GROUP = practice_group(1, date(2026, 11, 26))


def test_everybody_is_listed_with_what_is_needed_to_unlock() -> None:
    karin = next(person for person in people(GROUP) if person["as"] == "karin.norberg")
    assert karin == {
        "name": "Karin Norberg",
        "title": "socialsekreterare",
        "municipality": "Dorotea",
        "as": "karin.norberg",
        "passphrase": GROUP.member("karin.norberg").passphrase,
    }
    assert len(people(GROUP)) == 30


def test_the_table_stands_in_straight_columns_and_says_that_all_is_invented() -> None:
    head, *rows, empty, note = lines(GROUP)
    assert (len(rows), empty) == (30, "")
    column = head.index("Lösenfras")
    assert all(row[column - 1] == " " and row[column] != " " for row in rows)
    assert "påhittade" in note


def test_staff_are_the_same_on_another_day() -> None:
    assert people(practice_group(1, date(2027, 5, 3))) == people(GROUP)
