"""What a quote is about. In: a thesaurus and words. Out: tagged spans; pure."""
