-- title: Quotes on a topic, month by month
-- description: A topic by its key or by any of its names in small letters.
SELECT (q.month / 100) || '-' || substr('0' || (q.month % 100), -2) AS month, count(*) AS quotes,
       count(DISTINCT q.expert_id) AS experts, count(DISTINCT q.outlet_id) AS outlets
FROM quote_topic x JOIN topic t ON t.id = x.topic_id JOIN quote q ON q.id = x.quote_id
WHERE q.status = 'active' AND q.month IS NOT NULL AND (t.key = trim(:topic) OR t.label = trim(:topic)
   OR t.id IN (SELECT f.topic_id FROM topic_form f WHERE f.folded = trim(:topic)))
GROUP BY q.month
ORDER BY q.month
