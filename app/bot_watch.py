"""/watch: a rule is proposed in a chat, and written into watch.yaml once somebody there says yes."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from hashlib import sha256

import yaml

from app.cycle import House
from app.watchlist import add_rule, as_yaml
from bongsu.errors import ConfigError
from bongsu.model import Channel
from bongsu.wishes import Plain, read_wish, rule_of
from bongsu.wording import Language, say
from storage.conversations import Proposal

WATCH, DROP = "watch", "drop"
OPEN = timedelta(days=1)
"""How long a proposal can be agreed to."""

_DIGITS = 16


def propose(house: House, channel: Channel, chat: str, text: str) -> tuple[str, str]:
    """Keep the rule that `text` asks for as a proposal; return what it says and its id, or why there is none and ""."""
    edition, now = house.edition, house.clock()
    language = edition.config.language
    rule = rule_of(read_wish(text), channel.name, [each.id for each in edition.config.rules])
    if rule is None:
        return say("telegram.watch.how", language), ""
    written = as_yaml(rule)
    id_ = sha256(f"{channel.name}\n{chat}\n{written}\n{now.isoformat()}".encode()).hexdigest()[:_DIGITS]
    house.store.propose(Proposal(id=id_, channel=channel.name, chat=chat, rule=written, at=now))
    said = "\n".join(_in_words(rule, language))
    return say("telegram.watch.proposed", language, channel=channel.name, said=said, rule=written), id_


def _in_words(rule: Plain, language: Language) -> Iterator[str]:
    """Yield the conditions of a rule as a person says them."""
    for key in ("regions", "ai", "kinds", "all"):
        if found := rule.get(key):
            words = ", ".join(map(str, found)) if isinstance(found, list | tuple) else ""
            yield f"· {say(f'telegram.watch.{key}', language, words=words)}"


def settle_proposal(house: House, channels: Sequence[Channel], chat: str, verb: str, id_: str) -> str:
    """Write or drop a rule that was proposed in this chat; return what is said of it."""
    language, proposal = house.edition.config.language, house.store.proposal(id_)
    is_ours = proposal is not None and proposal.chat == chat and proposal.channel in {each.name for each in channels}
    if proposal is None or not is_ours or house.clock() - proposal.at > OPEN:
        return say("telegram.watch.gone", language)
    if verb == WATCH:
        try:
            add_rule(house.rulebook, proposal.rule)
        except ConfigError as error:
            return error.say(language)
        except OSError as error:
            return say("telegram.watch.not-written", language, why=error.strerror or "")
    house.store.drop_proposal(id_)
    return say(f"telegram.watch.{verb}", language, id=yaml.safe_load(proposal.rule)["id"])
