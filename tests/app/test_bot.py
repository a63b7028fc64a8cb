"""What people do in a chat, from Telegram's server to what comes of it."""

import logging
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from app.bot import LONGEST_WAIT, PAUSE, Bots, _lines
from app.cycle import collect, deliver, process
from bongsu.errors import StorageError
from bongsu.model import Channel
from bongsu.silences import Scope
from notifiers import build
from notifiers.buttons import sign
from tests.app.conftest import World
from tests.fakes_telegram import TelegramServer, said, shown

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
CHAT = "-1001"
BODY = "울산시는 29일 울산 AI 사업단을 출범했다고 밝혔다.\n울산테크노파크가 다섯 기관을 이끈다."


@dataclass
class Room:
    """A house whose channel `phone` is a chat on a server of the test."""

    world: World
    server: TelegramServer
    bots: Bots

    async def alert(self, title: str = "울산 AI 사업단 출범", body: str = BODY) -> None:
        self.world.newsroom.offer("ulsan", title, body=body)
        await collect(self.world.house, self.world.house.edition.sources["ulsan"])
        while await process(self.world.house):
            pass
        while await deliver(self.world.house, "phone"):
            pass

    async def see(self) -> bool:
        """Let the bot ask once."""
        [line] = _lines(self.world.house).values()
        try:
            return await self.bots.ask(line)
        finally:
            await line.bot.aclose()

    async def says(self, text: str, *, chat: str = "") -> str:
        """Write to the bot and return what it answers; "" for nothing."""
        before = len(self.server.messages)
        self.server.write(text, chat=chat)
        await self.see()
        return shown(self.server.messages[-1]["text"]).text if len(self.server.messages) > before else ""

    async def press(self, label: str, *, who: int = 7) -> str:
        self.server.press(len(self.server.messages), label, who=who)
        await self.see()
        return str(self.server.answers[-1]["text"])


def set_channels(world: World, base: str, **options: str | bool) -> None:
    edition = world.house.edition
    given = MappingProxyType({"chat": CHAT, "api_base": base, **options})
    phone = Channel(name="phone", kind="telegram", options=given)
    world.house.rulebook._edition = replace(
        edition,
        config=replace(edition.config, channels=(phone, edition.channels["hook"])),
        channels={**edition.channels, "phone": phone},
        notifiers={**edition.notifiers, "phone": build(phone, {"token": TOKEN})},
    )


@pytest.fixture
async def room(world: World) -> AsyncIterator[Room]:
    async with TelegramServer(TOKEN, CHAT) as server:
        set_channels(world, server.url)
        yield Room(world=world, server=server, bots=Bots(world.house))
        await world.house.edition.notifiers["phone"].aclose()


# --- buttons -----------------------------------------------------------------------------------------------------------


async def test_thumbs_are_kept_as_labels_one_a_person(room: Room) -> None:
    await room.alert()
    assert await room.press("맞음", who=1) == "맞는 알림으로 적어 두었습니다."
    assert await room.press("아님", who=2) == "아닌 알림으로 적어 두었습니다."
    await room.press("아님", who=1)
    labels = room.world.store.labels()
    assert [(label.is_right, label.rules) for label in labels] == [(False, ("ulsan-ai",))] * 2
    assert len({label.who for label in labels}) == 2


async def test_a_source_is_switched_off_in_this_chat_once(room: Room) -> None:
    await room.alert()
    first = await room.press("출처")
    assert first.startswith("울산매일의 알림을 이 방에서 끕니다.")
    assert await room.press("출처") == first
    [silence] = room.world.store.silences()
    assert silence.scope == Scope(source="ulsan", channel="phone")
    assert "/silence off 1" in first
    assert (await room.says("/silence")).splitlines()[1].startswith("1. 울산매일 ~ ")


