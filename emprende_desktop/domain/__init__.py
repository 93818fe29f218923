"""Values that every room shares: money, periods, who and what, and the errors a person can act on."""
