"""The template language: what it can say, what it refuses, and that it always ends."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.errors import RenderError
from bongsu.render.templates import LONGEST, LONGEST_SOURCE, Format, read_template

VALUES: dict[str, Any] = {
    "title": 'AI "공모" <b>\n& \\',
    "names": ["대구", "울산"],
    "yes": True,
    "none": None,
    "parts": [{"label": "지역"}],
}


def written(source: str, form: Format = "text") -> str:
    return read_template(source, form).write(VALUES)


@pytest.mark.parametrize(
    ("form", "source", "expected"),
    [
        pytest.param("text", "{{ title }}", 'AI "공모" <b>\n& \\', id="text is as it is"),
        pytest.param("html", "<p>{{ title|short(12) }}</p>", "<p>AI &#34;공모&#34; &lt;b&gt;…</p>", id="HTML is escaped"),
        pytest.param("json", '{"a": "{{ title }}"}', '{"a": "AI \\"공모\\" <b>\\n& \\\\"}', id="JSON is escaped"),
        pytest.param("json", '{"a": {{ title|tojson }}}', '{"a": "AI \\"공모\\" <b>\\n& \\\\"}', id="with its quotes"),
        pytest.param("json", "[{{ yes }}, {{ none }}, {{ 3 }}, {{ names }}]", '[true, null, 3, ["대구", "울산"]]', id="values"),
        pytest.param("text", "{{ none }}|{{ yes }}", "|True", id="nothing is empty"),
        pytest.param("text", "{% for n in names %}{{ loop.index }}{{ n }} {% endfor %}", "1대구 2울산 ", id="a loop"),
        pytest.param("text", "{% for n in range(3) %}{{ n }}{% endfor %}", "012", id="numbers"),
        pytest.param("text", "{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m('a') }}", "[a]", id="a macro"),
        pytest.param("text", "{% set x %}{{ title|upper }}{% endset %}{{ x|length }}", "15", id="a block kept for later"),
        pytest.param("text", "{{ 'a' ~ 1 ~ 'b' }} {{ (2 + 3 * 4 - 1) // 2 % 5 }} {{ 1 / 2 }}", "a1b 1 0.5", id="sums"),
        pytest.param("text", "{{ names|join('·')|replace('·', ', ') }}", "대구, 울산", id="filters"),
        pytest.param("text", "{{ parts[0].label }}{{ parts|map(attribute='label')|first }}", "지역지역", id="what is within"),
        pytest.param("text", "{{ '[a](b) @c <d>'|markdown }}", "\\[a\\](b) @\u200bc \\<d\\>", id="Markdown"),
        pytest.param(
            "text", "{{ 'a&<b>'|slack }} {{ '[a](b)'|unlinked }} {{ 'a\nb'|line }}", "a&amp;&lt;b&gt; [a] (b) a b", id="chats"
        ),
        pytest.param("text", "{% if yes %}\n  a\n{% endif %}\n", "  a\n", id="a line of signs alone is none"),
    ],
)
def test_it_says(form: Format, source: str, expected: str) -> None:
    assert written(source, form) == expected


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        pytest.param("a\n{% if %}", "template.syntax", 2, id="half a condition"),
        pytest.param("a\n\n{{ title|nope }}", "template.syntax", 3, id="a filter that is not there"),
        pytest.param("{% for n in names %}", "template.syntax", 1, id="no end of a loop"),
        pytest.param("{{ title|random }}", "template.syntax", 1, id="a filter that is another each time"),
        pytest.param("a\nb {{ titel }}", "template.undefined", 2, id="a name misspelt"),
        pytest.param("{{ parts[0].lable }}", "template.undefined", 1, id="within another"),
        pytest.param("{{ none.x }}", "template.undefined", 1, id="of nothing"),
        pytest.param("{{ lipsum() }}", "template.undefined", 1, id="Jinja's own functions are not there"),
        pytest.param("{{ title.upper() }}", "template.forbidden", 1, id="methods"),
        pytest.param("{{ title.__class__ }}", "template.forbidden", 1, id="the way into Python"),
        pytest.param("{{ ''.join.__self__ }}", "template.forbidden", 1, id="another way"),
        pytest.param("{{ title * 9 }}", "template.forbidden", 1, id="a text times nine"),
        pytest.param("{{ 9 ** 9 }}", "template.forbidden", 1, id="powers"),
        pytest.param("{{ '%99999999s' % title }}", "template.forbidden", 1, id="a text filled up"),
        pytest.param("{{ 1 / 0 }}", "template.failed", 1, id="by nothing"),
        pytest.param(
            "{% for n in names %}" * 25 + "{% endfor %}" * 25, "template.failed", 0, id="more loops than Python takes"
        ),
        pytest.param("{% include 'x' %}", "template.failed", 1, id="other files"),
        pytest.param("{{ title|tojson }}{{ x|tojson }}", "template.undefined", 1, id="JSON of what is not there"),
    ],
)
def test_it_refuses_with_the_line(source: str, code: str, line: int) -> None:
    with pytest.raises(RenderError) as caught:
        written(source)
    assert (caught.value.code, caught.value.line) == (code, line)
    assert caught.value.say("ko")
    assert str(line) in caught.value.say("en")


NESTED = "{% for a in range(1000) %}" * 3 + "{% endfor %}" * 3
DOUBLED = "{% set x = title %}" + "{% set x = x ~ x %}" * 60 + "{{ x|length }}"
TALL = "{% set x = 'abcdefghij' %}" + "{% set x = x ~ x %}" * 14
EVERY = "{% for a in range(999) %}{% for b in range(9) %}"
KEPT = "{% set x %}{{ title }}{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60 + "{{ x|length }}"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param(NESTED, "template.endless", id="loops in loops that print nothing"),
        pytest.param(
            "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}", "template.endless", id="a macro that calls itself"
        ),
        pytest.param("{% for n in names recursive %}{{ loop(names) }}{% endfor %}", "template.endless", id="a loop in itself"),
        pytest.param("{% for n in range(10000000000) %}{% endfor %}", "template.endless", id="a very long loop"),
        pytest.param("{% for n in range(900) %}" + "0123456789" * 50 + "{% endfor %}", "template.too-long", id="much text"),
        pytest.param(DOUBLED, "template.too-long", id="doubled sixty times"),
        pytest.param(KEPT, "template.too-long", id="doubled in blocks"),
        pytest.param("{{ range(1000)|join(range(1000)|join('-')) }}", "template.too-long", id="joined by much"),
        pytest.param("{{ title|replace('', range(1000)|join) }}" * 9, "template.too-long", id="replaced by much"),
        pytest.param(
            "{{ '" + "a" * 7000 + "'|replace('a', title ~ title ~ title) }}", "template.too-long", id="every letter replaced"
        ),
        pytest.param(
            TALL + EVERY + "{% set y = x|sort %}" + "{% endfor %}" * 2, "template.endless", id="a long text sorted and sorted"
        ),
        pytest.param(
            TALL + EVERY + "{% set y = x|select('equalto', 'z')|first|default %}" + "{% endfor %}" * 2,
            "template.endless",
            id="a long text searched for nothing",
        ),
        pytest.param(
            TALL + EVERY + "{% filter upper %}{{ x }}{% endfilter %}" + "{% endfor %}" * 2, "template.too-long", id="in a block"
        ),
        pytest.param("x" * (LONGEST_SOURCE + 1), "template.source", id="a template without end"),
        pytest.param(
            "(" * 3000 + "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", "template.endless", id="nested too deep to read"
        ),
    ],
)
def test_it_always_ends(source: str, code: str) -> None:
    begun = time.process_time()
    with pytest.raises(RenderError) as caught:
        written(source)
    assert caught.value.code == code
    assert time.process_time() - begun < 5  # a bound, not a measurement: without an end it would be hours


def test_a_name_that_may_be_missing_has_a_default() -> None:
    assert written("{{ nope|default('x') }}{{ parts[0].nope|default('y')|upper }}") == "xY"


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(RenderError) as caught:
        written('{\n"a": {{ title }}}', "json")
    assert (caught.value.code, caught.value.params["at"]) == ("template.not-json", 2)
    with pytest.raises(RenderError, match="not JSON"):
        written("[" * 7_000, "json")


def test_a_template_is_read_once() -> None:
    assert read_template("{{ title }}", "text") is read_template("{{ title }}", "text")


def test_one_message_s_steps_are_not_another_s() -> None:
    template = read_template("{% for a in range(90) %}{% for b in range(90) %}{% endfor %}{% endfor %}x", "text")
    assert [template.write(VALUES) for _ in range(3)] == ["x"] * 3


def test_what_is_long_but_fits() -> None:
    assert len(written("{% for n in range(1000) %}" + "0" * 240 + "{% endfor %}")) == 240_000 < LONGEST


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_whatever_is_printed_stays_between_its_quotes(text: str) -> None:
    made = read_template('{"a": "{{ text }}", "b": {{ text|tojson }}, "c": "{{ text|upper }}"}', "json").write({"text": text})
    assert json.loads(made) == {"a": text, "b": text, "c": text.upper()}
