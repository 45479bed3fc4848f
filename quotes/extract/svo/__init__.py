"""Attribution where word order tells who speaks (subject, verb, object). In: a page of sentences. Out: drafts of statements."""
