"""Russian: word lists as TOML and a small morphology. In: words. Out: lemmas, cases, speakers' names."""
