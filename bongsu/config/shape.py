"""The shape of rules.yaml: one model a part. The JSON Schema for editors is made from the same models.

Fields have defaults even where they are required: `REQUIRED` says which must be written, so that a part with one mistake can
still be searched for others.
"""

from datetime import timedelta
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from bongsu.catalogue import TAGS
from bongsu.config.fields import (
    MAX_WITHIN,
    Chat,
    Contact,
    Duration,
    EnvName,
    Every,
    Health,
    Interval,
    MaxAge,
    Name,
    Regex,
    Text,
    Texts,
    Url,
    Won,
    Words,
    as_silence,
    as_switch,
)
from bongsu.config.living import Days, Reminders, WrittenHours, WrittenTimes
from bongsu.delivery import PATIENCE
from bongsu.model import SourceKind
from bongsu.pace import MINUTE, SECOND, Limit
from bongsu.rule import Ai, Severity

ChannelKind = Literal["console", "webhook", "telegram", "email", "apprise"]
Preset = Literal["dooray", "discord", "jandi", "mattermost", "slack", "teams"]
MOST_PER_SECOND, MOST_PER_MINUTE = 1_000, 10_000
"""More than that is no limit that a far end has."""

GROUP_PER_MINUTE = 20
"""What Telegram takes for one group, <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>."""

VIAS: tuple[Literal["file", "env", "credential"], ...] = ("file", "env", "credential")
"""Where a secret may be kept: ``token_file``, ``token_env``, ``token_credential``."""


def _with_needs(schema: dict[str, Any], part: type["Part"]) -> None:
    if part.REQUIRED:
        schema["required"] = list(part.REQUIRED)


class Part(BaseModel):
    """A part of rules.yaml. Keys that it does not know are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_with_needs)
    REQUIRED: ClassVar[tuple[str, ...]] = ()


class TemplatesShape(Part):
    """Texts of the user's own, in Jinja2; docs/channels.md has the names that they can use."""

    title: Annotated[Text | None, Field(description="The subject, for kinds that have one.")] = None
    body: Annotated[Text | None, Field(description="The message; for a webhook it has to make JSON.")] = None


class ChannelShape(Part):
    """A destination. Each of `SECRETS` may be kept elsewhere (`VIAS`); each of `NEEDED` must be given somehow."""

    SECRETS: ClassVar[tuple[str, ...]] = ()
    NEEDED: ClassVar[tuple[str, ...]] = ()
    kind: ChannelKind
    max_per_hour: Annotated[
        int | None, Field(ge=1, description="Messages in any hour; what is over is told together, in a digest.")
    ] = None
    hours: Annotated[WrittenHours | None, Field(description="When to tell: 08:00-21:00; what comes at other times waits.")] = (
        None
    )
    digest: Annotated[WrittenTimes | None, Field(description="Tell all at once, at these times: [08:30, 17:30].")] = None
    group: Annotated[Duration | None, Field(description="How long an alert waits for other outlets of its story: 10m.")] = None
    per_second: Annotated[int | None, Field(ge=1, le=MOST_PER_SECOND, description="Messages in any second.")] = None
    per_minute: Annotated[int | None, Field(ge=1, le=MOST_PER_MINUTE, description="Messages in any minute.")] = None
    templates: Annotated[TemplatesShape | None, Field(description="How messages look, in the user's own words.")] = None

    def pace(self) -> tuple[Limit, ...]:
        """Return what the far end takes."""
        counts = ((self.per_second, SECOND), (self.per_minute, MINUTE))
        return tuple(Limit(count=count, per=per) for count, per in counts if count is not None)

    def shared_pace(self) -> tuple[Limit, ...]:
        """Return what it takes from all channels of the same secrets."""
        return ()


class ConsoleShape(ChannelShape):
    """Shows alerts on the daemon's own output."""

    REQUIRED: ClassVar = ("kind",)
    kind: Literal["console"] = "console"


class WebhookShape(ChannelShape):
    """Posts alerts as JSON, signed per Standard Webhooks where a secret is given."""

    REQUIRED: ClassVar = ("kind",)
    SECRETS: ClassVar = ("url", "secret")
    NEEDED: ClassVar = ("url",)
    kind: Literal["webhook"] = "webhook"
    at_once: Annotated[int, Field(ge=1, le=64, description="Messages on their way at a time; of one story only one.")] = 8
    preset: Annotated[Preset | None, Field(description="Post what this chat service takes, and know its answers.")] = None
    url: Annotated[Url | None, Field(description="Where to post. If the address is itself a secret, use url_file instead.")] = (
        None
    )
    url_file: Text | None = None
    url_env: EnvName | None = None
    url_credential: Text | None = None
    secret_file: Annotated[Text | None, Field(description="A file that holds the signing secret.")] = None
    secret_env: Annotated[EnvName | None, Field(description="An environment variable that holds it.")] = None
    secret_credential: Annotated[Text | None, Field(description="A systemd credential that holds it.")] = None


