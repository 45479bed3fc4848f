-- title: Latest stances
-- description: The newest clear stance of every person on every topic, with the quote it rests on.
SELECT ranked.topic, ranked.expert, ranked.stance, ranked.published, ranked.text, ranked.quote_id, ranked.url
FROM (
  SELECT t.key AS topic, c.name AS expert, x.stance, v.published, q.text, q.id AS quote_id, v.url,
         row_number() OVER (PARTITION BY x.topic_id, c.id ORDER BY q.day DESC, q.id DESC) AS place
  FROM quote_topic x
  JOIN topic t ON t.id = x.topic_id
  JOIN quote q ON q.id = x.quote_id AND q.status = 'active'
  JOIN article_version v ON v.id = q.version_id
  JOIN expert e ON e.id = q.expert_id
  JOIN expert c ON c.id = e.canonical_id
  WHERE x.stance IS NOT NULL AND x.stance <> 'unclear'
) ranked
WHERE ranked.place = 1
ORDER BY ranked.published DESC, ranked.topic, ranked.expert
