"""Electronic books as SUNAT takes them: layouts as tables, one writer for all, and proposals of the SIRE read in."""
