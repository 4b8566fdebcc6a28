"""What is said of a row that looks like a record that is here already, changed."""

from enum import StrEnum


class Answer(StrEnum):
    """What becomes of the row; by itself, since the command line asks for the words at every start."""

    UPDATE = "update"
    ADD = "add"
    SKIP = "skip"
