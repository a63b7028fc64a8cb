"""What a visit asks for: most pages by their own address; some boards answer only to forms, some only through an API."""

from collections.abc import Mapping

from scrapers.addresses import absolute
from scrapers.families import ApiTable, PostTable
from scrapers.links import filled, parameters
from scrapers.visit import Visit


def asked(visit: Visit) -> tuple[str, Mapping[str, str] | None]:
    """Return the address to ask and the form to post to it; None for a plain GET."""
    family = visit.family
    if family.post:
        return _posted(visit, family.post)
    return (_through(visit, family.api) if family.api else visit.url), None


def is_elsewhere(visit: Visit) -> bool:
    """Say whether the answer comes from another address than the one that people open, which its links belong to."""
    return asked(visit) != (visit.url, None)


def _posted(visit: Visit, post: PostTable) -> tuple[str, Mapping[str, str]]:
    """The parameters of the visit's address go before the family's fields: they say what to list, or which item to show."""
    fields = post.page if visit.cursor is None else post.list
    return absolute(visit.url, post.to), {**fields, **parameters(visit.url)}


def _through(visit: Visit, api: ApiTable) -> str:
    template = api.page if visit.cursor is None else api.list
    return absolute(visit.url, filled(template, parameters(visit.url))) if template else visit.url
