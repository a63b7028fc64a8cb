"""The one template language: Jinja2 in a sandbox, for the title and the body of a channel's messages.

A template is the operator's own, what it prints is not: values are escaped as the format needs. It gets a number of steps and
of characters, so that a loop without an end ends. Its parts are few: no method can be called, sums are of numbers, texts
are joined by ``~``.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType
from typing import Any, Literal

from jinja2 import (
    StrictUndefined,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from bongsu.errors import RenderError
from bongsu.render.clean import clean, shorten
from bongsu.render.markup import markdown, mattermost, slack, uncalled, unlinked

Format = Literal["text", "html", "json"]

LONGEST_SOURCE = 8_000
"""Characters of a template: what one turn of a loop can print at most."""

LONGEST = 250_000
"""Characters of a message, over the limit of every channel there is."""

STEPS = 20_000
"""Turns of loops, calls and filters. The longest alert takes a few hundred, a digest of a hundred alerts some thousands."""

_PER_STEP = 100
"""Characters or elements that a filter works through for one more step: sorting a long text takes as long as many turns."""

_MOST_IN_RANGE = 1_000
_LARGEST = 10**15
_FILTERS = frozenset(
    {"abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "items", "join", "last", "length"}
    | {"list", "lower", "map", "reject", "rejectattr", "round", "select", "selectattr", "sort", "string", "trim"}
    | {"truncate", "unique", "upper", "urlencode"}
)
_BUDGET = " budget"  # no template can say a name with a space


class _EndlessError(TemplateRuntimeError):
    """A template goes on and on."""


class _TooLongError(TemplateRuntimeError):
    """A template prints too much."""


@dataclass(slots=True)
class _Budget:
    """What is left for one message."""

    steps: int = STEPS
    characters: int = LONGEST

    def step(self, more: int = 0) -> None:
        self.steps -= 1 + more
        if self.steps < 0:
            raise _EndlessError

    def take(self, text: str) -> None:
        self.characters -= len(text)
        if self.characters < 0:
            raise _TooLongError


def _budget(context: Context) -> _Budget:
    found = context.get(_BUDGET)
    return found if isinstance(found, _Budget) else _Budget()  # another one while constants are folded


class _Guarded(NodeTransformer):
    """Has every loop, filter and joining of texts counted, filters by what goes in and what comes out."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 -- named after the node
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "-turns", [], [], None, None)
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 -- named after the node
        self.generic_visit(node)
        if isinstance(node, nodes.Filter) and node.node is not None:
            node.node = nodes.Filter(node.node, "-bounded", [], [], None, None, lineno=node.lineno)
        return nodes.Filter(node, "-bounded", [], [], None, None, lineno=node.lineno)

    visit_Concat = visit_Filter  # noqa: N815 -- named after the node


@pass_context
def _turns(context: Context, values: Iterable[object]) -> Iterator[object]:
    budget = _budget(context)
    for value in values:
        budget.step()
        yield value


