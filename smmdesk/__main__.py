"""`python -m smmdesk`: the same program as the command `smmdesk`."""

import sys

PARSE = "--parse-untrusted"  # how the frozen program starts itself as the child that parses files from outside


def main() -> int:
    """Serve as the parsing child when asked to, before anything large is imported; else be the program."""
    if sys.argv[1:2] == [PARSE]:
        from smmdesk.exchange.child import main as serve

        serve()
    try:
        from smmdesk.command.cli import main as run
    except KeyboardInterrupt:  # Ctrl-C before there is anything that could say more
        return 1
    return run()


if __name__ == "__main__":
    sys.exit(main())