async def test_a_programme_is_muted_for_a_week(room: Room) -> None:
    await room.alert("‘울산 AI 온(ON) 프로젝트’ 참여 기업 공모", "울산시는 ‘울산 AI 온(ON) 프로젝트’ 참여 기업을 공모한다.")
    assert "7일" in await room.press("이 사업")
    [silence] = room.world.store.silences()
    assert silence.scope.programme
    assert "울산 AI 온" in await room.says("/silence"), "by its name, not its id"
    assert (silence.until - silence.since).days == 7


async def test_what_is_not_known_any_more_cannot_be_muted(room: Room) -> None:
    await room.alert()
    [told] = room.world.store.outbox(channel="phone")
    room.server.send_back(sign(f"mute:{told.story}:1", TOKEN), 1)
    await room.see()
    assert room.server.answers[-1]["text"].startswith("어느 사업인지 알 수 없어")
    assert room.world.store.silences() == ()


@pytest.mark.parametrize(
    ("data", "chat"),
    [
        pytest.param("hush:{story}:1", "", id="without our signature"),
        pytest.param("signed hush:{story}:1", "-2002", id="from another chat"),
        pytest.param("signed hush:s-other:1", "", id="of what this chat was never told"),
        pytest.param("signed hush:{story}:9", "", id="of a revision that it was never told"),
        pytest.param("signed hush:{story}:²", "", id="no number"),
        pytest.param("signed burn:{story}:1", "", id="a verb that we do not have"),
        pytest.param("signed watch:1", "-2002", id="a proposal in another chat"),
        pytest.param("", "", id="nothing"),
    ],
)
async def test_a_forged_button_does_nothing_and_is_noted(
    room: Room, caplog: pytest.LogCaptureFixture, data: str, chat: str
) -> None:
    await room.alert()
    [told] = room.world.store.outbox(channel="phone")
    wanted = data.format(story=told.story)
    signed = sign(wanted.removeprefix("signed "), TOKEN) if wanted.startswith("signed ") else wanted
    room.server.send_back(signed, 1, chat=chat)
    with caplog.at_level(logging.WARNING):
        await room.see()
    assert room.server.answers[-1]["text"] == "이 방에 보낸 알림의 단추가 아닙니다."
    assert "봉수가 보내지 않은 단추" in caplog.text
    assert room.world.store.silences() == ()
    assert room.world.store.labels() == ()


# --- commands ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("/status", "출처 2곳(읽지 못하는 곳 0)", id="status"),
        pytest.param("/status@bongsu_bot", "알림: 보냄 0", id="in a group"),
        pytest.param("/rules", "규칙 2개(○는 쉬는 규칙)\n· ulsan-ai: 울산 AI", id="rules"),
        pytest.param("/test 울산시, AI 사업단 출범", "알리는 규칙 1개\n울산 AI: 울산", id="a text that a rule meets"),
        pytest.param("/test 부산 날씨", "이 글은 어느 규칙에도", id="one that none does"),
        pytest.param("/test", "/test 뒤에", id="no text"),
        pytest.param("/today", "오늘 보낸 알림 0건", id="today"),
        pytest.param("/help", "/status", id="help"),
        pytest.param("/start", "/status", id="the first thing that Telegram has people write"),
        pytest.param("/silence", "꺼 둔 것", id="what is muted"),
        pytest.param("/silence 무엇", "지역이나 소식 종류를", id="nothing to mute"),
        pytest.param("/silence 울산 소식", "공모·모집, ", id="a kind that there is not: they are listed"),
        pytest.param("/watch 대구", "찾을 말이나", id="nothing to find"),
        pytest.param("/frobnicate", "모르는 명령", id="unknown"),
        pytest.param("/test <b>&울산시 AI 공모", "알리는 규칙 1개", id="markup is text"),
    ],
)
async def test_commands_are_answered(room: Room, text: str, answer: str) -> None:
    assert answer in await room.says(text)


async def test_talk_is_not_for_us(room: Room) -> None:
    assert await room.says("그냥 하는 말") == ""
    assert room.server.messages == []


