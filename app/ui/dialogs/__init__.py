"""Windows that ask or tell one thing; all of them open without stopping the program."""
