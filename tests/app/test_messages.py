"""A story in a chat, from its first outlet on: one message, brought up to date, answered by what is new."""

from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pytest

from app.cycle import collect, deliver, process
from bongsu.errors import Refused
from bongsu.model import Channel, Look, Message
from bongsu.operations import Matter
from tests.app.conftest import World
from tests.fakes import Receiver

BODY = "울산시는 29일 울산 AI 사업단을 출범했다고 밝혔다.\n울산테크노파크가 다섯 기관을 이끈다.\n사업비는 240억원이다."


@dataclass
class Room(Receiver):
    """A chat that numbers what it takes; `chat` is its number."""

    chat: str = "-1001"
    seen: list[Message] = field(default_factory=list)

    async def send(self, message: Message) -> str:
        await super().send(message)
        self.seen.append(message)
        return message.edits or f"message {len(self.seen)} in {self.chat}"


@pytest.fixture
def room(world: World) -> Room:
    """The channel `phone` as a chat."""
    edition, room = world.house.edition, Room()
    phone = Channel(name="phone", kind="telegram", options=MappingProxyType({"chat": "-1001"}))
    config = replace(edition.config, channels=(phone, edition.channels["hook"]), ops=("hook",))
    world.house.rulebook._edition = replace(
        edition,
        config=config,
        channels={**edition.channels, "phone": phone},
        notifiers={**edition.notifiers, "phone": room},
    )
    return room


async def whole_cycle(world: World) -> None:
    for source in world.house.edition.sources.values():
        await collect(world.house, source)
    while await process(world.house):
        pass
    for channel in world.house.edition.notifiers:
        while await deliver(world.house, channel):
            pass


async def test_another_outlet_edits_the_message_and_is_no_alert(world: World, room: Room) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    world.newsroom.offer("daegu", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    assert len(room.seen) == 1
    world.clock.wind(minutes=1)
    await whole_cycle(world)
    first, edit = room.seen
    assert (first.edits, edit.edits) == ("", "message 1 in -1001")
    assert "울산매일 외 1곳" in edit.body
    assert len(world.told("hook")) == 1


async def test_an_update_of_a_message_that_never_went_out_is_settled(world: World, room: Room) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    world.newsroom.offer("daegu", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    [row] = world.store.outbox(channel="phone", states=["sent"])
    world.clock.wind(minutes=1)
    world.store._database.run("UPDATE outbox SET state = 'dead' WHERE key = :key", key=row.key)
    await whole_cycle(world)
    assert len(room.seen) == 1
    [update] = world.store.outbox(channel="phone", states=["suppressed"])
    assert "고칠 메시지가 없습니다" in update.why


async def test_a_message_in_words_of_ones_own_is_brought_up_to_date_in_them(world: World, room: Room) -> None:
    edition = world.house.edition
    look = Look(body="{{ title }} / {{ source }}{% for one in outlets %}, {{ one }}{% endfor %}")
    channels = {**edition.channels, "phone": replace(edition.channels["phone"], look=look)}
    world.house.rulebook._edition = replace(edition, channels=channels)
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    world.newsroom.offer("daegu", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    world.clock.wind(minutes=1)
    await whole_cycle(world)
    assert [(message.edits, message.body) for message in room.seen] == [
        ("", "울산 AI 사업단 출범 / 울산매일"),
        ("message 1 in -1001", "울산 AI 사업단 출범 / 울산매일, 대구광역시 보도자료"),
    ]


async def test_a_message_that_can_no_longer_be_edited_is_no_dead_alert(world: World, room: Room) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    world.newsroom.offer("daegu", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    world.clock.wind(minutes=1)
    room.answers = [Refused("notify.telegram-unedited", channel="phone", why="message can't be edited")]
    await whole_cycle(world)
    [update] = world.store.outbox(channel="phone", states=["suppressed"])
    assert "message can't be edited" in update.why
    assert world.store.outbox(states=["dead"]) == ()


async def test_a_source_that_is_gone_is_named_by_its_id(world: World, room: Room) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    world.newsroom.offer("daegu", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    edition = world.house.edition
    world.house.rulebook._edition = replace(edition, sources={"ulsan": edition.sources["ulsan"]})
    world.clock.wind(minutes=1)
    await deliver(world.house, "phone")
    assert "외 1곳" in room.seen[1].body


async def test_a_chat_that_moved_is_remembered_and_told_once(world: World, room: Room) -> None:
    room.chat = "-1009"
    for number in range(3):
        world.newsroom.offer(
            "ulsan", f"울산 AI 사업 {number}차 공모", body=f"울산시는 AI 사업 {number}{number}억원을 공모한다."
        )
        await whole_cycle(world)
        world.clock.wind(minutes=1)
    assert [message.to for message in room.seen][1:] == ["-1009"] * (len(room.seen) - 1)
    moved = [text for text in world.told("hook") if "-1009" in text]
    assert len(moved) == 1
    [matter] = [each.matter for each in world.store.matters()]
    assert matter == Matter(subject="chat:phone:-1001", name="phone", code="ops.chat-moved", params=(("chat", "-1009"),))


async def test_the_matter_of_a_moved_chat_ends_once_the_rules_name_it(world: World, room: Room) -> None:
    room.chat = "-1009"
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    edition = world.house.edition
    phone = replace(edition.channels["phone"], options=MappingProxyType({"chat": "-1009"}))
    world.house.rulebook._edition = replace(edition, channels={**edition.channels, "phone": phone})
    world.newsroom.offer("ulsan", "울산 AI 로봇 공모", body="울산시는 AI 로봇 참여기업을 공모한다.")
    await whole_cycle(world)
    assert world.store.matters() == ()
    assert len([row for row in world.store.outbox(channel="hook") if row.reason == "cleared"]) == 1
