"""Posts handed over to programs that publish them."""