class TelegramShape(ChannelShape):
    """Sends alerts through a Telegram bot."""

    REQUIRED: ClassVar = ("kind", "chat")
    SECRETS: ClassVar = ("token",)
    NEEDED: ClassVar = ("token",)
    kind: Literal["telegram"] = "telegram"
    per_second: Annotated[int, Field(ge=1, le=MOST_PER_SECOND, description="Messages in any second, as Telegram takes.")] = 1
    bot_per_second: Annotated[
        int, Field(ge=1, le=MOST_PER_SECOND, description="Messages in any second by all channels of the same bot.")
    ] = 30
    chat: Annotated[
        Chat, Field(description="A chat id such as -1001234567890, or @name; `bongsu channels chats` finds it.")
    ] = ""
    token_file: Annotated[Text | None, Field(description="A file that holds the bot's token.")] = None
    token_env: Annotated[EnvName | None, Field(description="An environment variable that holds it.")] = None
    token_credential: Annotated[Text | None, Field(description="A systemd credential that holds it.")] = None
    api_base: Annotated[Url | None, Field(description="Where the Bot API is; the default is Telegram's own.")] = None
    preview: Annotated[bool | None, Field(description="Show a preview of the link.")] = None
    thread: Annotated[int | None, Field(ge=1, description="The topic of a forum group to write to.")] = None
    silent: Annotated[
        Literal[True, False, "low", "normal", "high", "urgent"] | None,
        BeforeValidator(as_silence),
        Field(description="Deliver without a sound: all, none, or what matters no more than this; `low` by default."),
    ] = None
    buttons: Annotated[bool | None, Field(description="Show buttons under alerts; true by default.")] = None
    commands: Annotated[bool | None, Field(description="Answer commands written in the chat; true by default.")] = None
    allow: Annotated[
        Texts | None,
        PlainSerializer(lambda chats: " ".join(chats or ()) or None),
        Field(description="The numbers of the chats that may give commands; by default the channel's own."),
    ] = None

    def pace(self) -> tuple[Limit, ...]:
        """Return what Telegram takes: fewer for a group or a channel, whose ids are negative or names."""
        per_minute = self.per_minute or (None if self.chat.isdecimal() else GROUP_PER_MINUTE)
        return (Limit(count=self.per_second, per=SECOND), *((Limit(count=per_minute, per=MINUTE),) if per_minute else ()))

    def shared_pace(self) -> tuple[Limit, ...]:
        return (Limit(count=self.bot_per_second, per=SECOND),)


class EmailShape(ChannelShape):
    """Sends alerts as mail through an SMTP server."""

    REQUIRED: ClassVar = ("kind", "host", "sender", "to")
    SECRETS: ClassVar = ("password",)
    kind: Literal["email"] = "email"
    host: Annotated[Text, Field(description="The server that takes our mail.")] = "localhost"
    port: Annotated[int | None, Field(ge=1, le=65_535, description="By default 587, 465 for implicit, 25 for none.")] = None
    tls: Annotated[
        Literal["starttls", "implicit", "none"], Field(description="How it is encrypted; `none` only without a password.")
    ] = "starttls"
    sender: Annotated[Text, Field(description="Whom the mail comes from, such as Bongsu <bongsu@city.example>.")] = ""
    to: Annotated[Text, Field(description="Whom it goes to, several apart by commas.")] = ""
    user: Annotated[Text | None, Field(description="The login, with a password.")] = None
    password_file: Annotated[Text | None, Field(description="A file that holds the password.")] = None
    password_env: Annotated[EnvName | None, Field(description="An environment variable that holds it.")] = None
    password_credential: Annotated[Text | None, Field(description="A systemd credential that holds it.")] = None


class AppriseShape(ChannelShape):
    """Sends alerts through Apprise, which knows over a hundred services: needs bongsu[apprise]."""

    REQUIRED: ClassVar = ("kind",)
    SECRETS: ClassVar = ("url",)
    NEEDED: ClassVar = ("url",)
    kind: Literal["apprise"] = "apprise"
    url_file: Annotated[Text | None, Field(description="A file that holds Apprise's addresses, one a line.")] = None
    url_env: Annotated[EnvName | None, Field(description="An environment variable that holds them.")] = None
    url_credential: Annotated[Text | None, Field(description="A systemd credential that holds them.")] = None


