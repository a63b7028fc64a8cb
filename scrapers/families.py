"""CMS families: each is a table of address patterns and selectors, read from `families/*.yaml`.

A selector is CSS; `css@name` takes an attribute instead of the text. Lists of selectors are in order of preference.
"""

import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bongsu.errors import ConfigError, ParseError, Problem
from bongsu.model import Source, SourceKind

FOLDER = Path(__file__).parent / "families"
LIST_FALLBACK = "table"
PAGE_FALLBACKS: Mapping[SourceKind, str] = {
    "feed": "article",
    "press": "article",
    "board": "table",
    "push": "article",
    "api": "article",
}
"""What reads a page whose address no family knows: the shapes that most sites share."""

_FEED = re.compile(r"rss|atom|feed|\.xml\b|\.rdf\b", re.IGNORECASE)
_BOARD = re.compile(r"/(?:bbs|board)|list\.do\b|\bbbs(?:No|Id)=|\bboard(?:No|Id)=", re.IGNORECASE)


def _selector(text: str) -> str:
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    css, _, name = text.partition("@")
    try:
        LexborHTMLParser("<p>").css(css)
    except SelectolaxError as error:
        raise ValueError("not a CSS selector") from error
    if "@" in text and not name:
        raise ValueError("no attribute behind the @")
    return text


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Selector = Annotated[str, AfterValidator(_selector)]
Selectors = Annotated[tuple[Selector, ...], BeforeValidator(_several)]
Fields = Annotated[tuple[str, ...], BeforeValidator(_several)]
Patterns = Annotated[tuple[re.Pattern[str], ...], BeforeValidator(_several)]


def _kinds(value: object) -> object:
    return (value,) if isinstance(value, list) and all(isinstance(each, str) for each in value) else value


Names = Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_kinds)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Addresses(_Table):
    """Patterns found in an address behind its host: `/path?query`."""

    list: Patterns = ()
    page: Patterns = ()


class LinkPattern(_Table):
    """For links that only a script knows.

    `find` is searched in href, onclick and data-…; `to` is the address, with `{1}` for the pattern's first group and `{name}`
    for a query parameter of the page's own address, or else a field of its forms.
    """

    find: re.Pattern[str]
    to: str


LinkPatterns = Annotated[tuple[LinkPattern, ...], BeforeValidator(lambda value: (value,) if isinstance(value, dict) else value)]


class ListTable(_Table):
    """Where a list page keeps its items.

    `id` names the query parameters of a link that tell one item from another, or lists of such names where links come in
    several kinds; what leads to several items is no row, but is around some. `dated` takes only rows with a date, where rows
    alone prove no list; `empty` is where the page says that it has no items.
    """

    row: Selector
    link: Selector = "a[href]"
    link_pattern: LinkPatterns = ()
    id: Names = ()
    title: Selectors = ()
    summary: Selectors = ()
    date: Selectors = ()
    dated: bool = False
    empty: Selectors = ()
    drop: Selectors = ()


class AttachmentTable(_Table):
    """Where a page keeps its attachments: in each `row` a `name`, and a `link` whose href or onclick holds the address."""

    row: Selector
    name: Selectors = ()
    link: Selector = "a[href]"
    link_pattern: LinkPatterns = ()


class PageTable(_Table):
    """Where an item's own page keeps its parts. `lead` stands before the body: a subtitle."""

    title: Selectors = ()
    date: Selectors = ()
    lead: Selectors = ()
    body: Selectors
    attachments: AttachmentTable | None = None
    drop: Selectors = ()


class PostTable(_Table):
    """For boards that answer only to forms: at `to`, with the fields of `list` or `page` and those in the address's query."""

    to: str
    list: dict[str, str] = {}
    page: dict[str, str] = {}


class AccessTable(_Table):
    """How an open API wants its key: in parameters of the `query`, or in `headers`, with `{key}` for it.

    Where `{id}` is named as well, the secret holds two words: the id and the key. `quota` counts calls a day.
    """

    query: dict[str, str] = {}
    headers: dict[str, str] = {}
    quota: Annotated[int, Field(gt=0)]

    @property
    def words(self) -> int:
        """How many words the secret has."""
        return 2 if any("{id}" in each for each in (*self.query.values(), *self.headers.values())) else 1


