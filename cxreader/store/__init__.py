"""The library: one SQLite file that holds texts, what was found in them and all that a person did."""
