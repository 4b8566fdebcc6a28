"""The page of strategies."""
