"""The nouns: frozen dataclasses of the standard library alone. In: nothing. Out: what every other layer hands on."""
