"""How values stand in columns: times as text that sorts, structured values as JSON."""

from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, Generic, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from bongsu.errors import StorageError
from bongsu.model import Cursor, Enclosed, Evidence, Fact, RegionMention, Told, Topic
from bongsu.operations import Params
from bongsu.story import Likeness, Profile
from bongsu.usual import Usual

T = TypeVar("T")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def stamp(moment: datetime) -> str:
    """Return an aware time as `YYYY-MM-DDTHH:MM:SS.ffffffZ`: one width, in UTC, so that text sorts as time does."""
    in_utc = _EPOCH + (moment - _EPOCH)  # a naive time raises here, where astimezone() would take it for local
    return in_utc.isoformat(timespec="microseconds").replace("+00:00", "Z")


def stamp_or_none(moment: datetime | None) -> str | None:
    """Return what `stamp` does; None stays."""
    return None if moment is None else stamp(moment)


def moment(text: str) -> datetime:
    """Return the time that `stamp` wrote. Raises `StorageError` when it is not one."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise StorageError("storage.value", kind="datetime") from error


def moment_or_none(text: str | None) -> datetime | None:
    """Return what `moment` does; None stays."""
    return None if text is None else moment(text)


class Json(Generic[T]):
    """Frozen values of one type, to JSON text and back. Built at first use: compiling the validators takes milliseconds."""

    def __init__(self, name: str, kind: type[T]) -> None:
        self._name = name
        self._kind = kind

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._kind)

    def dump(self, value: T) -> str:
        return self._adapter.dump_json(value).decode()

    def load(self, text: str) -> T:
        """Return the value. Raises `StorageError` when the text is not one, as after an edit by hand."""
        try:
            return self._adapter.validate_json(text)
        except ValidationError as error:
            raise StorageError("storage.value", kind=self._name) from error


USUAL = Json("Usual", Usual)
CURSOR = Json("Cursor", Cursor)
# No text is two of them, since each needs fields that the others lack; to weigh all three would take five times as long.
_TOLD = Annotated[Told, Field(union_mode="left_to_right")]
ALERT: Json[Told] = Json("Alert", _TOLD)  # type: ignore[arg-type]  # a union of types is no type to mypy
PARAMS: Json[Params] = Json("Params", Params)
REGIONS = Json("RegionMention", tuple[RegionMention, ...])
TOPIC = Json("Topic", Topic)
FACTS = Json("Fact", tuple[Fact, ...])
ENCLOSED = Json("Enclosed", tuple[Enclosed, ...])
PROFILE = Json("Profile", Profile)
LIKENESS = Json("Likeness", Likeness)
EVIDENCE = Json("Evidence", tuple[Evidence, ...])
NAMES = Json("names", tuple[str, ...])
