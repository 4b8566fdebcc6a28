"""What `dev.py` rests on and calls. It belongs to developing: no package and no build holds it."""
