"""Where a quote stands towards a topic. In: words and a topic's span. Out: suggestions with evidence; pure."""
