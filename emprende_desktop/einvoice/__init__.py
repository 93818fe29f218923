"""Electronic documents of SUNAT: building, checking, signing, sending and reading them."""
