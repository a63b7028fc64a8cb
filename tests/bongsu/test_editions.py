"""What an edited entry says that it did not say before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bongsu.editions import Before, news, reason
from bongsu.judge import judge
from bongsu.model import Alert, Article, Entry, Fact, Reason, Source
from bongsu.rules import Rule, RuleSet
from bongsu.stories import announcements
from bongsu.story import Candidate, Nearby, Outcome, Profile, Signature, Story

NOW = datetime(2026, 5, 4, 3, 0, tzinfo=UTC)
SOURCE = Source(id="naru", name="나루일보", url="https://naru.example/rss")
ENTRY = Entry(
    key="k",
    source="naru",
    title="나루시, AI 실증 기업 모집",
    url="https://naru.example/1",
    summary="",
    published=NOW - timedelta(hours=2),
    precision="minute",
    seen=NOW,
    digest="1",
)
BUDGET = Fact(kind="amount", value=2_000_000_000, quote="20억원", start=0, unit="won")
DEADLINE = Fact(kind="deadline", value="2026-05-20", quote="20일까지", start=0, unit="day")
AI = Rule(id="ai", name="AI", any=("AI",), notify=("room",))
DRONE = Rule(id="drone", name="드론", any=("드론",), notify=("room", "hook"))
RULES = RuleSet.compile([AI, DRONE])


def article(body: str = "AI 기업을 모집한다.", *facts: Fact, title: str = ENTRY.title, complete: bool = True) -> Article:
    entry = replace(ENTRY, title=title, edition=2)
    return Article(entry=entry, text=f"{title}\n\n{body}", complete=complete, facts=facts)


def told(before: Article, after: Article) -> list[str]:
    return [match.rule for match in news(before, after, RULES)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(article(), article("AI 기업을 뽑는다."), id="other words"),
        pytest.param(
            article("AI", BUDGET),
            article("AI", replace(BUDGET, quote="2,000,000,000원", start=9)),
            id="the same sum in other words",
        ),
        pytest.param(article("AI", BUDGET, DEADLINE), article("AI", DEADLINE), id="a fact is left out"),
        pytest.param(
            article(),
            article("AI", Fact(kind="date", value="2026-05-04", quote="4일", start=0, unit="day")),
            id="the day of the edit",
        ),
        pytest.param(
            article("AI"), article("AI", Fact(kind="people", value=30, quote="30명", start=0)), id="a count of people"
        ),
        pytest.param(article("AI", complete=False), article("AI", BUDGET), id="the page could not be read before"),
        pytest.param(article("AI", BUDGET), article("AI", complete=False), id="the page cannot be read now"),
        pytest.param(article("AI"), article("AI", DEADLINE, complete=False), id="only the summary says more"),
        pytest.param(article("AI 드론"), article("AI 드론 대회"), id="two rules, both known"),
    ],
)
def test_what_is_no_news(before: Article, after: Article) -> None:
    assert told(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param(article("AI", BUDGET), article("AI", replace(BUDGET, value=3_000_000_000)), ["ai"], id="another sum"),
        pytest.param(article("AI"), article("AI", DEADLINE), ["ai"], id="a deadline where there was none"),
        pytest.param(
            article("AI"), article("AI", replace(BUDGET, kind="foreign-amount", unit="USD")), ["ai"], id="a sum in dollars"
        ),
        pytest.param(article("AI"), article("AI", replace(DEADLINE, kind="period")), ["ai"], id="a span of days"),
        pytest.param(
            article("AI"), article("AI", replace(DEADLINE, kind="date")), ["ai"], id="another day than that of the edit"
        ),
        pytest.param(article("AI 드론"), article("AI 드론", DEADLINE), ["ai", "drone"], id="a fact concerns all its rules"),
        pytest.param(article("AI"), article("AI 드론"), ["drone"], id="a rule meets it that did not"),
        pytest.param(article("", title="나루시, 기업 모집"), article("AI"), ["ai"], id="none met it before"),
    ],
)
def test_what_is_news(before: Article, after: Article, rules: list[str]) -> None:
    assert told(before, after) == rules


def test_an_undated_edition_may_tell_of_any_day() -> None:
    today = Fact(kind="date", value="2026-05-04", quote="4일", start=0, unit="day")
    after = article("AI", today)
    assert told(article("AI"), after) == []
    assert told(article("AI"), replace(after, entry=replace(after.entry, published=None))) == ["ai"]


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("[정정] 나루시, AI 기업 모집", Reason.CORRECTED),
        ("(수정) 나루시, AI 기업 모집", Reason.CORRECTED),
        ("《 수정 》나루시, AI 기업 모집", Reason.CORRECTED),
        ("바로잡습니다: 나루시 AI 기업 수", Reason.CORRECTED),
        ("나루시, AI 조례 수정안 공개", Reason.NEW_FACTS),
    ],
)
def test_why_it_is_told(title: str, why: Reason) -> None:
    assert reason(title) is why


STORY = Story(id="sk", revision=3, title="옛 제목", opened=NOW)
TOLD = Candidate(story=STORY, profile=Profile.of(Signature()), first=NOW, last=NOW, told=frozenset({"room", "hall"}))
BEFORE = Before(article=article("AI", BUDGET), stories=(TOLD,))


def judged_again(after: Article) -> Outcome:
    return judge(after, SOURCE, RULES, Nearby(parts=announcements(after)), now=NOW, before=BEFORE)


def alerts(outcome: Outcome) -> list[Alert]:
    return [delivery.alert for delivery in outcome.deliveries if isinstance(delivery.alert, Alert)]


def test_what_is_new_advances_the_story_and_is_told() -> None:
    outcome = judged_again(article("AI", DEADLINE, title="[정정] 마감"))
    assert outcome.placements[0].story == Story(id="sk", revision=4, title="[정정] 마감", opened=NOW)
    assert outcome.placements[0].seen_revision == 3
    assert [delivery.key for delivery in outcome.deliveries] == ["sk-4-first-room"]
    assert [each.reason for each in alerts(outcome)] == [Reason.CORRECTED]
    assert outcome.why_quiet == ""


def test_the_story_knows_from_then_on_what_the_edition_says() -> None:
    after = article("AI", DEADLINE)
    (part,) = announcements(after)
    said = judged_again(after).placements[0].profile.said
    assert part.deadlines
    assert part.deadlines <= said.deadlines


def test_other_stories_of_the_entry_stay_as_they_stand() -> None:
    other = replace(TOLD, story=replace(STORY, id="ska"))
    after = article("AI", DEADLINE)
    before = replace(BEFORE, stories=(TOLD, other))
    outcome = judge(after, SOURCE, RULES, Nearby(parts=announcements(after)), now=NOW, before=before)
    assert [(each.story.id, each.story.revision, each.adds) for each in outcome.placements] == [
        ("sk", 4, Reason.NEW_FACTS),
        ("ska", 3, None),
    ]


def test_a_rule_that_is_new_to_it_tells_its_own_channels_of_itself_alone() -> None:
    outcome = judged_again(article("AI 드론"))
    assert [match.rule for match in outcome.matches] == ["ai", "drone"]
    assert [[match.rule for match in each.matches] for each in alerts(outcome)] == [["drone"], ["drone"]]


@pytest.mark.parametrize(
    ("after", "why"),
    [
        pytest.param(article("AI", BUDGET, title="[수정] AI"), "edited", id="nothing new"),
        pytest.param(article("", title="기업 모집"), "", id="no rule meets it any more"),
    ],
)
def test_what_is_not_new_stays_in_its_story_and_is_quiet(after: Article, why: str) -> None:
    outcome = judged_again(after)
    assert (outcome.placements[0].story, outcome.placements[0].seen_revision) == (STORY, 3)
    assert (outcome.deliveries, outcome.why_quiet) == ((), why)


def test_an_old_article_that_is_edited_is_still_old() -> None:
    after = article("AI", DEADLINE)
    old = replace(after, entry=replace(after.entry, published=NOW - timedelta(days=30)))
    outcome = judged_again(old)
    assert (outcome.deliveries, outcome.why_quiet) == ((), "too-old")
