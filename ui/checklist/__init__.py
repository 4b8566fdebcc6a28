"""The results checklist: questions answered by keyboard, the score that follows, what to improve first."""