async def test_status_names_what_is_wrong(room: Room) -> None:
    store, now = room.world.store, room.world.clock()
    store.visit_failed("ulsan", "no", now=now, next_visit=now)
    room.world.rules.write_text("rules: 1", encoding="utf-8")
    with pytest.raises(Exception, match="list"):
        room.world.house.rulebook.reload()
    store._database.run("INSERT INTO channels (name, broken_since) VALUES ('fax', '2026-01-01T00:00:00.000000Z')")
    text = await room.says("/status")
    assert "읽지 못하는 출처: ulsan" in text
    assert "멈춘 채널: fax" in text
    assert "이전 규칙으로" in text


async def test_a_pause_keeps_alerts_until_it_is_over(room: Room) -> None:
    assert (await room.says("/pause")).startswith("알림을 멈췄습니다")
    await room.alert()
    assert len(room.server.messages) == 1
    await room.says("/resume")
    await deliver(room.world.house, "phone")
    assert "울산 AI 사업단 출범" in room.server.messages[-1]["text"]


async def test_status_does_not_let_a_pause_be_forgotten(room: Room) -> None:
    await room.says("/pause 2h")
    assert "phone 채널은 멈춰 있습니다." in await room.says("/status")
    room.world.clock.wind(hours=2)
    assert "멈춰" not in await room.says("/status")


def ops_notices(room: Room, channel: str = "hook") -> list[tuple[str, str]]:
    return [(row.title, row.reason) for row in room.world.store.outbox(channel=channel) if row.reason in {"raised", "cleared"}]


def set_ops(room: Room, *ops: str) -> None:
    edition = room.world.house.edition
    room.world.house.rulebook._edition = replace(edition, config=replace(edition.config, ops=ops))


async def test_whoever_runs_bongsu_is_told_of_a_pause_by_another_channel_and_of_its_end(room: Room) -> None:
    """Somebody in a chat may have meant an hour, and gone."""
    set_ops(room, "phone", "hook")
    await room.says("/pause 2h")
    await room.says("/pause 3h")
    assert ops_notices(room) == [("phone", "raised")]
    await room.says("/resume")
    assert sorted(ops_notices(room)) == [("phone", "cleared"), ("phone", "raised")]
    assert ops_notices(room, "phone") == [], "nothing can be said there"


@pytest.mark.parametrize(("said", "until"), [("/pause 2h", "2026-01-29 17:00"), ("/pause", "/resume")])
async def test_where_no_other_channel_is_left_the_log_tells_of_a_pause(
    room: Room, caplog: pytest.LogCaptureFixture, said: str, until: str
) -> None:
    set_ops(room, "phone")
    await room.says(said)
    [record] = [each for each in caplog.records if "/pause" in each.getMessage()]
    assert record.levelno == logging.WARNING
    assert until in record.getMessage()


async def test_the_end_of_a_pause_is_told_with_the_first_alert_after_it(room: Room) -> None:
    set_ops(room, "hook")
    await room.says("/pause 2h")
    room.world.clock.wind(hours=2)
    await room.alert()
    assert sorted(ops_notices(room)) == [("phone", "cleared"), ("phone", "raised")]
    assert room.world.store.matters() == ()


async def test_a_pause_may_end_by_itself(room: Room) -> None:
    assert await room.says("/pause 2h") == "2시간 동안 멈춥니다. 그동안의 알림은 보관했다가 보냅니다."
    await room.alert()
    room.world.clock.wind(hours=2)
    await deliver(room.world.house, "phone")
    assert len(room.server.messages) == 2


async def test_regions_and_kinds_are_muted_and_listed(room: Room) -> None:
    assert await room.says("/silence 대구 행사") == "대구 행사: 7일 동안 알리지 않습니다."
    [silence] = room.world.store.silences()
    assert silence.scope == Scope(region="대구", kind="행사", channel="phone")
    room.world.store.silence(Scope(source="x", channel="hook"), until=silence.until, why="", now=silence.since)
    assert (await room.says("/silence")).splitlines()[1:] == ["1. 대구 행사 ~ 2026-02-05 15:00"]


