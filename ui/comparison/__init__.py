"""Who runs it? The ways to get the work done side by side, weighed, and what the answer rests on."""
