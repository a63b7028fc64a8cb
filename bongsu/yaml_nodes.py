"""YAML text -> plain text, lists and mappings; where each part stood, when somebody asks.

Every scalar stays the text that was written: `no` is "no" and `010` is "010"; what a value should be, its reader decides.
The file is read as a stream of events, so a file of 20 MB costs its contents and not a tree of nodes with all their marks;
`places=True` keeps the marks as well.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

Plain = Any
"""str, list or dict of such; with places, the last two are `Sequence` and `Mapping`."""

Path = tuple[str | int, ...]

MAX_CHARACTERS = 64 * 2**20
"""About three times what 100,000 rules with examples take."""
MAX_DEPTH = 32
MAX_REPEATED = 100_000
"""Nodes that aliases may add in all: ample for people who share a word list, nothing for an alias bomb."""

_CORE_TAGS = "tag:yaml.org,2002:"
_PLAIN_TAGS = ("!", "str", "int", "float", "bool", "seq", "map")
_EMPTY = ("", "~")
_MERGE = "<<"
_COLUMN_BITS = 24
_COLUMNS = (1 << _COLUMN_BITS) - 1


class Sequence(list[Plain]):
    """A YAML sequence. `places` has the packed place of each element."""

    __slots__ = ("places",)

    def __init__(self, places: list[int]) -> None:
        super().__init__()
        self.places = places


class Mapping(dict[str, Plain]):
    """A YAML mapping. `places` has the packed places of each key and its value."""

    __slots__ = ("places",)

    def __init__(self, places: dict[str, tuple[int, int]]) -> None:
        super().__init__()
        self.places = places


class YamlError(ValueError):
    """The text cannot be read as the YAML we take. `code` and `params` are those of a `Problem`; places count from 1."""

    def __init__(self, code: str, place: int = 0, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.line, self.column = unpack(place)


def unpack(place: int) -> tuple[int, int]:
    """Return line and column, counted from 1; (0, 0) for no place."""
    return (place >> _COLUMN_BITS, place & _COLUMNS)


def read_yaml(text: str, *, places: bool = False) -> Plain:
    """Return the one document in `text`. Raises `YamlError` for the first thing that makes it unreadable.

    Refused: more than `MAX_CHARACTERS`, no or several documents, a key written twice, a key that is not text, tags such as
    ``!!python/object``, an alias to nothing or to a part around it, aliases that multiply, nesting beyond `MAX_DEPTH`.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlError("config.too_large", limit=MAX_CHARACTERS // 2**20)
    builder = _Builder(places)
    try:
        for event in yaml.parse(text.removeprefix("\ufeff"), Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _syntax(text, error) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise YamlError("config.not_text") from error
    if builder.root in (None, ""):
        raise YamlError("config.empty")
    return builder.root


def place_of(root: Plain, path: Path, *, of_key: bool = False) -> tuple[int, int]:
    """Return line and column of what stands at `path` in a `root` with places, or of the nearest part around it.

    `of_key` asks for the key's own place rather than its value's. Steps that the file does not have are passed over.
    """
    place = 1 << _COLUMN_BITS | 1
    node = root
    for step in path:
        if isinstance(node, Mapping) and step in node.places:
            key_place, value_place = node.places[step]
            place = key_place if of_key else value_place
            node = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            place, node = node.places[step], node[step]
    return unpack(place)


def _pack(mark: Any) -> int:  # noqa: ANN401 -- PyYAML has two unrelated classes for it, one in C
    line, column = int(mark.line), int(mark.column)
    return (line + 1) << _COLUMN_BITS | min(column + 1, _COLUMNS)


def _syntax(text: str, error: yaml.MarkedYAMLError) -> YamlError:
    mark = error.problem_mark or error.context_mark
    place = _pack(mark) if mark else 0
    line = text.splitlines()[mark.line : mark.line + 1] if mark else []
    if line and "\t" in line[0][: len(line[0]) - len(line[0].lstrip())]:
        return YamlError("config.tab", place)
    why = ", ".join(part for part in (error.context, error.problem) if part)
    return YamlError("config.not_yaml", place, why=why)


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet: what it holds, where that stands, and a key that waits for its value."""

    node: list[Plain] | dict[str, Plain]
    anchor: str | None
    start: int
    elements: list[int]
    keys: dict[str, tuple[int, int]]
    key: str | None = None
    key_place: int = 0


@dataclass(slots=True)
class _Builder:
    """Takes YAML events in order; `root` is the finished document. Equal texts become one object: files repeat themselves."""

    places: bool
    root: Plain = None
    _documents: int = 0
    _repeated: int = 0
    _open: list[_Open] = field(default_factory=list)
    _anchors: dict[str, Plain] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def take(self, event: yaml.Event) -> None:
        """Add the next event to the document. Raises `YamlError`."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.CollectionStartEvent():
                self._start(event)
            case yaml.CollectionEndEvent():
                self._end()
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise YamlError("config.many_documents", _pack(event.start_mark))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = _pack(event.start_mark)
        if event.tag is not None:
            _refuse_tag(event.tag, place)
        nothing = not event.style and event.value in _EMPTY
        value = "" if nothing else self._texts.setdefault(event.value, event.value)
        if event.anchor:
            self._anchors[event.anchor] = value
        self._add(value, place, written=not nothing)

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = _pack(event.start_mark)
        if event.anchor not in self._anchors:
            raise YamlError("config.alias_unknown", place, name=event.anchor)
        node = self._anchors[event.anchor]
        self._repeated += _size(node)
        if self._repeated > MAX_REPEATED:
            raise YamlError("config.alias_bomb", place, limit=MAX_REPEATED)
        self._add(node, place)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        place = _pack(event.start_mark)
        if event.tag is not None:
            _refuse_tag(event.tag, place)
        if len(self._open) >= MAX_DEPTH:
            raise YamlError("config.too_deep", place, limit=MAX_DEPTH)
        if self._open and isinstance(self._open[-1].node, dict) and self._open[-1].key is None:
            raise YamlError("config.key_not_text", place)
        elements: list[int] = []
        keys: dict[str, tuple[int, int]] = {}
        node = self._new(event, elements, keys)
        self._open.append(_Open(node=node, anchor=event.anchor, start=place, elements=elements, keys=keys))

    def _new(
        self, event: yaml.CollectionStartEvent, elements: list[int], keys: dict[str, tuple[int, int]]
    ) -> list[Plain] | dict[str, Plain]:
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(elements) if self.places else []
        return Mapping(keys) if self.places else {}

    def _end(self) -> None:
        closed = self._open.pop()
        if closed.anchor:
            self._anchors[closed.anchor] = closed.node
        self._add(closed.node, closed.start)

    def _add(self, value: Plain, place: int, *, written: bool = True) -> None:
        if not self._open:
            self.root = value
            return
        around = self._open[-1]
        if isinstance(around.node, list):
            around.node.append(value)
            around.elements.append(place)
        elif around.key is None:
            _begin_key(around, value, place)
        else:
            _put(around, around.node, value, place if written else None)
            around.keys[around.key] = (around.key_place, place)
            around.key = None


def _begin_key(around: _Open, value: Plain, place: int) -> None:
    if not isinstance(value, str) or not value:
        raise YamlError("config.key_not_text", place)
    if value in around.keys and value != _MERGE:
        first, _ = unpack(around.keys[value][0])
        raise YamlError("config.key_twice", place, key=value, first=first, again=unpack(place)[0])
    around.key, around.key_place = value, place


def _put(around: _Open, mapping: dict[str, Plain], value: Plain, place: int | None) -> None:
    """Give the waiting key its value. A key with nothing behind it (no `place`) counts as not written."""
    key = around.key or ""
    if key == _MERGE:
        _merge(mapping, value, around.key_place)
    elif place is None:
        mapping.pop(key, None)
    else:
        mapping[key] = value


def _merge(mapping: dict[str, Plain], value: Plain, place: int) -> None:
    """Take over what ``<<`` names, behind the mapping's own keys; of several, the first that has a key gives it."""
    for source in value if isinstance(value, list) else [value]:
        if not isinstance(source, dict):
            raise YamlError("config.merge", place)
        for key, inherited in source.items():
            mapping.setdefault(key, inherited)


def _refuse_tag(tag: str, place: int) -> None:
    if tag.removeprefix(_CORE_TAGS) not in _PLAIN_TAGS:
        raise YamlError("config.tag", place, tag=tag)


def _size(node: Plain) -> int:
    """How many parts `node` has, counted no further than an alias may bring."""
    count, waiting = 0, [node]
    while waiting and count <= MAX_REPEATED:
        part = waiting.pop()
        count += 1
        waiting += part if isinstance(part, list) else part.values() if isinstance(part, dict) else ()
    return count
