"""Bodies are decompressed by ourselves, and never beyond a limit."""

import gzip
import zlib
from collections.abc import AsyncIterator, Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.errors import FetchError
from scrapers.inflate import Body


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate ": raw_deflate,
    "x-gzip": gzip.compress,
}


async def stream(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


async def read(data: bytes, coding: str = "gzip", *, limit: int = 1000, size: int = 7, cut: bool = False) -> bytes:
    chunks = (data[i : i + size] for i in range(0, len(data), size))
    return await Body(host="a.example", coding=coding, limit=limit, cut=cut).read(stream(chunks))


@given(data=st.binary(max_size=1000), coding=st.sampled_from([*PACKERS]), size=st.integers(1, 40))
async def test_what_was_packed_comes_out_however_it_is_cut_into_chunks(data: bytes, coding: str, size: int) -> None:
    assert await read(PACKERS[coding](data), coding, size=size) == data


@pytest.mark.parametrize("coding", [*PACKERS])
async def test_the_limit_is_exact(coding: str) -> None:
    assert len(await read(PACKERS[coding](bytes(1000)), coding)) == 1000
    with pytest.raises(FetchError) as caught:
        await read(PACKERS[coding](bytes(1001)), coding)
    assert caught.value.code == "collect.too_large"


@pytest.mark.parametrize("coding", [*PACKERS])
async def test_the_rest_can_be_left_out_instead(coding: str) -> None:
    assert await read(PACKERS[coding](b"ab" * 5000), coding, cut=True) == b"ab" * 500


async def test_a_gzip_file_may_be_several() -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"two")
    assert await read(data, size=1000) == b"one two"
    assert await read(data, size=len(gzip.compress(b"one "))) == b"one two"


@pytest.mark.parametrize("size", [5, 1000])
async def test_padding_behind_the_end_is_no_matter(size: int) -> None:
    assert await read(gzip.compress(b"x") + bytes(20), size=size) == b"x"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(gzip.compress(b"x" * 100)[:-3], "collect.broken_off", id="it breaks off"),
        pytest.param(b"<html>", "collect.garbled", id="it is not compressed at all"),
    ],
)
async def test_compression_that_makes_no_sense(data: bytes, code: str) -> None:
    with pytest.raises(FetchError) as caught:
        await read(data)
    assert caught.value.code == code


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd"])
def test_what_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(FetchError):
        Body(host="a.example", coding=coding, limit=1)


async def test_nothing_is_nothing() -> None:
    assert await read(b"") == b""
