-- title: Propositions and who stands where
-- description: How many stances people set on each sentence one can agree or disagree with.
SELECT t.key AS topic, p.id AS proposition_id, p.text AS proposition, s.value AS stance, count(*) AS stances,
       count(DISTINCT s.quote_id) AS quotes, count(DISTINCT s.coder) AS coders
FROM proposition p JOIN topic t ON t.id = p.topic_id
LEFT JOIN stance s ON s.proposition_id = p.id AND s.withdrawn_at IS NULL
GROUP BY t.key, p.id, p.text, s.value
ORDER BY t.key, p.id, stances DESC
