"""Placements with the programmes of their stories, and what of these came before."""

from collections.abc import Sequence
from dataclasses import replace

from bongsu.model import Article, Reason
from bongsu.programme import Around, Link, Programme
from bongsu.programmes.link import link
from bongsu.programmes.stages import earlier, stage_of
from bongsu.story import Placement, Signature


def linked(
    article: Article, parts: Sequence[Signature], placements: Sequence[Placement], around: Around
) -> tuple[Placement, ...]:
    """Return `placements` with links to programmes.

    A story that opens at a later stage than an earlier one of its programme brings the next stage.
    """
    whole = len(parts) == 1
    return tuple(
        _linked(article, placement, part, around, whole=whole)
        for placement, part in zip(placements, (*parts, *[parts[0]] * len(placements)), strict=False)
    )


def _linked(article: Article, placement: Placement, part: Signature, around: Around, *, whole: bool) -> Placement:
    found = link(article, part, story=placement.story.id, whole=whole, around=around)
    if found is None:
        return placement
    held = next((each for each in around.known if each.id == found.programme), None)
    staged = _staged(article, found, held if placement.seen_revision == 0 else None)
    adds = Reason.NEXT_STAGE if staged.after and placement.adds is Reason.FIRST else placement.adds
    return replace(placement, link=staged, adds=adds)


def _staged(article: Article, found: Link, programme: Programme | None) -> Link:
    stage = stage_of(article)
    at = article.entry.published or article.entry.seen
    before = tuple(earlier(programme.steps, stage, at)) if programme else ()
    follows: dict[str, str] = {}
    for step in before:
        for channel in sorted(step.told):
            follows.setdefault(channel, step.story)
    return replace(found, stage=stage, after=before[0].story if before else "", follows=tuple(follows.items()))
