"""The page of what people say of a client."""
