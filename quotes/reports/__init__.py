"""Questions to sheets. In: an open archive and filters. Out: Sheets."""
