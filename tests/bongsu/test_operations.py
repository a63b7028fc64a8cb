"""Matters of operations on their way to whoever runs bongsu."""

from datetime import timedelta
from typing import Literal

import pytest

from bongsu.habits import VISIT_CODES
from bongsu.operations import Known, Matter, deliveries, identity, notice, sentence
from bongsu.render import render
from bongsu.wording import TEXTS
from tests.fakes import LAUNCH

MATTER = Matter(
    subject="source:ulsan", name="울산매일", code="ops.failing", params=(("failures", 5), ("why", "목록이 없습니다."))
)
KNOWN = Known(matter=MATTER, number=2, since=LAUNCH)
RAISED = notice(KNOWN, "raised", now=LAUNCH)
CLEARED = notice(KNOWN, "cleared", now=LAUNCH + timedelta(hours=1))


def test_each_channel_gets_one_delivery_due_at_once() -> None:
    phone, room = deliveries([RAISED], ["phone", "room"])
    assert (phone.channel, room.channel) == ("phone", "room")
    assert phone.due == phone.created == LAUNCH
    assert phone.alert == RAISED
    assert deliveries([RAISED], []) == ()


def test_keys_are_the_same_for_the_same_and_others_for_what_is_new() -> None:
    again = notice(Known(matter=MATTER, number=3, since=LAUNCH), "raised", now=LAUNCH)
    keys = [each.key for each in deliveries([RAISED, CLEARED, again], ["phone", "room"])]
    assert len(set(keys)) == 6
    assert keys == [each.key for each in deliveries([RAISED, CLEARED, again], ["phone", "room"])]
    assert keys[0].endswith("-2-raised-phone")


def test_an_identity_is_fit_for_a_header_whatever_its_subject_is_called() -> None:
    assert identity("source:울산 매일\r\n", "ops.silent").isascii()
    assert identity("source:a", "ops.silent") != identity("source:a", "ops.thin") != identity("source:b", "ops.thin")


@pytest.mark.parametrize("code", sorted({*VISIT_CODES, "ops.thin"}))
def test_every_matter_has_a_sentence_and_one_for_its_end(code: str) -> None:
    assert {code, f"{code}-over"} <= TEXTS.keys()


def test_what_a_notice_says() -> None:
    assert sentence(RAISED, "ko").startswith("울산매일: 5번 잇달아 읽지 못했습니다. 목록이 없습니다.")
    assert sentence(CLEARED, "en") == "울산매일: can be read again."


@pytest.mark.parametrize(
    ("kind", "state", "body"),
    [
        pytest.param(
            "console",
            "cleared",
            "[운영 복구] 울산매일: 다시 읽을 수 있습니다.\n  시작  2026년 1월 29일(목) 15:00",
            id="console",
        ),
        pytest.param(
            "telegram",
            "cleared",
            "<b>[운영 복구] 울산매일: 다시 읽을 수 있습니다.</b>\n\n<b>시작</b> 2026년 1월 29일(목) 15:00",
            id="telegram",
        ),
    ],
)
def test_how_it_looks(kind: str, state: Literal["raised", "cleared"], body: str) -> None:
    [delivery] = deliveries([notice(KNOWN, state, now=LAUNCH)], ["room"])
    assert render(delivery, kind, "ko").body == body
