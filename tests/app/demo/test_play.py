"""The play as a whole: with daemons that fail it, and with the real one."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.demo import play
from app.demo.texts import load
from app.narrator import Narrator
from app.settings import read_secrets
from app.wiring import Options
from bongsu.config import read_config
from bongsu.errors import StorageError
from scrapers import kind_of, known_families

PUBLISHED_BEFORE = 4


async def test_a_daemon_that_ends_at_once_fails_the_play(capsys: pytest.CaptureFixture[str]) -> None:
    async def ends(options: Options, narrator: Narrator, stop: asyncio.Event) -> None:
        assert not stop.is_set()

    assert not await play.play(ends, "ko")
    assert capsys.readouterr().out.count("게시하기 전에") >= len(load()) - PUBLISHED_BEFORE


async def test_a_daemon_that_does_nothing_is_waited_for_only_so_long(capsys: pytest.CaptureFixture[str]) -> None:
    async def idles(options: Options, narrator: Narrator, stop: asyncio.Event) -> None:
        await stop.wait()

    assert not await play.play(idles, "en", patience=0.05)
    assert "The five announcements: 0 alerted exactly once." in capsys.readouterr().out


async def test_what_the_daemon_raises_comes_out() -> None:
    async def breaks(options: Options, narrator: Narrator, stop: asyncio.Event) -> None:
        raise StorageError("storage.locked", path="bongsu.db")

    with pytest.raises(StorageError):
        await play.play(breaks, "ko")


async def test_the_daemon_gets_rules_that_are_right_and_a_clock_of_that_time(tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []

    async def reads(options: Options, narrator: Narrator, stop: asyncio.Event) -> None:
        assert options.rules is not None
        text = options.rules.read_text(encoding="utf-8")
        config = read_config(text, "rules.yaml", families=known_families(), kind_of=kind_of)
        secrets: list[Mapping[str, str]] = [read_secrets(channel, {}, "rules.yaml") for channel in config.channels]
        seen.append((len(config.sources), sum(map(len, secrets)), options.clock().isoformat()[:10]))

    await play.play(reads, "ko")
    assert seen == [(4, 2, "2021-03-16")]


def test_the_real_daemon_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert play.main("ko") == 0
    table = capsys.readouterr().out
    assert "다섯 발표: 5건이 저마다 한 번씩 알려졌습니다." in table
    assert "모두 기대한 대로입니다." in table
