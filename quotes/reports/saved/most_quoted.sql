-- title: The most quoted experts
-- :from first day meant [from] [default: 0001]
-- :until last day meant [until] [default: 9999]
SELECT expert_id, expert, count(*) AS quotes, count(DISTINCT article_id) AS articles, count(DISTINCT outlet) AS outlets,
       min(substr(published, 1, 10)) AS first, max(substr(published, 1, 10)) AS last
FROM v_quotes
WHERE status = 'active' AND expert_id IS NOT NULL
  AND coalesce(substr(published, 1, 10), '0001') BETWEEN :from AND :until || '~'
GROUP BY expert_id, expert
ORDER BY quotes DESC, expert_id
