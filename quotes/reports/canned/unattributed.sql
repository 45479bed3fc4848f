-- title: Quotes with nobody named
-- description: The newest quotes whose speaker no rule found and nobody entered.
SELECT quote_id, text, kind, cue, mention, outlet, published, url
FROM v_quotes
WHERE status = 'active' AND expert_id IS NULL AND organization_id IS NULL
ORDER BY published DESC, quote_id DESC
