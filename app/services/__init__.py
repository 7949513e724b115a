"""Use cases across records: what a person or a command can do with a project."""
