"""Every kind of channel keeps the contract of notifiers."""

import io
import json
from collections.abc import AsyncIterator

import pytest

from bongsu.model import Channel, Look
from bongsu.ports import Notifier
from notifiers import NOTIFIERS, build
from notifiers.http import Wire, machine_time
from tests.contracts.notifier import HttpNotifierContract, NotifierContract
from tests.fakes_receiver import Receiver, Reply

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
PATH = "hooks/T0000/Zm9yIHlvdXIgZXllcyBvbmx5"
HOOK_SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="


class TestConsole(NotifierContract):
    @pytest.fixture
    def notifier(self) -> Notifier:
        return build(Channel(name="under-test", kind="console"), {}, stream=io.StringIO())


class TestWebhook(HttpNotifierContract):
    secrets = (PATH, "Zm9yIHlvdXIgZXllcyBvbmx5", HOOK_SECRET, HOOK_SECRET.removeprefix("whsec_"))
    taken = Reply(status=202)

    def speaking_to(self, url: str, *, timeout: float = 5.0) -> Notifier:
        channel = Channel(name="under-test", kind="webhook", options={"url": f"{url}/{PATH}"})
        wire = Wire(channel.name, clock=machine_time, timeout=timeout)
        return NOTIFIERS["webhook"](channel, {"secret": HOOK_SECRET}, wire)


class ChatServiceContract(HttpNotifierContract):
    preset: str
    secrets = (PATH, "Zm9yIHlvdXIgZXllcyBvbmx5")

    def speaking_to(self, url: str, *, timeout: float = 5.0) -> Notifier:
        channel = Channel(name="under-test", kind="webhook", look=Look(preset=self.preset))
        wire = Wire(channel.name, clock=machine_time, timeout=timeout)
        return NOTIFIERS["webhook"](channel, {"url": f"{url}/{PATH}"}, wire)


class TestSlack(ChatServiceContract):
    preset, taken = "slack", Reply(body=b"ok")


class TestDiscord(ChatServiceContract):
    preset, taken = "discord", Reply(status=204)


class TestMattermost(ChatServiceContract):
    preset, taken = "mattermost", Reply(body=b"ok")


class TestTeams(ChatServiceContract):
    preset, taken = "teams", Reply(status=202)


class TestJandi(ChatServiceContract):
    preset, taken = "jandi", Reply(body=b"null")


class TestDooray(ChatServiceContract):
    preset, taken = "dooray", Reply(body=b'{"header": {"isSuccessful": true}}')


class TestTelegram(HttpNotifierContract):
    secrets = (TOKEN, TOKEN.partition(":")[2])
    taken = Reply(body=json.dumps({"ok": True, "result": {"message_id": 7}}).encode())

    def speaking_to(self, url: str, *, timeout: float = 5.0) -> Notifier:
        channel = Channel(name="under-test", kind="telegram", options={"chat": "-1001", "api_base": url})
        wire = Wire(channel.name, clock=machine_time, timeout=timeout)
        return NOTIFIERS["telegram"](channel, {"token": TOKEN}, wire)


class TestWebhookTakesEverything(NotifierContract):
    @pytest.fixture
    async def notifier(self) -> AsyncIterator[Notifier]:
        async with Receiver() as receiver:
            yield build(Channel(name="under-test", kind="webhook", options={"url": receiver.url}), {})


def test_every_kind_is_tested_here() -> None:
    elsewhere = {"email", "apprise"}  # with servers of their own: test_email.py, test_apprise.py
    assert set(NOTIFIERS) == {"console", "webhook", "telegram"} | elsewhere
