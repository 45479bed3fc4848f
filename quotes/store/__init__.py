"""The only home of tables. In: nouns and filters. Out: rows as nouns; SQLite and PostgreSQL alike."""
