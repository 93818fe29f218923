"""What the State asks of an enterprise: regimes and their limits, taxes of a month, days to declare."""
