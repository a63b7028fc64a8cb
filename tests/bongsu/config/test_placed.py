"""Problems that only show when secrets are read stand where the file has their keys."""

import pytest

from bongsu.config.placed import placed
from bongsu.errors import Problem

RULES = """\
channels:
  phone: {kind: telegram, chat: "1", token_file: /etc/token}
  team.one:
    kind: webhook
    url_env: HOOK
sources:
  - {select: {region: 대구}}
  - id: changes
    kind: push
    secret_env: CHANGES
rules: []
"""


def problem(key: str, line: int = 0) -> Problem:
    return Problem(file="elsewhere.yaml", line=line, column=line, key=key, code="notify.token")


@pytest.mark.parametrize(
    ("key", "place"),
    [
        pytest.param("channels.phone.token_file", (2, 50), id="where its file is named"),
        pytest.param("channels.phone.token", (2, 50), id="what is in its file"),
        pytest.param("channels.phone.kind", (2, 17), id="an option"),
        pytest.param("channels.team.one.url", (5, 14), id="a name with a full stop"),
        pytest.param("channels.team.one.secret", (4, 5), id="a key that is not written: the part around it"),
        pytest.param("sources.changes.secret_env", (10, 17), id="a source, by its id"),
        pytest.param("sources.chosen.key_env", (7, 3), id="a source that is not written: the list"),
        pytest.param("channels.gone.url", (2, 3), id="no such channel"),
        pytest.param("heartbeat_url_file", (1, 1), id="nothing like it"),
    ],
)
def test_it_stands_where_the_file_has_its_key(key: str, place: tuple[int, int]) -> None:
    (found,) = placed([problem(key)], RULES, "rules.yaml")
    assert (found.file, found.line, found.column, found.key) == ("rules.yaml", *place, key)


def test_what_has_a_place_or_is_about_the_whole_file_stays_so_and_all_come_in_order() -> None:
    whole, there = problem(""), problem("channels.phone.kind", line=9)
    assert placed([there, problem("channels.phone.chat"), whole], RULES, "rules.yaml")[::2] == (whole, there)
