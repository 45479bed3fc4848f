-- title: Quotes worth checking first, the least certain before
-- :below confidence below which a quote is unsure [number] [default: 0.7]
SELECT quote_id, round(CAST(confidence AS numeric), 2) AS confidence, speaker, kind, cue, mention, text
FROM v_quotes
WHERE status = 'active' AND confidence < CAST(:below AS numeric)
ORDER BY v_quotes.confidence, quote_id
