-- title: Quotes whose speaker nobody knows yet
SELECT quote_id, article_id, outlet, substr(published, 1, 10) AS published, kind, cue, mention, text
FROM v_quotes
WHERE status = 'active' AND expert_id IS NULL AND organization_id IS NULL
ORDER BY quote_id
