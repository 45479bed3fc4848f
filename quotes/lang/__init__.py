"""One folder per language. In: TOML word lists and a small morphology module each. Out: a Pack that the rules read."""
