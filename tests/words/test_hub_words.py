"""Every way in which a hub can fail has a sentence, and no sentence is left over."""

import errno
from collections.abc import Iterator

from ifodesk.sync.folder_errors import unavailable
from ifodesk.sync.hub import HubError
from ifodesk.words.hub_words import HUB_PROBLEM


def kinds(root: type[HubError]) -> Iterator[type[HubError]]:
    yield root
    for kind in root.__subclasses__():
        yield from kinds(kind)


def test_every_problem_with_a_hub_has_a_sentence_and_no_sentence_is_left_over() -> None:
    codes = {kind.code for kind in kinds(HubError)}
    codes |= {unavailable(OSError(number, ""), there=True, writing=False).code for number in errno.errorcode}
    assert codes == set(HUB_PROBLEM)


def test_sentences_say_what_is_safe_and_end_properly() -> None:
    for text in HUB_PROBLEM.values():
        assert text.endswith(".")
        assert "  " not in text
        assert any(word in text for word in ("finns kvar", "gått förlorat", "orörd"))
