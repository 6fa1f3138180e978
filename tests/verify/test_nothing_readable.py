"""What lies on a hub says nothing to whoever holds no key: neither in bytes nor in names of files."""

from base64 import b32encode, b64encode
from collections.abc import Iterator
from pathlib import Path

from tests.verify.hubs import A_NOTE
from tests.verify.stories import Story, told


def secrets(story: Story) -> Iterator[bytes]:
    """Give what must not be readable: words and names, and every id and key of people, devices and compartments."""
    yield from (text.encode() for text in (A_NOTE, "Myrheden", "Dorotea", "2425", "ifodesk"))
    yield story.cast.gid
    for actor in story.everyone:
        yield actor.name.encode()
        yield from (actor.member, actor.device, actor.mid, actor.user.public, actor.signing.public)
        yield actor.sealing.public[:16]
    for cid, keys in story.cast.keys.items():
        yield from (cid, keys.tag, keys.epoch, keys.bag)
    for record in story.cast.records:
        yield from (record.ref, record.body[:16])


def spellings(secret: bytes) -> Iterator[bytes]:
    yield secret
    yield secret.hex().encode()
    yield secret.decode("latin-1").encode("utf-16-le")
    yield b32encode(secret).rstrip(b"=").lower()
    yield b64encode(secret).rstrip(b"=")


def test_no_word_name_or_id_stands_in_any_byte_or_file_name(tmp_path: Path) -> None:
    story = told(tmp_path / "hub")
    files = [path for path in story.hub.root.rglob("*") if path.is_file()]
    assert len(files) > 10
    everything = b"\n".join(path.relative_to(story.hub.root).as_posix().encode() + path.read_bytes() for path in files)
    for secret in secrets(story):
        for spelling in spellings(secret):
            # Four letters stand in half a megabyte of random bytes by chance once in ten thousand times.
            assert spelling not in everything, spelling


def test_sizes_are_of_few_kinds_and_heads_are_all_alike(tmp_path: Path) -> None:
    story = told(tmp_path / "hub")
    heads = {path.stat().st_size for path in (story.hub.root / "h").iterdir()}
    assert heads == {4096 + 80 + 32}
    segments = [path.stat().st_size for path in (story.hub.root / "o").glob("*/*")]
    assert segments.count(4096 + 80) >= 5
