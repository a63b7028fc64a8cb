"""How a text is read and judged, told to a person or as JSON: the daemon's own reading, with nothing kept or sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from bongsu.dates import read_date
from bongsu.enclosed import add_documents, led_by_page
from bongsu.enrich import read
from bongsu.model import Article, Attachment, Entry, Evidence, Match
from bongsu.ports import Tagger
from bongsu.rules import RuleSet
from bongsu.text import normalise


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text to explain, with the documents that came with it.

    `region` is the code of its publisher's home; `published` None: it is undated.
    """

    id: str
    title: str
    body: str
    source: str = ""
    region: str | None = None
    published: datetime | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A text as it was read, and for each rule why it matched or which condition stopped it."""

    id: str
    article: Article
    matches: tuple[Match, ...]
    blocked: tuple[tuple[str, str], ...]


def explain(
    text: Text, rule_set: RuleSet, *, as_of: datetime, ai_words: Sequence[str] = (), tagger: Tagger | None = None
) -> Explanation:
    """Return what bongsu makes of `text`; one without a date is read as of `as_of`."""
    entry = Entry(
        key=text.id,
        source=text.source,
        title=normalise(text.title).strip(),
        url="",
        summary="",
        published=text.published or as_of,
        precision="minute" if text.published else "unknown",
        seen=as_of,
        digest="",
    )
    body, enclosed = add_documents(normalise(text.body).strip(), text.attachments)
    article = read(entry, body, complete=True, home=text.region, ai_words=ai_words, tagger=tagger)
    return explain_article(text.id, led_by_page(article, enclosed), rule_set)


def explain_article(id_: str, article: Article, rule_set: RuleSet) -> Explanation:
    """Return what the rules make of an article that was read already."""
    return Explanation(id=id_, article=article, matches=rule_set.match(article), blocked=rule_set.blocked(article))


def text_of_line(line: Mapping[str, object], number: int) -> Text:
    """Return the text of one JSON line; any key may be missing. The first line of a text without a title is its title."""
    title, body = str(line.get("title") or ""), str(line.get("text") or "")
    if not title:
        title, _, body = body.strip().partition("\n")
    date = read_date(str(line.get("published") or ""))
    return Text(
        id=str(line.get("id", number)),
        title=title,
        body=body,
        source=str(line.get("source") or ""),
        region=str(line.get("region") or "") or None,
        published=date.at if date else None,
    )


def as_json(explanation: Explanation) -> dict[str, object]:
    """Return the explanation for machines; places are code points of its `text`."""
    article = explanation.article
    topic = article.topic
    return {
        "id": explanation.id,
        "title": article.entry.title,
        "text": article.text,
        "topic": {"senses": sorted(topic.senses), "confidence": topic.confidence, "because": _told(topic.because)},
        "kinds": [asdict(kind) for kind in topic.kinds],
        "regions": [asdict(region) for region in article.regions],
        "facts": [asdict(fact) for fact in article.facts],
        "attachments": [asdict(document) for document in article.attachments],
        "matches": [{"rule": match.rule, "because": _told(match.because)} for match in explanation.matches],
        "near_misses": [{"rule": rule, "blocked_by": condition} for rule, condition in explanation.blocked],
    }


def _told(because: Iterable[Evidence]) -> list[dict[str, object]]:
    return [asdict(evidence) for evidence in because]
