"""The page of results: what is known of a period, network by network, and beside the period before."""
