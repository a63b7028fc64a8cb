"""Rules that could not do what they say are refused with the reason."""

import pytest

from bongsu.config import read_config
from bongsu.errors import ConfigError, Problem
from bongsu.rule import Rule


def read(part: str) -> Rule:
    text = f"sources: [{{id: press, url: 'https://x.kr/'}}]\nrules: [{{id: r, {part}}}]"
    return read_config(text, "rules.yaml").rules[0]


def problem(part: str) -> Problem:
    with pytest.raises(ConfigError) as caught:
        read(part)
    (one,) = caught.value.problems
    return one


@pytest.mark.parametrize(
    ("part", "key", "code"),
    [
        pytest.param("any: []", "rules[0]", "config.nothing_to_find", id="empty lists"),
        pytest.param("regions: [대구]", "rules[0]", "config.nothing_to_find", id="a region alone"),
        pytest.param("none: [방역]", "rules[0]", "config.nothing_to_find", id="only what must not be there"),
        pytest.param("any: {a: b}", "rules[0].any", "config.expected_list", id="a wrong condition is not a missing one"),
        pytest.param("any: [AI, [x]]", "rules[0].any[1]", "config.expected_text", id="a list within a list"),
        pytest.param("any: [AI, '']", "rules[0].any[1]", "config.word_empty", id="an empty word"),
        pytest.param("near: {words: [AI]}", "rules[0].near", "config.near_words", id="one word is near nothing"),
        pytest.param("near: {words: [AI, AI]}", "rules[0].near", "config.near_words", id="nor twice the same"),
        pytest.param("near: {within: 5}", "rules[0].near", "config.near_words", id="no words at all"),
        pytest.param("near: [AI, 공모]", "rules[0].near", "config.expected_mapping", id="near as a list"),
        pytest.param("near: {words: [a, b], within: 0}", "rules[0].near.within", "config.expected_more", id="no room"),
        pytest.param("near: {words: [a, b], within: 5000}", "rules[0].near.within", "config.expected_less", id="too much room"),
        pytest.param("near: {words: [a, b], withn: 5}", "rules[0].near.withn", "config.key_unknown_near", id="in near"),
        pytest.param(
            "any: AI, examples: {match: [x], nomatch: y}",
            "rules[0].examples.nomatch",
            "config.key_unknown_near",
            id="in examples",
        ),
        pytest.param("any: AI, regions: [중구]", "rules[0].regions[0]", "config.region_unknown_near", id="several regions"),
        pytest.param("any: AI, notify: [consol]", "rules[0].notify[0]", "config.channel_unknown_near", id="a channel misspelt"),
        pytest.param("any: AI, sources: [pres]", "rules[0].sources[0]", "config.source_unknown_near", id="a source misspelt"),
        pytest.param("regex: '(a'", "rules[0].regex", "config.regex", id="half a pattern"),
    ],
)
def test_refused(part: str, key: str, code: str) -> None:
    found = problem(part)
    assert (found.key, found.code) == (key, code)


@pytest.mark.parametrize(
    ("part", "forbidden", "needed"),
    [
        pytest.param("all: [AI, 공모], none: [공모]", "공모", "공모", id="a word of all is forbidden"),
        pytest.param("all: AI반도체, none: AI", "AI", "AI반도체", id="a word within a word of all"),
        pytest.param("any: [AI 칩, AI반도체], none: ai", "ai", "AI 칩, AI반도체", id="every word of any"),
        pytest.param("title: AI, none: AI", "AI", "AI", id="the title's word"),
        pytest.param("near: {words: [AI, 공모]}, none: 공모", "공모", "공모", id="a word of near"),
    ],
)
def test_a_rule_that_can_never_match_is_refused(part: str, forbidden: str, needed: str) -> None:
    found = problem(part)
    assert (found.key, found.code) == ("rules[0].none[0]", "config.never")
    assert dict(found.params) == {"forbidden": forbidden, "needed": needed}


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("any: [AI, 로봇], none: [AI]", id="one word of any is left"),
        pytest.param("all: [AI], none: [AI반도체]", id="the longer word is an exception"),
        pytest.param("all: [인공지능], none: [인공]", id="edges tell them apart"),
        pytest.param("regex: AI, none: [AI]", id="a pattern is not weighed"),
    ],
)
def test_a_rule_that_may_match_is_taken(part: str) -> None:
    assert read(part).none


