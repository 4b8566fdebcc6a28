"""The client's report: drafted beside its figures, and shown as it went out."""
