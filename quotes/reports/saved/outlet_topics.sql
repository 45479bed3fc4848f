-- title: What each outlet quotes people about
SELECT q.outlet, t.key AS topic, count(*) AS quotes, count(DISTINCT q.expert_id) AS experts
FROM v_quotes q JOIN v_topics t ON ',' || q.topics || ',' LIKE '%,' || t.key || ',%'
WHERE q.status = 'active'
GROUP BY q.outlet, t.key
ORDER BY q.outlet, quotes DESC, t.key
