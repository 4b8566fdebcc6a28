"""Sheets for approval as files, and the answers that come back in files."""
