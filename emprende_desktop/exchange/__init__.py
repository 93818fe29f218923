"""Files in and out: the notebook, mappings, and journals for other programs."""
