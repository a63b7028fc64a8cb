"""channels of rules.yaml, and the secrets that parts of it point to."""

from collections.abc import Iterator
from datetime import timedelta
from types import MappingProxyType
from typing import cast

from bongsu.config.fields import is_name
from bongsu.config.findings import Findings
from bongsu.config.shape import CHANNEL_SHAPES, VIAS, ChannelShape, Part, TemplatesShape, TopShape
from bongsu.model import Channel, Look, SecretRef
from bongsu.yaml_nodes import Path, Plain

_CONSOLE = Channel(name="console", kind="console")

_NO_OPTIONS = (
    "kind",
    "max_per_hour",
    "hours",
    "digest",
    "group",
    "per_second",
    "per_minute",
    "bot_per_second",
    "at_once",
    "preset",
    "templates",
)
"""Keys that are no concern of the notifier's."""


def read_channels(plain: Plain, findings: Findings) -> tuple[Channel, ...]:
    """Return the channels; a file that names none has the console."""
    if plain is None:
        return (_CONSOLE,)
    if not isinstance(plain, dict):
        findings.add("config.expected_mapping", ("channels",))
        return ()
    return tuple(_channels(plain, findings))


def read_heartbeat(top: TopShape, plain: dict[str, Plain], findings: Findings) -> str | SecretRef | None:
    """Return the address to call while all is well, or where that address is kept."""
    return top.heartbeat_url or secret_ref("heartbeat_url", top, plain, (), findings)


def _channels(plain: dict[str, Plain], findings: Findings) -> Iterator[Channel]:
    for name, part in plain.items():
        path: Path = ("channels", name)
        if not is_name(name):
            findings.add("config.name", path, of_key=True, value=name[:40])
        shape = _shape_of(part, path, findings)
        if shape is not None:
            channel, _ = findings.read(shape, part, path)
            yield _channel(name, channel, part, findings)


def _shape_of(part: Plain, path: Path, findings: Findings) -> type[ChannelShape] | None:
    """The shape that the channel's kind asks for; None, and a problem, where there is none."""
    if not isinstance(part, dict):
        findings.add("config.expected_mapping", path)
    elif "kind" not in part:
        findings.add("config.key_missing", (*path, "kind"), name="kind")
    elif not isinstance(part["kind"], str):
        findings.add("config.expected_text", (*path, "kind"))
    elif part["kind"] not in CHANNEL_SHAPES:
        findings.add_unknown("config.choice", (*path, "kind"), part["kind"], CHANNEL_SHAPES)
    else:
        return CHANNEL_SHAPES[part["kind"]]
    return None


def _channel(name: str, shape: ChannelShape, part: dict[str, Plain], findings: Findings) -> Channel:
    refs = {key: secret_ref(key, shape, part, ("channels", name), findings) for key in shape.SECRETS}
    for key in shape.NEEDED:
        if not _ways(key, part):
            code = "config.address_missing" if key in type(shape).model_fields else "config.secret_missing"
            findings.add(code, ("channels", name), name=key)
    hidden = {*_NO_OPTIONS, *(f"{key}_{via}" for key in shape.SECRETS for via in VIAS)}
    return Channel(
        name=name,
        kind=shape.kind,
        limits=shape.pace(),
        shared_limits=shape.shared_pace(),
        max_per_hour=shape.max_per_hour,
        hours=shape.hours,
        digest=shape.digest,
        group=shape.group or timedelta(),
        at_once=getattr(shape, "at_once", 1),
        look=_look(name, shape, findings),
        options=MappingProxyType(shape.model_dump(exclude_none=True, exclude=hidden)),
        secrets=MappingProxyType({key: ref for key, ref in refs.items() if ref is not None}),
    )


def _look(name: str, shape: ChannelShape, findings: Findings) -> Look:
    """How the channel's messages look; templates are tried on alerts that were made up for it."""
    templates = shape.templates or TemplatesShape()
    look = Look(preset=getattr(shape, "preset", None) or "", title=templates.title or "", body=templates.body or "")
    if look.title or look.body:
        from bongsu.render.look import faults  # Jinja takes time that most files never need

        for key, fault in faults(look, shape.kind):
            findings.add(fault.code, ("channels", name, "templates", key), of_key=False, **fault.params)
    return look


def _ways(key: str, plain: dict[str, Plain]) -> list[str]:
    """The keys by which `plain` gives `key`: itself, or where it is kept; in the order of the file."""
    ways = {key, *(f"{key}_{via}" for via in VIAS)}
    return [way for way in plain if way in ways]


def secret_ref(key: str, shape: Part, plain: dict[str, Plain], path: Path, findings: Findings) -> SecretRef | None:
    """Return where `plain`, read as `shape`, says that `key` is kept; None where it does not say."""
    ways = _ways(key, plain)
    if len(ways) > 1:
        findings.add("config.secret_twice", (*path, ways[1]), of_key=True, first=ways[0], second=ways[1])
    for via in VIAS:
        name = getattr(shape, f"{key}_{via}")
        if name is not None:
            return SecretRef(via=via, name=cast("str", name))
    return None
