"""Records and rules of the field: pure Python, no window, no database."""
