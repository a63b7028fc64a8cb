"""Who is told of trouble with bongsu itself."""

import pytest

from bongsu.config import read_config
from bongsu.errors import ConfigError

CHANNELS = "channels: {phone: {kind: console}, room: {kind: console}}\nrules: []\n"


@pytest.mark.parametrize(
    ("line", "channels"),
    [
        pytest.param("", (), id="nobody: the log says it"),
        pytest.param("ops: room", ("room",), id="one, without brackets"),
        pytest.param("ops: [room, phone, room]", ("room", "phone"), id="each once, in the order written"),
    ],
)
def test_channels_of_operations(line: str, channels: tuple[str, ...]) -> None:
    assert read_config(CHANNELS + line, "rules.yaml").ops == channels


def test_a_channel_that_does_not_exist_is_told_with_its_place_and_the_nearest() -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(f"{CHANNELS}ops: [phone, rom]", "rules.yaml")
    [problem] = caught.value.problems
    assert (problem.key, problem.line, problem.code) == ("ops[1]", 3, "config.channel_unknown_near")
