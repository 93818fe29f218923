"""Rows of balances become report values: pure, no disk, no language, no layout on paper."""
