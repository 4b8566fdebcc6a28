"""Posts sent to a client for approval, and the answer that comes back."""
