"""How a note becomes a journal entry: pure, one module per family of notes."""
