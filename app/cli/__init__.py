"""The command line: everything a script or a colleague without a screen needs; imports no window."""
