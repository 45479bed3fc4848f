"""Characters to spans; knows no language. In: bytes and text. Out: decoded text, parts, marks, sentences, words, keys, dates."""