CHANNEL_SHAPES: dict[str, type[ChannelShape]] = {
    "console": ConsoleShape,
    "webhook": WebhookShape,
    "telegram": TelegramShape,
    "email": EmailShape,
    "apprise": AppriseShape,
}


class DefaultsShape(Part):
    """What every source has that does not say otherwise."""

    every: Annotated[
        Interval,
        Field(description="How often to visit: 10m on average, or between two bounds, {min: 2m, max: 1h}; at least 1m."),
    ] = Every(mean=timedelta(minutes=10))
    max_age: Annotated[MaxAge, Field(description="Nothing older alerts; off: any age does.")] = timedelta(days=7)
    page: Annotated[Literal["always", "never"], Field(description="Whether to fetch the page of each new entry.")] = "always"
    attachments: Annotated[
        Literal["always", "never"], Field(description="Whether to read the documents that a page links to.")
    ] = "always"
    first_catch: Annotated[
        Literal["quiet", "alert"], Field(description="What the first visit finds: quiet keeps it as seen, alert tells it.")
    ] = "quiet"
    retry_after: Annotated[
        Literal["source", "host"], Field(description="Who rests when a server asks for it: the source, or all of its host.")
    ] = "source"


class SourceShape(DefaultsShape):
    """A place to watch, or one that pushes. All but the latter, and those of the catalogue, need a `url`."""

    REQUIRED: ClassVar = ("id",)
    id: Name = ""
    name: Annotated[Text | None, Field(description="What messages call it; the id by default.")] = None
    url: Url = ""
    kind: Annotated[SourceKind | None, Field(description="By default what the address looks like, else a feed.")] = None
    family: Annotated[Name | None, Field(description="The family of boards it belongs to, if the address does not tell.")] = (
        None
    )
    region: Annotated[Text | None, Field(description="The home of its publisher: 광주, 경북 포항.")] = None
    allow_private: Annotated[bool, Field(description="Let the address lead into a private network.")] = False
    like: Annotated[Name | None, Field(description="The source of the catalogue that it is but for what is written.")] = None
    query: Annotated[Text | None, Field(description="The words that a search looks for: 대구 AI.")] = None
    key_file: Annotated[Text | None, Field(description="A file that holds the key of an open API.")] = None
    key_env: Annotated[EnvName | None, Field(description="An environment variable that holds it.")] = None
    key_credential: Annotated[Text | None, Field(description="A systemd credential that holds it.")] = None
    quota: Annotated[int | None, Field(ge=1, description="Calls a day that the key has, if not what the API gives.")] = None
    robots: Annotated[
        Literal["obey", "ignore"], Field(description="For a feed: whether what robots.txt says of it is heeded.")
    ] = "obey"
    secret_file: Annotated[Text | None, Field(description="A file that holds what pushes are signed with.")] = None
    secret_env: Annotated[EnvName | None, Field(description="An environment variable that holds it.")] = None
    secret_credential: Annotated[Text | None, Field(description="A systemd credential that holds it.")] = None


class WantedShape(Part):
    """Which sources of the catalogue: those of any of the regions that offer all of the kinds."""

    region: Annotated[Texts, Field(description="Their home is within one of these: 대구, 경북 포항, 호남권.")] = ()
    kind: Annotated[
        Texts,
        WithJsonSchema({"anyOf": [{"enum": list(TAGS)}, {"type": "array", "items": {"enum": list(TAGS)}}]}),
        Field(description="What they offer, or who runs them: press-release, notice, newspaper."),
    ] = ()


class SelectShape(DefaultsShape):
    """Sources of the catalogue, chosen at once."""

    REQUIRED: ClassVar = ("select",)
    select: WantedShape = WantedShape()


class WebSubShape(Part):
    """Feeds that name a hub are subscribed to, so that they need not be asked as often."""

    REQUIRED: ClassVar = ("callback",)
    callback: Annotated[Url, Field(description="The address at which the hubs reach the port of `health`.")] = ""


class NearShape(Part):
    """Words that must stand together."""

    REQUIRED: ClassVar = ("words",)
    words: Words = ()
    within: Annotated[int, Field(ge=1, le=MAX_WITHIN, description="Characters from the first word to the end of the last.")] = (
        30
    )


class ExamplesShape(Part):
    """Texts that `bongsu rules test` tries. The first line of each is its title."""

    match: Texts = ()
    no_match: Texts = ()


