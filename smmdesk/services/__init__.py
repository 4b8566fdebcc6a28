"""One module for each area; each is imported when it is first asked for, since SQLAlchemy costs as much as a window."""