async def test_what_a_chat_has_muted_it_can_end_and_nothing_else(room: Room) -> None:
    """Whoever pressed a button by mistake has no shell at hand."""
    assert await room.says("/silence") == "꺼 둔 것이 없습니다."
    await room.says("/silence 대구 행사 90m")
    store, clock = room.world.store, room.world.clock
    for scope in (Scope(source="ulsan", channel="hook"), Scope(kind="행사")):
        store.silence(scope, until=clock() + timedelta(days=1), why="", now=clock())
    for number in (2, 3, 99):
        assert f"{number}번은 없습니다" in await room.says(f"/silence off {number}")
    assert await room.says("/silence off 1") == "대구 행사: 다시 알립니다."
    assert "1번은 없습니다" in await room.says("/silence 해제 1")
    assert len(store.silences(now=clock())) == 2


async def test_today_is_koreas_day(room: Room) -> None:
    await room.alert()
    assert (await room.says("/today")).splitlines() == ["오늘 보낸 알림 1건", "15:00 울산 AI 사업단 출범"]
    room.world.clock.wind(hours=9)
    assert await room.says("/today") == "오늘 보낸 알림 0건"


async def test_a_long_list_says_how_much_is_left_out(room: Room) -> None:
    edition = room.world.house.edition
    rules = tuple(replace(edition.config.rules[0], id=f"r{n}", name="가" * 200, enabled=False) for n in range(40))
    room.world.house.rulebook._edition = replace(edition, config=replace(edition.config, rules=rules))
    text = await room.says("/rules")
    assert text.startswith("규칙 40개")
    assert len(text) <= 4_000


@pytest.mark.parametrize(
    ("options", "chat", "answered"),
    [
        pytest.param({}, "-2002", False, id="another chat"),
        pytest.param({"allow": "-2002 77"}, "-2002", True, id="one that is allowed"),
        pytest.param({"allow": "77"}, CHAT, False, id="its own, where only others are"),
        pytest.param({"commands": False}, CHAT, False, id="a channel that takes no commands"),
    ],
)
async def test_only_allowed_chats_are_answered(
    room: Room, caplog: pytest.LogCaptureFixture, options: dict[str, str | bool], chat: str, answered: bool
) -> None:
    set_channels(room.world, room.server.url, **options)
    room.server.chat, room.server.moved_to = chat, ""
    for _ in range(2):
        assert bool(await room.says("/pause", chat=chat)) is answered
    assert caplog.text.count("허락한 방이 아니어서") == (0 if answered or options == {"commands": False} else 1)


async def test_a_rule_can_be_made_from_every_chat_that_may_give_commands(room: Room) -> None:
    """Whoever runs bongsu may keep the commands to a room of their own."""
    set_channels(room.world, room.server.url, allow="77")
    room.server.chat = "77"
    await room.says("/watch 대구 AI 공모", chat="77")
    assert await room.press("규칙 만들기") == "규칙 watch-대구-AI-공모-모집을 더했습니다."
    assert "watch-대구-AI-공모-모집" in room.world.house.rulebook.watch.read_text(encoding="utf-8")


# --- /watch ------------------------------------------------------------------------------------------------------------


async def test_a_rule_is_proposed_agreed_to_and_written_beside(room: Room) -> None:
    before = room.world.rules.read_text(encoding="utf-8")
    proposed = await room.says("/watch 대구 로봇 공모")
    assert "· 지역: 대구\n· 소식 종류: 공모·모집\n· 글에 모두 있어야 할 말: 로봇" in proposed
    assert "all: [로봇]" in proposed
    assert room.world.house.rulebook.watch.exists() is False
    assert await room.press("규칙 만들기") == "규칙 watch-대구-로봇-공모-모집을 더했습니다."
    assert "id: watch-대구-로봇-공모-모집" in room.world.house.rulebook.watch.read_text(encoding="utf-8")
    assert room.world.rules.read_text(encoding="utf-8") == before
    assert room.world.house.rulebook.changed()
    assert (await room.press("규칙 만들기")).startswith("이미 끝났거나")


