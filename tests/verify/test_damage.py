"""What shows without a key: every changed byte, every lost, added or misplaced file."""

import shutil
from pathlib import Path
from random import Random

import pytest

from ifodesk.verify.check import verify_hub
from ifodesk.verify.report import Fault, NoHubError, Report, VerifyKeys, What
from tests.verify.stories import Story

KINDS = ["segment", "parcel", "head"]


def with_and_without_keys(story: Story) -> tuple[VerifyKeys | None, ...]:
    return None, story.hub.auditor(), story.hub.auditor(story.case)


def an_object(story: Story, kind: str) -> str:
    """Return the path of one object of a kind."""
    if kind == "parcel":
        return story.hub.path(story.parcel)
    if kind == "head":
        return next(path.relative_to(story.hub.root).as_posix() for path in (story.hub.root / "h").iterdir())
    return story.hub.path(story.first_in_case)


def assert_named(report: Report, path: str, what: What) -> None:
    assert not report.whole
    assert Fault(path, what) in report.faults
    assert {fault.object for fault in report.faults} == {path}


def test_rule_34_hub_on_which_all_is_right_is_whole_with_any_keys(story: Story) -> None:
    files = [path for path in story.hub.root.rglob("*") if path.is_file()]
    without, everything, some = (verify_hub(story.hub.root, keys) for keys in with_and_without_keys(story))
    for report in (without, everything, some):
        assert report.whole
        assert report.objects == len(files)
        assert report.faults == report.notes == ()
    assert (without.sealed, everything.sealed) == (len(files) - 1, 0)
    assert 0 < some.sealed < without.sealed


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_flipped_byte_names_its_object(story: Story, kind: str) -> None:
    path = an_object(story, kind)
    flip_and_check(story, path, range(0, (story.hub.root / path).stat().st_size, 89), with_and_without_keys(story))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_flipped_byte_names_its_object(story: Story, kind: str) -> None:
    path = an_object(story, kind)
    flip_and_check(story, path, range((story.hub.root / path).stat().st_size), (None,))


def put_back(file: Path, data: bytes | bytearray) -> None:
    """Write as many bytes as the file has over those that it has: a file emptied first is waited for by the disk."""
    with file.open("r+b") as stream:
        assert stream.write(data) == file.stat().st_size


def flip_and_check(story: Story, path: str, positions: range, keys: tuple[VerifyKeys | None, ...]) -> None:
    """Check each flip with one of *keys* in turn; with keys or without, the same comparison comes first."""
    file, rng = story.hub.root / path, Random(path)
    data = file.read_bytes()
    for position in positions:
        flipped = bytearray(data)
        flipped[position] ^= 1 << rng.randrange(8)
        put_back(file, flipped)
        report = verify_hub(story.hub.root, keys[position % len(keys)])
        assert_named(report, path, What.WRONG_BYTES)
    put_back(file, data)
    assert verify_hub(story.hub.root, story.hub.auditor()).whole


