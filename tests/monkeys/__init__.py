"""Somebody who knows nothing of the program and does everything: random events on the whole of it."""
