"""A sign of life to somebody outside, so that they notice when it stops."""

import logging
from collections.abc import Awaitable, Callable, Mapping

from app.cycle import House
from app.narrator import Narrator
from app.settings import read_secret
from app.web import Health
from bongsu.errors import CollectError
from bongsu.model import SecretRef


class Heartbeat:
    """Calls the configured address while all is well, and stays silent otherwise: silence is the alarm."""

    def __init__(
        self, house: House, narrator: Narrator, environ: Mapping[str, str], health: Callable[[], Awaitable[Health]]
    ) -> None:
        self._house = house
        self._narrator = narrator
        self._environ = environ
        self._health = health
        self._failing = False

    async def beat(self) -> None:
        """Call the address once, if there is one and all is well."""
        address = self._house.edition.config.heartbeat_url
        url = read_secret(address, self._environ) if isinstance(address, SecretRef) else address
        if not url or not (await self._health()).well:
            return
        try:
            await self._house.client.get(url, robots=False, private=True)  # the owner chose it
        except CollectError as error:
            if not self._failing:
                why = error.say(self._narrator.language)
                self._narrator.line("shell.heartbeat-failed", level=logging.WARNING, why=why)
            self._failing = True
        else:
            self._failing = False
