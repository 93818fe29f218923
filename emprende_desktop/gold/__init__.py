"""What gold is worth: weights, assays, settlements, bars, costs and shares, by exact arithmetic alone."""