class ApiTable(_Table):
    """For what answers with data, in JSON or XML.

    `rows` are paths to the list, as `a.b`, the first that leads to one counts; `id` is the field that tells one row from
    another. Addresses and links may name parameters of the source's address, links also fields of a row; of several `link`
    the first counts whose fields are all there. `list` and `page` are where to ask instead of the address itself; `page_root`
    leads to the item in the answer of `page`, and `body` names its fields that hold text. `access` is for those with a key.
    """

    access: AccessTable | None = None
    list: str = ""
    rows: Fields
    link: Fields
    id: Fields
    title: Fields
    date: Fields = ()
    summary: Fields = ()
    page: str = ""
    page_root: str = ""
    body: Fields = ()


class Family(_Table):
    """A CMS family. `sure` says whether it was checked on real pages or only read in others' code.

    What it offers stands in a `list` on a page, in the answer of an `api`, or in a news `sitemap`. `elsewhere` says that the
    pages of its items are other sites' and read by their families.
    """

    name: str
    kind: Literal["press", "board", "api"]
    elsewhere: bool = False
    sure: Literal["seen", "code"]
    match: Addresses = Addresses()
    post: PostTable | None = None
    api: ApiTable | None = None
    sitemap: bool = False
    list: ListTable | None = None
    page: PageTable


def load(folder: Path = FOLDER) -> dict[str, Family]:
    """Return the families of a folder by name. Raises `ConfigError` with every problem of every file: file and key."""
    families: dict[str, Family] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            families[path.stem] = Family.model_validate({**_mapping(path), "name": path.stem})
        except ValidationError as error:
            problems += [_problem(path, ".".join(map(str, each["loc"])), each["msg"]) for each in error.errors()]
        except (yaml.YAMLError, TypeError) as error:
            problems.append(_problem(path, "", " ".join(str(error).split()), code="family.yaml"))
    if problems:
        raise ConfigError(problems)
    return families


def _mapping(path: Path) -> dict[str, object]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or "name" in content:
        raise TypeError("a family file is a mapping, and its name is the file's")
    return content


def _problem(path: Path, key: str, why: str, *, code: str = "family.value") -> Problem:
    return Problem(file=path.name, line=0, column=0, key=key, code=code, params=(("why", why),))


@functools.cache
def families() -> Mapping[str, Family]:
    """Return the families that ship, read once."""
    return load()


def known_families() -> tuple[str, ...]:
    """Return the names that `family:` may have."""
    return tuple(families())


def family_of(url: str) -> str | None:
    """Return the name of the family that knows the address of a list or a page; None where none does."""
    return next((family.name for family in _knowing(url, "list", "page")), None)


def kind_of(url: str) -> SourceKind:
    """Return the kind that the address of a source speaks of; "feed" where it does not say."""
    behind_host = _behind_host(url)
    looks_like_board = _BOARD.search(behind_host) and not _FEED.search(behind_host)
    guess: SourceKind = "board" if looks_like_board else "feed"
    return next((family.kind for family in _knowing(url, "list")), guess)


def for_list(source: Source) -> tuple[Family, bool]:
    """Return the family that reads a source's list, and whether it is more than a guess. Raises `ParseError`: unknown name."""
    if source.family:
        return _named(source.family), True
    known = next(_knowing(source.url, "list"), None)
    return known or families()[LIST_FALLBACK], known is not None


def list_family(source: Source) -> str | None:
    """Return the name of the family that reads a source's list; None for a feed, and where no family knows it."""
    if source.kind in {"feed", "push"}:
        return None
    if source.family:
        return source.family
    return next((family.name for family in _knowing(source.url, "list")), None)


def for_page(source: Source, url: str) -> Family:
    """Return the family that reads the page of an entry: the one named, that knows it, or that knows the source's list.

    Raises `ParseError`: unknown name.
    """
    named = (_named(source.family),) if source.family else ()
    knowing = itertools.chain(named, _knowing(url, "page"), _knowing(source.url, "list"))
    own = (each for each in knowing if not each.sitemap and not each.elsewhere)
    return next(own, None) or families()[PAGE_FALLBACKS[source.kind]]


def _named(name: str) -> Family:
    if name not in families():
        raise ParseError("collect.unknown_family", family=name, known=", ".join(known_families()))
    return families()[name]


def _behind_host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _knowing(url: str, *parts: Literal["list", "page"]) -> Iterator[Family]:
    address = _behind_host(url)
    for family in families().values():
        patterns = [pattern for part in parts for pattern in getattr(family.match, part)]
        if any(pattern.search(address) for pattern in patterns):
            yield family
