"""Papers that an enterprise gives and takes: what they say, what they cost, and the tax in it."""
