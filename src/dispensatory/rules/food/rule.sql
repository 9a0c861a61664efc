-- What the page says of food: with a meal or on an empty stomach, and foods that it warns of. One row a medicine.
WITH words AS (
    SELECT m.case_id, m.n, m.label, m.page, a.evidence_id, 9 AS rank,
        CASE a.value WHEN 'with' THEN 'says to take it with food' ELSE 'says to take it on an empty stomach' END AS says
    FROM asked_page AS m CROSS JOIN advice_statement AS a
    WHERE m.own = 1 AND a.monograph_id = m.monograph_id AND a.topic = 'food' AND a.value IN ('with', 'without')
    UNION ALL
    SELECT m.case_id, m.n, m.label, m.page, i.evidence_id, v.rank, v.says || ' with ' || i.target
    FROM asked_page AS m CROSS JOIN interaction AS i
    JOIN page_verdict AS v ON v.verdict = i.verdict AND v.own = m.own
    WHERE i.monograph_id = m.monograph_id AND i.kind = 'food' AND v.status = 'flagged' AND v.verdict <> 'interacts'
), grouped AS (
    SELECT case_id, n, label, page, says, min(rank) AS rank, min(evidence_id) AS evidence_id
    FROM words
    GROUP BY case_id, n, label, page, says
), worded AS (
    SELECT *,
        CASE WHEN page = lag(page) OVER (PARTITION BY case_id, n ORDER BY rank, evidence_id) THEN 'it' ELSE page END
        || ' ' || says AS sentence
    FROM grouped
), ranked AS (
    SELECT case_id, n, label,
        row_number() OVER (PARTITION BY case_id, n ORDER BY rank, evidence_id) AS place,
        group_concat(sentence, '; ') OVER (
            PARTITION BY case_id, n ORDER BY rank, evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS says,
        group_concat('e:' || evidence_id, ',') OVER (
            PARTITION BY case_id, n ORDER BY rank, evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM worded
)
SELECT
    case_id, 'flagged' AS status, 'info' AS severity, 'named' AS certainty, n AS medicine_a, NULL AS medicine_b,
    label || ': ' || says || '.' AS message,
    'Follow what is said of food.' AS action, basis
FROM ranked
WHERE place = 1
ORDER BY 1, 5
