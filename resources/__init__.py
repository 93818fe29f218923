"""Bytes that the app ships: charts of accounts, dated tables, fonts, icons and words."""
