"""Programmes as the user corrected them: what `programmes.yaml` says, put over what was found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bongsu.programme import Alias, Around, Programme
from bongsu.programmes.corrections import Correction, Merge, Rename, Split
from bongsu.programmes.names import read_name


def mentioned(corrections: Iterable[Correction]) -> tuple[str, ...]:
    """Return the programmes that merges speak of: one of them alone tells only half."""
    found: dict[str, None] = {}
    for each in corrections:
        if isinstance(each, Merge):
            found |= {each.into: None, each.gone: None}
    return tuple(found)


def corrected(programmes: Sequence[Programme], corrections: Iterable[Correction]) -> tuple[Programme, ...]:
    """Return `programmes` as the user corrected them, in the order of the file; what is not there is passed over."""
    held = {each.id: each for each in programmes}
    for correction in corrections:
        if isinstance(correction, Merge):
            _merge(held, correction)
        elif isinstance(correction, Split):
            _split(held, correction)
        else:
            _rename(held, correction)
    return tuple(held.values())


def corrected_around(around: Around, corrections: Sequence[Correction]) -> Around:
    """Return what is around an article as the user corrected it."""
    known = corrected(around.known, corrections)
    of_story = {step.story: programme.id for programme in known for step in programme.steps}
    found = {story: of_story.get(story, programme) for story, programme in around.of_story.items()}
    gone = {each.gone: each.into for each in corrections if isinstance(each, Merge)}
    return Around(known=known, of_story={story: gone.get(programme, programme) for story, programme in found.items()})


def find(programmes: Iterable[Programme], said: str) -> tuple[Programme, ...]:
    """Return the programme of an id, else those of a name, else those whose names have it in them."""
    everything = tuple(programmes)
    if by_id := tuple(each for each in everything if each.id == said):
        return by_id
    key = read_name(said).key
    names = {each.id: [read_name(each.name).key, *(alias.name.key for alias in each.aliases)] for each in everything}
    exact = tuple(each for each in everything if each.name == said or names[each.id][0] == key)
    return exact or tuple(each for each in everything if key and any(key in name for name in names[each.id]))


def split_id(story: str) -> str:
    """Return the id of the programme that a story has for itself once it was split off."""
    return f"q{story[1:]}"


def _one(held: Mapping[str, Programme], said: str) -> Programme | None:
    if said in held:
        return held[said]
    key = read_name(said).key
    return next((each for each in held.values() if each.name == said or read_name(each.name).key == key), None)


def _merge(held: dict[str, Programme], merge: Merge) -> None:
    into, gone = _one(held, merge.into), _one(held, merge.gone)
    if into is None or gone is None or into is gone:
        return
    del held[gone.id]
    held[into.id] = replace(
        into,
        aliases=_each_once((*into.aliases, *gone.aliases)),
        regions=into.regions | gone.regions,
        steps=tuple(sorted((*into.steps, *gone.steps), key=lambda step: (step.at, step.story))),
    )


def _split(held: dict[str, Programme], split: Split) -> None:
    own = split_id(split.story)
    for programme in tuple(held.values()):
        step = next((each for each in programme.steps if each.story == split.story), None)
        if step and programme.id != own:
            held[programme.id] = replace(programme, steps=tuple(each for each in programme.steps if each is not step))
            name = split.name or step.title
            new = held.get(own) or Programme(id=own, name=name, aliases=(Alias(name=read_name(name)),))
            held[own] = replace(new, regions=new.regions | programme.regions, steps=(*new.steps, step))


def _rename(held: dict[str, Programme], rename: Rename) -> None:
    if programme := _one(held, rename.programme):
        alias = Alias(name=read_name(rename.name))
        held[programme.id] = replace(programme, name=rename.name, aliases=_each_once((alias, *programme.aliases)))


def _each_once(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    return tuple({alias.name.key: alias for alias in reversed(tuple(aliases))}.values())[::-1]
