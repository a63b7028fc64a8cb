"""Calls to APIs: counted by the day in Korea, across restarts, for all sources that share a key."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.cycle import collect
from app.once import once
from app.quota import StoredQuota, Uncounted
from app.wiring import Options
from bongsu.errors import ConfigError, FetchError
from storage import Store
from tests.app.conftest import World
from tests.scrapers.conftest import PAGES
from tests.scrapers.site import Answer, opened

KEY = "abcdefgh12345678"


async def test_a_day_ends_at_midnight_in_korea(world: World) -> None:
    house = world.house
    quota = StoredQuota(house.store, house.thread, world.clock)
    assert [await quota.spend("mss:1f", 1) for _ in range(2)] == [0, None]
    world.clock.wind(days=1)
    assert await quota.spend("mss:1f", 1) == 0
    await quota.close("mss:2e")
    assert await quota.spend("mss:2e", 9) is None


async def test_a_look_counts_nothing() -> None:
    quota = Uncounted()
    await quota.close("mss:1f")
    assert [await quota.spend("mss:1f", 1) for _ in range(3)] == [1, 1, 1]


RULES = """
language: ko
health: off
sources:
  - {{id: first, like: api-mss, url: "{base}/a?n=1", quota: 3, key_env: MSS_KEY, allow_private: true, page: never}}
  - {{id: second, like: api-mss, url: "{base}/b?n=1", quota: 3, key_env: MSS_KEY, allow_private: true, page: never}}
rules:
  - {{id: ai, name: 인공지능, any: [인공지능]}}
"""


def options(folder: Path, base: str, environ: dict[str, str]) -> Options:
    path = folder / "rules.yaml"
    path.write_text(RULES.format(base=base), encoding="utf-8")
    return Options(rules=path, environ={"STATE_DIRECTORY": str(folder), **environ})


async def test_sources_that_share_a_key_share_its_quota_across_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three calls: two in the first run, one in the second; the source that gets none says why, once, and tells no key."""
    async with opened() as site:
        answer = Answer(body=(PAGES / "apis" / "mss.xml").read_bytes())
        site.routes |= {f"/{name}?n=1&serviceKey={KEY}": answer for name in ("a", "b")}
        reports = [
            await once(options(tmp_path, site.url, {"MSS_KEY": KEY}), None, everything=False, dry_run=False) for _ in range(2)
        ]
        assert [report.failed for report in reports] == [0, 1]
        assert len(site.asked) == 3
    errors = [str(visit.error) for visit in reports[1].visits if visit.error]
    assert ["used up" in error for error in errors] == [True]
    store = Store.open(tmp_path / "bongsu.db", now=options(tmp_path, "", {}).clock())
    kept = [state.last_error for state in store.source_states()], store.entries(source=None, limit=9)
    store.close()
    said = capsys.readouterr()
    assert KEY not in f"{kept}{said.out}{said.err}{reports}"


async def test_a_key_that_cannot_be_read_is_named_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        await once(options(tmp_path, "http://127.0.0.1:9", {}), None, everything=False, dry_run=True)
    assert {problem.key for problem in caught.value.problems} == {"sources.first.key_env", "sources.second.key_env"}


async def test_used_up_the_source_rests_until_midnight_in_korea(world: World) -> None:
    """One visit fails, and the next is due when calls are counted anew: it is said once."""
    source = next(iter(world.house.edition.sources.values()))
    world.newsroom.fails[source.id] = FetchError("collect.api_quota", host="apis.data.go.kr", retry_after=7200.0)
    visit = await collect(world.house, source)
    assert visit.next_visit_in >= timedelta(hours=2)
