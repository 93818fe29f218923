"""Paper: a statement's value becomes a neutral Document, and writers turn that into PDF, XLSX, CSV and the screen."""
