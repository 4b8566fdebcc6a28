"""The page of results: what is known of a period, by network, post and hour, and beside the period before."""
