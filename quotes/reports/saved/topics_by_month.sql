-- title: Quotes on a topic, month by month
-- :topic the topic's key, as `quotes topics` prints it
SELECT substr(published, 1, 7) AS month, count(*) AS quotes, count(DISTINCT expert_id) AS experts, count(DISTINCT outlet) AS outlets
FROM v_quotes
WHERE status = 'active' AND published IS NOT NULL AND ',' || topics || ',' LIKE '%,' || :topic || ',%'
GROUP BY substr(published, 1, 7)
ORDER BY month
