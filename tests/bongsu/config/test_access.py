"""Sources that want something of the user: a key, words to search for, their word on robots.txt."""

from collections.abc import Sequence

import pytest

from bongsu.catalogue import CatalogueRow, Need
from bongsu.config import Config, read_config
from bongsu.errors import ConfigError
from bongsu.model import SecretRef, Source, SourceKind


def row(name: str, kind: SourceKind, url: str, needs: Sequence[Need], *, page: bool = True) -> CatalogueRow:
    return CatalogueRow(
        id=name,
        name=f"{name} 검색",
        region=None,
        kind=kind,
        family=None,
        url=url,
        home="https://api.example",
        evidence="its own site",
        verified=None,
        tags=("national",),
        needs=tuple(needs),
        page=page,
    )


ROWS = (
    row("calls", "api", "https://api.example/calls?rows=50", ["key"]),
    row("news", "api", "https://api.example/news?query={query}&sort=date", ["key", "query"]),
    row("feed-search", "feed", "https://feeds.example/search?q={query}", ["query"], page=False),
)


def config(*sources: str, top: str = "") -> Config:
    text = f"sources: [{', '.join(sources)}]\nrules: []\n{top}"
    return read_config(text, "rules.yaml", kind_of=lambda url: "api" if "api." in url else "feed", catalogue=lambda: ROWS)


def read(source: str) -> Source:
    [found] = config(source).sources
    return found


def problems(source: str, top: str = "") -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        config(source, top=top)
    return [(problem.key, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "ref"),
    [
        ("key_file: /etc/key", SecretRef(via="file", name="/etc/key")),
        ("key_env: CALLS_KEY", SecretRef(via="env", name="CALLS_KEY")),
        ("key_credential: calls", SecretRef(via="credential", name="calls")),
    ],
)
def test_a_key_is_kept_elsewhere(written: str, ref: SecretRef) -> None:
    source = read(f"{{id: calls, {written}, quota: 500}}")
    assert (source.kind, source.key, source.quota) == ("api", ref, 500)


def test_an_api_of_the_users_own_is_known_by_its_address() -> None:
    source = read("{id: own, url: 'https://api.example/mine', key_env: KEY}")
    assert (source.kind, source.key) == ("api", SecretRef(via="env", name="KEY"))


def test_a_search_looks_for_the_users_words() -> None:
    source = read("{id: news, query: 대구 AI & 로봇, key_env: KEY}")
    assert source.url == "https://api.example/news?query=%EB%8C%80%EA%B5%AC%20AI%20%26%20%EB%A1%9C%EB%B4%87&sort=date"
    assert source.name == "news 검색: 대구 AI & 로봇"


def test_many_searches_are_like_one_source_of_the_catalogue() -> None:
    made = config(
        "{id: a, like: news, query: 대구 AI, key_env: K}", "{id: b, like: news, query: 광주 AI, name: 광주, key_env: K}"
    )
    assert [(source.id, source.name) for source in made.sources] == [("a", "news 검색: 대구 AI"), ("b", "광주")]
    assert len({source.url for source in made.sources}) == 2


def test_what_is_written_counts_before_what_it_is_like() -> None:
    assert read("{id: a, like: calls, url: 'https://api.example/calls?rows=9', key_env: K}").url.endswith("rows=9")


def test_a_source_whose_pages_are_not_to_be_had_goes_without() -> None:
    assert read("{id: feed-search, query: AI}").page is False
    assert read("{id: feed-search, query: AI, page: always}").page is True


def test_a_feed_may_be_read_on_the_users_word() -> None:
    assert read("{id: feed-search, query: AI, robots: ignore}").robots is False
    assert read("{id: feed-search, query: AI}").robots is True


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{id: calls}", ("sources[0]", "config.secret_missing"), id="no key"),
        pytest.param("{id: calls, key: abc}", ("sources[0].key", "config.secret_here"), id="the key itself"),
        pytest.param(
            "{id: calls, key_env: A, key_file: b}", ("sources[0].key_file", "config.secret_twice"), id="a key in two places"
        ),
        pytest.param(
            "{id: a, url: 'https://api.example/x?serviceKey=abc', key_env: A}",
            ("sources[0].url", "config.key_in_url"),
            id="a key in the address",
        ),
        pytest.param("{id: news, key_env: A}", ("sources[0].query", "config.key_missing"), id="nothing to search for"),
        pytest.param(
            "{id: calls, query: AI, key_env: A}", ("sources[0].query", "config.query_unused"), id="no place for the words"
        ),
        pytest.param(
            "{id: a, url: 'https://f.example/rss', key_env: A}",
            ("sources[0].key_env", "config.api_only"),
            id="a key for a feed",
        ),
        pytest.param(
            "{id: a, url: 'https://f.example/rss', quota: 5}", ("sources[0].quota", "config.api_only"), id="a quota for a feed"
        ),
        pytest.param("{id: calls, key_env: A, quota: 0}", ("sources[0].quota", "config.expected_more"), id="a quota of none"),
        pytest.param(
            "{id: calls, key_env: A, robots: ignore}", ("sources[0].robots", "config.feed_only"), id="robots.txt for an API"
        ),
        pytest.param("{id: a, like: newz}", ("sources[0].like", "config.like_unknown_near"), id="nearly a source"),
        pytest.param("{id: a, like: something-else}", ("sources[0].like", "config.like_unknown"), id="no source at all"),
    ],
)
def test_what_is_wrong(source: str, expected: tuple[str, str]) -> None:
    assert expected in problems(source)


@pytest.mark.parametrize("contact", ["https://bongsu.example.org/about", "ops@city.example", "ops+news@mail.city.example"])
def test_a_contact(contact: str) -> None:
    assert config(top=f"contact: {contact}").contact == contact


@pytest.mark.parametrize(
    "contact",
    [
        pytest.param("시청", id="a word"),
        pytest.param("ops@city", id="half an address"),
        pytest.param("https://봉수.example", id="not ASCII"),
        pytest.param("'https://x.example/a;b'", id="what would end the comment of a User-Agent"),
        pytest.param("'https://x.example/(a)'", id="brackets"),
        pytest.param("'a@b.example\\r\\nx: y'", id="two lines"),
        pytest.param("https://x.example/" + "a" * 200, id="longer than anybody reads"),
    ],
)
def test_no_contact(contact: str) -> None:
    assert problems("", f"contact: {contact}") == [("contact", "config.contact")]


def test_nobody_is_named_where_nothing_is_said() -> None:
    assert config().contact is None
