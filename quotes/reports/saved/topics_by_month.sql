-- title: Quotes on a topic, month by month
-- :topic the topic, by any of its names [topic]
SELECT substr(published, 1, 7) AS month, count(*) AS quotes, count(DISTINCT expert_id) AS experts, count(DISTINCT outlet) AS outlets
FROM v_quotes
WHERE status = 'active' AND published IS NOT NULL AND ',' || topics || ',' LIKE '%,' || :topic || ',%'
GROUP BY substr(published, 1, 7)
ORDER BY month