class RuleShape(Part):
    """A line of interest. All conditions that are written must hold."""

    REQUIRED: ClassVar = ("id",)
    id: Name = ""
    name: Annotated[Text | None, Field(description="What messages call it; the id by default.")] = None
    any: Annotated[Words, Field(description="At least one of these words stands in the text.")] = ()
    all: Annotated[Words, Field(description="Each of these words stands in the text.")] = ()
    none: Annotated[Words, Field(description="None of these words stands in the text.")] = ()
    title: Annotated[Words, Field(description="At least one of these words stands in the title.")] = ()
    near: Annotated[NearShape | None, Field(description="Words that stand together.")] = None
    regex: Annotated[Regex, Field(description="An RE2 pattern that is found in the text, in either case.")] = ""
    regions: Annotated[Texts, Field(description="The text is about one of these: 대구, 경북 포항, 호남권.")] = ()
    mentioned: Annotated[bool, Field(description="It is enough that the text names the region.")] = False
    sources: Annotated[Texts, Field(description="It came from one of these sources, by id.")] = ()
    ai: Annotated[
        Ai | None,
        BeforeValidator(as_switch),
        WithJsonSchema({"enum": [True, False, "any"]}),
        Field(description="The text is (true) or is not (false) about artificial intelligence; true where a word is AI."),
    ] = None
    kinds: Annotated[Texts, Field(description="It brings one of these kinds of news: 협약, 공모·모집, 선정.")] = ()
    min_amount: Annotated[Won, Field(description="It speaks of at least this sum: 10억, 3천만원, 500000000.")] = 0
    deadline_within: Annotated[Duration | None, Field(description="A call in it closes within this time: 14d.")] = None
    bodies: Annotated[Texts, Field(description="One of these bodies stands in it: 울산테크노파크, 과기정통부.")] = ()
    severity: Annotated[Severity, Field(description="How much it matters.")] = "normal"
    hours: Annotated[WrittenHours | None, Field(description="When to tell of it, within the hours of the channel.")] = None
    notify: Annotated[Texts, Field(description="The channels to tell; all of them by default.")] = ()
    enabled: Annotated[bool, Field(description="false: the rule rests.")] = True
    shadow: Annotated[bool, Field(description="true: the rule matches, and is counted, but tells nobody.")] = False
    examples: Annotated[ExamplesShape, Field(description="Texts that must, or must not, match.")] = ExamplesShape()


class TopShape(Part):
    """rules.yaml without what it lists. A file without rules would watch in silence."""

    REQUIRED: ClassVar = ("rules",)
    language: Annotated[Literal["ko", "en"], Field(description="The language of messages.")] = "ko"
    database: Annotated[Text | None, Field(description="The database file; by default in the state directory.")] = None
    health: Annotated[Health, Field(description="Where /healthz answers; off: nowhere.")] = "127.0.0.1:8710"
    heartbeat_url: Annotated[Url | None, Field(description="An address to call while all is well.")] = None
    heartbeat_url_file: Text | None = None
    heartbeat_url_env: EnvName | None = None
    heartbeat_url_credential: Text | None = None
    contact: Annotated[
        Contact | None,
        Field(description="Where whoever runs a site can reach you: a web or mail address, sent to all of them."),
    ] = None
    ai_words: Annotated[
        Words, Field(description="Your own words for artificial intelligence, beside those that bongsu knows.")
    ] = ()
    reload_limit: Annotated[
        int, Field(ge=0, description="If a change of rules would tell more than this of what is stored, none of it is told.")
    ] = 50
    patience: Annotated[Duration, Field(description="How long an alert is tried before it is given up; it is kept.")] = PATIENCE
    retain_days: Annotated[int, Field(ge=1, description="How long alerts that were sent or given up stay in the ledger.")] = 90
    holidays: Annotated[Days, Field(description="Your own days off, beside the public holidays: 2026-12-24.")] = ()
    reminders: Annotated[Reminders, Field(description="Remind of deadlines so many days before: [D-7, D-3, D-1].")] = ()
    ops: Annotated[Texts, Field(description="The channels that are told of trouble with bongsu itself; none by default.")] = ()
    channels: Any = None
    defaults: Any = None
    websub: Any = None
    sources: Any = None
    rules: Any = None


class FileShape(TopShape):
    """What bongsu watches, what it looks for, and whom it tells."""

    channels: Annotated[
        dict[
            str, Annotated[ConsoleShape | WebhookShape | TelegramShape | EmailShape | AppriseShape, Field(discriminator="kind")]
        ],
        Field(description="Where alerts go, by name; by default the console."),
    ] = {}
    defaults: DefaultsShape = DefaultsShape()
    websub: WebSubShape | None = None
    sources: tuple[SourceShape | SelectShape, ...] = ()
    rules: tuple[RuleShape, ...] = ()
