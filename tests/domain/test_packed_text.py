from base64 import b64encode
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.packed_text import MAX_BYTES, PACK_FROM, packed, unpacked
from ifodesk.domain.sip_version import UnreadableVersionError, canonical, fingerprint, read_canonical
from tests.documents.copies import WHOLE


@given(st.text(), st.integers(1, 2000))
def test_every_text_comes_back_as_it_was(text: str, times: int) -> None:
    long = "{" + text * times
    assert unpacked(packed(long)) == long


def test_a_text_that_fits_stands_as_it_is() -> None:
    form = canonical(WHOLE)
    assert packed(form) == form


def test_a_packed_version_is_read_and_has_the_code_of_what_was_packed() -> None:
    form = canonical(WHOLE).replace("Jag vill bo kvar", "Jag vill bo kvar " + "å" * PACK_FROM)
    assert len(packed(form)) < len(form) // 10
    assert read_canonical(packed(form)) == read_canonical(form)
    assert fingerprint(packed(form)) == fingerprint(form)


BOMB = "zlib:" + b64encode(compress(b" " * (MAX_BYTES + 1))).decode()


@pytest.mark.parametrize("damaged", ["zlib:", "zlib:!", "zlib:AAAA", packed("x" * PACK_FROM)[:-8], BOMB])
def test_what_is_damaged_or_far_too_long_is_an_unreadable_version(damaged: str) -> None:
    with pytest.raises(ValueError, match=r"zlib|base64|padding|Incorrect|Only|Invalid|Excess"):
        unpacked(damaged)
    with pytest.raises(UnreadableVersionError):
        read_canonical(damaged)
    assert len(fingerprint(damaged)) == len("IQJW 7I2V WNTY UEKG")
