"""All areas, or those named; ends with 1 where a limit is missed."""

import os
import sys
from importlib import import_module

from tests.benchmarks.measure import Figure, table

AREAS = (
    "first_frame",
    "month",
    "board",
    "importing",
    "results",
    "planning",
    "series",
    "reputation",
    "repeats",
    "pages",
    "checklist",
    "switching",
)


def main(wanted: list[str]) -> int:
    """Measure and print."""
    if unknown := set(wanted) - set(AREAS):
        print(f"unknown: {' '.join(sorted(unknown))}; there are: {' '.join(AREAS)}", file=sys.stderr)
        return 2
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: list[Figure] = []
    for area in wanted or AREAS:
        print(f"measuring {area} …", file=sys.stderr)
        found += import_module(f"tests.benchmarks.{area}").figures()
    print(table(found))
    return 0 if all(figure.is_met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
