"""What a small business exchanges: sales, purchases, payments and the money of its owner."""
