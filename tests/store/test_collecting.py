import gc

import pytest

from ifodesk.store.collecting import collecting_later


def _fail_inside() -> None:
    with collecting_later():
        with collecting_later():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise OSError("full")


def test_rings_are_looked_for_again_afterwards_whatever_went_wrong_and_however_deep() -> None:
    assert gc.isenabled()
    with pytest.raises(OSError, match="full"):
        _fail_inside()
    assert gc.isenabled()