@pass_context
def _bounded(context: Context, value: object) -> object:
    if isinstance(value, str) and len(value) > LONGEST:
        raise _TooLongError
    _budget(context).step(len(value) // _PER_STEP if isinstance(value, (str, list, tuple, dict)) else 0)
    return value


def _replace(text: object, old: str, new: str) -> str:
    whole = str(text)
    if len(whole) + whole.count(old) * len(new) > LONGEST:
        raise _TooLongError
    return whole.replace(old, new)


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > _MOST_IN_RANGE:
        raise _EndlessError
    return numbers


class _Sandbox(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 -- anything that a template calls
        return obj is _range or isinstance(obj, (Macro, LoopContext))

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- see above
        _budget(context).step()
        if isinstance(obj, StrictUndefined):
            str(obj)  # says which name it is
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 -- see above
        """Return what numbers make. Raises `SecurityError` for anything else: `"x" * 10**9` is a text too."""
        if operator == "**" or not (_is_number(left) and _is_number(right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and abs(value) <= _LARGEST


def _printed(write: Callable[[object], str]) -> Callable[[Context, object], str]:
    @pass_context
    def finalize(context: Context, value: object) -> str:
        text = value if isinstance(value, Markup) else write(value)
        budget = _budget(context)
        budget.step()
        budget.take(text)
        return text

    return finalize


def _in_json(value: object) -> Markup:
    """Return `value` as it stands in JSON, a text without its quotes."""
    written = _as_json(value)
    return Markup(written[1:-1]) if isinstance(value, str) else written  # noqa: S704 -- escaped for JSON, not for HTML


def _as_json(value: object) -> Markup:
    if isinstance(value, StrictUndefined):
        str(value)  # says which name it is
    return Markup(json.dumps(value, ensure_ascii=False))  # noqa: S704 -- escaped for JSON, not for HTML


def _in_text(value: object) -> str:
    return "" if value is None else str(value)


@lru_cache(maxsize=3)
def _environment(form: Format) -> _Sandbox:
    environment = _Sandbox(
        autoescape=form != "text",
        undefined=StrictUndefined,
        finalize=_printed(_in_json if form == "json" else _in_text),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters = {name: FILTERS[name] for name in _FILTERS}
    environment.filters |= {"-turns": _turns, "-bounded": _bounded, "replace": _replace, "tojson": _as_json}
    environment.filters |= {"short": shorten, "line": clean, "slack": slack, "markdown": markdown}
    environment.filters |= {"mattermost": mattermost, "uncalled": uncalled, "unlinked": unlinked}
    environment.globals = {"range": _range}
    return environment


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read; `write` makes a message of it."""

    form: Format
    made: Any

    def write(self, values: Mapping[str, object]) -> str:
        """Return the text for one message. Raises `RenderError`: it uses what is not there, has no end, or is too long."""
        try:
            text = _gathered(self.made.generate({**values, _BUDGET: _Budget()}))
        except Exception as error:
            raise _wrapped(error) from error
        return _valid(text, self.form)


@lru_cache(maxsize=64)
def read_template(source: str, form: Format) -> Template:
    """Return the template. Raises `RenderError` where it is too long or cannot be read."""
    if len(source) > LONGEST_SOURCE:
        raise RenderError("template.source", most=LONGEST_SOURCE)
    environment = _environment(form)
    try:
        tree = _Guarded().visit(environment.parse(source))
        code = environment.compile(tree)
    except Exception as error:  # Python's own too: of loops nested twenty deep it makes no code
        raise _wrapped(error) from error
    return Template(form, environment.template_class.from_code(environment, code, dict(environment.globals)))


def _gathered(parts: Iterable[str]) -> str:
    text = io.StringIO()
    for part in parts:
        text.write(part)
        if text.tell() > LONGEST:
            raise _TooLongError
    return text.getvalue()


def _valid(text: str, form: Format) -> str:
    if form == "json":
        try:
            json.loads(text)
        except (ValueError, RecursionError) as error:
            line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
            raise RenderError("template.not-json", at=line) from error
    return text


_KINDS: tuple[tuple[type[Exception], str], ...] = (
    (_EndlessError, "template.endless"),
    (RecursionError, "template.endless"),
    (_TooLongError, "template.too-long"),
    (UndefinedError, "template.undefined"),
    (SecurityError, "template.forbidden"),
    (TemplateSyntaxError, "template.syntax"),
)


def _wrapped(error: Exception) -> RenderError:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line_of(error.__traceback__)
    code = next((code for kind, code in _KINDS if isinstance(error, kind)), "template.failed")
    why = shorten(clean(str(error)), 200) or type(error).__name__
    return RenderError(code, line=line, why=why, most=LONGEST)


def _line_of(trace: TracebackType | None) -> int:
    """Return the line of the template that was at work, 0 for none."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
