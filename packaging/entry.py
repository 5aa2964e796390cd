"""Answers one question: where does the frozen program begin?

The worker that stretches time is this program started once more, and on Linux and macOS so is the
process that cleans up shared memory; ``freeze_support`` knows both by their arguments.
"""

import multiprocessing
import sys

from oboeuta_desktop.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