def test_a_word_written_twice_counts_once() -> None:
    assert read("any: [AI, AI]").any == ("AI",)


def test_numbers_as_words_stay_as_written() -> None:
    assert read("any: [2026, 007, 1e3, yes]").any == ("2026", "007", "1e3", "yes")


def test_an_empty_list_of_channels_means_all_of_them() -> None:
    assert read("any: AI, notify: []").notify == ("console",)


BOARD = 'sources: [{id: mokpo, kind: board, region: 목포, url: "https://mokpo.example/press"}]\n'


@pytest.mark.parametrize(
    ("regions", "refused"),
    [
        pytest.param("regions: [울산]", True, id="another province"),
        pytest.param("regions: [여수]", True, id="another town of the same province"),
        pytest.param("regions: [울산], mentioned: true", False, id="naming the region is enough"),
        pytest.param("regions: [전남]", False, id="the province around it"),
        pytest.param("regions: [울산, 목포]", False, id="one of them is its home"),
        pytest.param("regions: []", False, id="any region"),
    ],
)
def test_a_rule_that_asks_a_board_for_a_region_it_is_not_at_home_in(regions: str, refused: bool) -> None:
    text = f"{BOARD}rules:\n  - {{id: r, any: [AI], sources: [mokpo], {regions}}}"
    if not refused:
        read_config(text, "rules.yaml")
        return
    with pytest.raises(ConfigError, match="can never match"):
        read_config(text, "rules.yaml")


def test_a_paper_may_write_of_any_region() -> None:
    read_config(
        BOARD.replace("board", "feed") + "rules:\n  - {id: r, any: [AI], sources: [mokpo], regions: [울산]}", "rules.yaml"
    )


@pytest.mark.parametrize(
    ("written", "won"),
    [("10억", 1_000_000_000), ("3천만원", 30_000_000), ("500000000", 500_000_000), ("240억 6000만원", 24_060_000_000)],
)
def test_the_least_sum_of_money(written: str, won: int) -> None:
    assert read(f"any: [공모], min_amount: {written}").min_amount == won


@pytest.mark.parametrize("written", ["많이", "10개", "10억쯤 되는 돈", "[1, 2]"])
def test_what_is_no_sum_of_money(written: str) -> None:
    assert problem(f"any: [공모], min_amount: {written}").key == "rules[0].min_amount"


@pytest.mark.parametrize(
    ("written", "ai"),
    [
        ("any: [AI]", "true"),
        ("any: [로봇]", "any"),
        ("any: [AI], ai: any", "any"),
        ("any: [AI], ai: no", "false"),
        ("ai: on", "true"),
    ],
)
def test_what_a_rule_says_of_ai(written: str, ai: str) -> None:
    assert read(written).ai == ai


@pytest.mark.parametrize("written", ["perhaps", "[AI]"])
def test_what_ai_cannot_be(written: str) -> None:
    assert problem(f"any: [AI], ai: {written}").key == "rules[0].ai"


def test_an_unknown_kind_of_news_is_answered_with_the_nearest() -> None:
    assert "공모·모집" in problem("kinds: [공모모집]").say("ko")


@pytest.mark.parametrize(
    ("ops", "told"),
    [
        pytest.param("[]", ("news", "duty"), id="all of them"),
        pytest.param("[duty]", ("news",), id="a channel of operations gets no news by default"),
        pytest.param("[news, duty]", ("news", "duty"), id="nothing is lost where there is no other"),
    ],
)
def test_whom_a_rule_tells_that_names_nobody(ops: str, told: tuple[str, ...]) -> None:
    text = (
        f"channels: {{news: {{kind: console}}, duty: {{kind: console}}}}\nops: {ops}\n"
        "rules: [{id: a, any: AI}, {id: b, any: AI, notify: [duty]}]"
    )
    first, second = read_config(text, "rules.yaml").rules
    assert (first.notify, second.notify) == (told, ("duty",))
