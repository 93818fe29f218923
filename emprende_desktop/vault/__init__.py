"""Who may open the file and how it survives: keys, lock, cipher, backup."""
