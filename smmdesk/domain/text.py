"""The mark that tells translators which sentences are shown to people."""


def _(text: str) -> str:
    """Mark an English sentence for translation; it is translated where it is shown."""
    return text
