"""What is written to a channel for a delivery: a chat is told with what it was told before in mind."""

from typing import TYPE_CHECKING

from bongsu.conversation import sight
from bongsu.model import Channel, Delivery, Message, Notice
from bongsu.operations import Matter
from bongsu.render import render, styled
from bongsu.render.telegram_chat import message_in_chat, shown_in_chat

if TYPE_CHECKING:
    from app.cycle import House

MOVED = "ops.chat-moved"


async def message_for(house: "House", delivery: Delivery) -> Message | None:
    """Return what tells `delivery`; None where it is an update of a message that is not there."""
    edition = house.edition  # a reload may have come since the last one
    channel, language = edition.channels[delivery.channel], edition.config.language
    if channel.kind != "telegram":
        return render(delivery, channel.kind, language, channel.look)
    thread = await house.thread(house.store.thread, delivery)
    names = [source.name if (source := edition.sources.get(id_)) else id_ for id_ in thread.outlets]
    moved_to = await house.thread(house.store.moved_to, channel.name, str(channel.options["chat"]))
    shown = shown_in_chat(delivery, thread, names)
    if shown is None:
        return None
    message = message_in_chat(delivery, shown, thread, channel.options, language, to=moved_to)
    return styled(message, shown, channel.kind, language, channel.look)


async def note_receipt(house: "House", channel: Channel, receipt: str) -> tuple[Notice, ...]:
    """Remember the number of a chat that has moved, and tell whoever runs bongsu; also once rules.yaml has it."""
    chat, seen = str(channel.options.get("chat", "")), sight(receipt)
    if channel.kind != "telegram" or seen is None or not seen.chat or chat.startswith("@"):
        return ()
    if str(seen.chat) == chat:
        return await house.thread(_note_right, house, channel.name, chat)
    return await house.thread(_note_move, house, channel.name, chat, str(seen.chat))


def _note_move(house: "House", channel: str, chat: str, to: str) -> tuple[Notice, ...]:
    now, ops = house.clock(), house.edition.config.ops
    if not house.store.chat_moved(channel, chat, to, now=now):
        return ()
    matter = Matter(subject=f"chat:{channel}:{chat}", name=channel, code=MOVED, params=(("chat", to),))
    return house.store.report(matter.subject, found=[matter], channels=ops, now=now)


def _note_right(house: "House", channel: str, chat: str) -> tuple[Notice, ...]:
    """End what was the matter with a chat that had moved to `chat`."""
    now, ops = house.clock(), house.edition.config.ops
    lasting = [known.matter for known in house.store.matters()]
    ended = [each.subject for each in lasting if (each.code, each.name, each.params) == (MOVED, channel, (("chat", chat),))]
    return tuple(notice for subject in ended for notice in house.store.report(subject, over=[MOVED], channels=ops, now=now))
