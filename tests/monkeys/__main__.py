"""Monkeys with these seeds, of 5,000 events each; ends with 1 where one of them found something.

python -m tests.monkeys [--events N] [--patience SECONDS] [SEED …]
"""

import argparse
import os
import sys

from tests.monkeys.runs import HEADING, MOST_WAIT, run


def main(words: list[str]) -> int:
    """Let them loose one after the other, and print a table."""
    parser = argparse.ArgumentParser(prog="dev.py faults")
    parser.add_argument("--events", type=int, default=5_000)
    parser.add_argument(
        "--patience",
        metavar="SECONDS",
        type=float,
        default=MOST_WAIT,
        help="how long a window may not answer; more where the machine is busy with something else",
    )
    parser.add_argument("seeds", metavar="SEED", type=int, nargs="*")
    asked = parser.parse_args(words)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(HEADING, flush=True)
    troubled = 0
    for seed in asked.seeds or range(1, 11):
        outcome = run(seed, asked.events, asked.patience)
        print(outcome.line, *outcome.problems, sep="\n", flush=True)
        troubled += bool(outcome.problems)
    return int(bool(troubled))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