@pytest.mark.slow
def test_two_thousand_seeded_flips_over_the_hub_are_each_named(story: Story) -> None:
    rng = Random(2)
    paths = sorted(path for path in story.hub.root.rglob("*") if path.is_file())
    for number in range(2000):
        file = rng.choice(paths)
        data = file.read_bytes()
        flipped = bytearray(data)
        flipped[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        put_back(file, flipped)
        report = verify_hub(story.hub.root, story.hub.auditor() if number % 10 == 0 else None)
        assert_named(report, file.relative_to(story.hub.root).as_posix(), What.WRONG_BYTES)
        put_back(file, data)


@pytest.mark.parametrize("kind", KINDS)
def test_cut_or_extended_file_is_named(story: Story, kind: str) -> None:
    path = an_object(story, kind)
    data = (story.hub.root / path).read_bytes()
    for wrong in (b"", data[:1], data[:31], data[: len(data) // 2], data[:-1], data + b"\0", data + data):
        (story.hub.root / path).write_bytes(wrong)
        for keys in with_and_without_keys(story):
            assert_named(verify_hub(story.hub.root, keys), path, What.WRONG_BYTES)


def test_swapped_files_are_both_named(story: Story) -> None:
    first, second = story.hub.file(story.first_in_case), story.hub.file(story.parcel)
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    report = verify_hub(story.hub.root)
    assert {fault.object for fault in report.faults} == {
        story.hub.path(story.first_in_case),
        story.hub.path(story.parcel),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_overlong_file_is_named_without_being_read_whole(story: Story, kind: str) -> None:
    path = an_object(story, kind)
    with (story.hub.root / path).open("r+b") as file:
        file.truncate(1 << 40)
    assert_named(verify_hub(story.hub.root), path, What.TOO_LARGE)


@pytest.mark.parametrize("kind", KINDS)
def test_lost_object_is_named_to_whoever_can_know_of_it(story: Story, kind: str) -> None:
    path = an_object(story, kind)
    (story.hub.root / path).unlink()
    report = verify_hub(story.hub.root, story.hub.auditor())
    assert not report.whole
    assert {fault.object for fault in report.faults} == {path}
    assert {fault.what for fault in report.faults} <= {What.MISSING_SEGMENT, What.MISSING_PARCEL, What.MISSING_HEAD}
    assert verify_hub(story.hub.root).whole


def test_lost_last_segment_is_known_from_its_devices_head(story: Story) -> None:
    path = story.hub.path(story.last_in_case)
    (story.hub.root / path).unlink()
    report = verify_hub(story.hub.root, story.hub.auditor())
    assert report.faults == (Fault(path, What.MISSING_SEGMENT, "seq 2"),)


def test_strays_are_noted_and_spoil_nothing(story: Story) -> None:
    whole = story.hub.file(story.first_in_case)
    strays = ["desktop.ini", "h/.DS_Store", "o/readme.txt", f"o/{whole.parent.name}/{whole.name} (1)", "tmp/half"]
    for path in strays:
        shutil.copy(whole, story.hub.root / path)
    moved = story.hub.root / "o" / "zz"
    moved.mkdir()
    shutil.copy(whole, moved)
    for keys in with_and_without_keys(story):
        report = verify_hub(story.hub.root, keys)
        assert report.whole
        assert {note.object for note in report.notes} == {*strays, f"o/zz/{whole.name}"}
        assert {note.what for note in report.notes} == {What.STRAY}


def test_copy_under_a_foreign_tag_is_named_whatever_compartment_it_pretends_to_be_of(story: Story) -> None:
    whole = story.hub.file(story.first_in_case)
    tag, digest = whole.name.split("-")
    others = {path.name.split("-")[0] for path in (story.hub.root / "o").glob("*/*")} - {tag}
    for other in (*others, "a" * 26):
        copy = story.hub.root / "o" / other[:2] / f"{other}-{digest}"
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(whole, copy)
        report = verify_hub(story.hub.root, story.hub.auditor())
        path = copy.relative_to(story.hub.root).as_posix()
        assert report.faults == (Fault(path, What.WRONG_TAG),)
        copy.unlink()


def test_link_under_an_object_name_is_never_followed(story: Story) -> None:
    file = story.hub.file(story.first_in_case)
    elsewhere = story.hub.root.parent / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    report = verify_hub(story.hub.root, story.hub.auditor())
    path = story.hub.path(story.first_in_case)
    assert Fault(path, What.STRAY) in report.notes
    assert report.faults == (Fault(path, What.MISSING_SEGMENT, "seq 1"),)


def test_folder_that_is_no_hub_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoHubError):
            verify_hub(folder)


def test_hub_without_an_object_is_whole(tmp_path: Path) -> None:
    (tmp_path / "h").mkdir()
    (tmp_path / "o").mkdir()
    assert verify_hub(tmp_path) == Report(whole=True, objects=0, sealed=0, faults=())
