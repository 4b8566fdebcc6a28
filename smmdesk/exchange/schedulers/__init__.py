"""Files in which programs that publish posts take many of them at once."""
