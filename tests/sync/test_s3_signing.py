"""Signature 4 against the examples that Amazon publishes ("Signature Calculations", Amazon S3 API Reference)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ifodesk.sync.credentials import Credentials
from ifodesk.sync.s3_signing import Asked, encoded_path, encoded_query, signed_headers

NOW = datetime(2013, 5, 24, tzinfo=UTC)
EXAMPLE = Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")  # Amazon's own, for examples
HOST = "examplebucket.s3.amazonaws.com"


@pytest.mark.parametrize(
    "asked, signature",
    [
        (
            Asked("GET", HOST, "/test.txt", {}, {"range": "bytes=0-9"}, b""),
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        ),
        (
            Asked("GET", HOST, "/", {"max-keys": "2", "prefix": "J"}, {}, b""),
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        ),
    ],
)
def test_published_examples_come_out(asked: Asked, signature: str) -> None:
    assert signed_headers(asked, EXAMPLE, "us-east-1", NOW)["authorization"].endswith(f"Signature={signature}")


def test_the_secret_is_not_sent() -> None:
    sent = signed_headers(Asked("PUT", HOST, "/x", {}, {}, b"body"), EXAMPLE, "eu-north-1", NOW)
    assert EXAMPLE.secret not in str(sent)


def test_paths_and_queries_are_written_as_they_are_signed() -> None:
    assert encoded_path("/hink/Åsele (1)/a+b~c") == "/hink/%C3%85sele%20%281%29/a%2Bb~c"
    assert encoded_query({"prefix": "o/a b", "list-type": "2"}) == "list-type=2&prefix=o%2Fa%20b"
