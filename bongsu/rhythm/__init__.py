"""When a source tends to bring something new, when to visit it therefore, and when its silence is too long.

`learn` after every good visit, `next_visit` to plan the one after it, `overdue` to see whether silence is an alarm.
"""

from bongsu.rhythm.learning import Rhythm, learn
from bongsu.rhythm.packing import pack, unpack
from bongsu.rhythm.silence import Overdue, overdue
from bongsu.rhythm.visits import NEVER, Pace, Skip, next_visit
from bongsu.rhythm.words import say_rhythm

__all__ = ["NEVER", "Overdue", "Pace", "Rhythm", "Skip", "learn", "next_visit", "overdue", "pack", "say_rhythm", "unpack"]