async def test_a_rule_that_nobody_wants_is_dropped(room: Room) -> None:
    await room.says("/watch 로봇")
    assert await room.press("그만두기") == "그만두었습니다."
    assert room.world.house.rulebook.watch.exists() is False


async def test_a_proposal_is_over_after_a_day(room: Room) -> None:
    await room.says("/watch 로봇")
    room.world.clock.wind(days=1, seconds=1)
    assert (await room.press("규칙 만들기")).startswith("이미 끝났거나")


async def test_a_file_that_would_not_be_right_is_said(room: Room) -> None:
    room.world.house.rulebook.watch.write_text("rules: [{id: a}]", encoding="utf-8")
    await room.says("/watch 로봇")
    assert "watch.yaml:" in await room.press("규칙 만들기")


async def test_a_file_that_cannot_be_written_is_said(room: Room) -> None:
    room.world.house.rulebook.watch.with_suffix(".new").mkdir()
    await room.says("/watch 로봇")
    assert (await room.press("규칙 만들기")).startswith("watch.yaml에 쓰지 못했습니다: ")


# --- listening ---------------------------------------------------------------------------------------------------------


async def test_it_goes_on_after_the_last_update_also_after_a_restart(room: Room) -> None:
    await room.says("/help")
    await room.says("/help")
    assert await room.see() is False
    assert room.server.offsets == [0, 101, 102]


async def test_a_bad_update_does_not_stand_before_all_others(
    room: Room, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> str:
        raise RuntimeError

    await room.alert()
    room.server.press(1, "맞음")
    monkeypatch.setattr("app.bot.pressed", crash)
    assert "/status" in await room.says("/help")
    assert "could not be seen to" in caplog.text


async def test_what_could_not_be_kept_is_seen_to_again(room: Room) -> None:
    await room.alert()
    room.server.press(1, "맞음")
    room.world.store._database.run("ALTER TABLE labels RENAME TO gone")
    with pytest.raises(StorageError):
        await room.see()
    room.world.store._database.run("ALTER TABLE gone RENAME TO labels")
    await room.see()
    assert len(room.world.store.labels()) == 1


async def test_an_answer_that_telegram_refuses_is_noted(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.server.write("/help")
    room.server.chat = "-3003"
    assert await room.see()
    assert "chat not found" in caplog.text
    assert TOKEN.partition(":")[2] not in caplog.text


class Luckless(random.Random):
    """Always waits for as long as it may."""

    def random(self) -> float:
        return 1.0


async def listening(room: Room, rounds: int) -> list[float]:
    """Let the bots listen for so many rounds; return the seconds between them."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) >= rounds:
            set_channels(room.world, room.server.url, buttons=False, commands=False)

    bots = Bots(replace(room.world.house, chance=Luckless()), sleep)
    bots.meet()
    bots.meet()
    [task] = bots._tasks.values()
    await task
    bots.meet()
    await bots.stop()
    await bots.stop()
    return waits


async def test_it_listens_until_no_channel_wants_it(room: Room) -> None:
    room.server.write("/help")
    assert await listening(room, 2) == [0.0, PAUSE]


async def test_after_failures_it_waits_longer_and_says_each_once(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.server.reply = said(401, "Unauthorized")
    waits = await listening(room, 9)
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (10.0, LONGEST_WAIT)
    assert caplog.text.count("토큰을 모릅니다") == 1
    assert TOKEN.partition(":")[2] not in caplog.text


async def test_a_wait_that_telegram_asks_for_is_kept(room: Room) -> None:
    room.server.reply = said(429, "Too Many Requests", retry_after=3_600)
    assert await listening(room, 1) == [3_600.0]


async def test_nobody_is_listened_to_in_the_middle_of_a_question(room: Room) -> None:
    bots = Bots(room.world.house)
    bots.meet()
    await bots.stop()
    assert bots._tasks == {}


def test_other_kinds_of_channel_have_nobody_to_listen_to(world: World) -> None:
    assert _lines(world.house) == {}
