-- title: Quotes with figures
-- description: Quotes on a topic (its key or a name in small letters) that hold a number; `quotes figures` reads value and unit.
SELECT q.quote_id, coalesce(q.expert, q.organization, q.speaker) AS who, q.text, q.outlet, q.published, q.url
FROM v_quotes q
WHERE q.status = 'active' AND q.text GLOB '*[0-9]*' AND q.quote_id IN (
  SELECT x.quote_id FROM quote_topic x JOIN topic t ON t.id = x.topic_id
  WHERE t.key = trim(:topic) OR t.label = trim(:topic)
     OR t.id IN (SELECT f.topic_id FROM topic_form f WHERE f.folded = trim(:topic)))
ORDER BY q.published DESC, q.quote_id DESC
