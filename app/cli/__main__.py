"""``python -m app.cli`` is ``bongsu``."""

import sys

from app.cli import main

sys.exit(main())
