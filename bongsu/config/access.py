"""What rules.yaml adds to a source that wants something of the user: a key, words to search for, their word on robots.txt."""

from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlsplit

from bongsu.config.channels import secret_ref
from bongsu.config.findings import Findings
from bongsu.config.shape import VIAS, SourceShape
from bongsu.model import Source
from bongsu.yaml_nodes import Path, Plain

QUERY = "{query}"
"""Where an address wants the words to search for."""

_KEY_PARAMETERS = frozenset({"servicekey", "crtfckey", "apikey", "api_key", "authkey", "key", "secret", "token"})


def with_access(source: Source, shape: SourceShape, part: Plain, path: Path, findings: Findings) -> Source:
    """Return `source` with what the user adds to it; what does not belong there, or is missing, is a problem."""
    if not isinstance(part, dict):
        return source
    if source.kind == "api":
        _check_api(source, part, path, findings)
    else:
        for name in sorted(part.keys() & {"quota", *_key_names()}):
            findings.add("config.api_only", (*path, name), of_key=True)
    if source.kind != "feed" and "robots" in part:
        findings.add("config.feed_only", (*path, "robots"), of_key=True)
    return replace(
        source,
        url=_searching(source.url, shape, path, findings),
        key=secret_ref("key", shape, part, path, findings),
        quota=shape.quota,
        robots=shape.robots == "obey",
    )


def _key_names() -> set[str]:
    return {f"key_{via}" for via in VIAS}


def _check_api(source: Source, part: dict[str, Plain], path: Path, findings: Findings) -> None:
    if not part.keys() & _key_names():
        findings.add("config.secret_missing", path, name="key")
    names = {name.lower() for name, _ in parse_qsl(urlsplit(source.url).query, keep_blank_values=True)}
    if names & _KEY_PARAMETERS:
        findings.add("config.key_in_url", (*path, "url"))


def _searching(url: str, shape: SourceShape, path: Path, findings: Findings) -> str:
    """The address with the user's words in it."""
    if QUERY in url and not shape.query:
        findings.add("config.key_missing", (*path, "query"), name="query")
    elif shape.query and QUERY not in url:
        findings.add("config.query_unused", (*path, "query"), of_key=True)
    return url.replace(QUERY, quote(shape.query or "", safe=""))
