"""One module a screen; none knows another."""
