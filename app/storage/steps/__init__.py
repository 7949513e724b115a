"""The released steps of the tables, each plain SQL that never changes."""
