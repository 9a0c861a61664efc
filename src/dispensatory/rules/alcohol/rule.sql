-- What the page says of alcohol: as advice, or as something that the medicine interacts with.
WITH words AS (
    SELECT m.case_id, m.n, m.label, m.own, m.page, a.evidence_id, a.value AS verdict
    FROM asked_page AS m CROSS JOIN advice_statement AS a
    WHERE a.monograph_id = m.monograph_id AND a.topic = 'alcohol' AND a.value IN ('avoid', 'caution')
    UNION ALL
    SELECT m.case_id, m.n, m.label, m.own, m.page, i.evidence_id, i.verdict
    FROM asked_page AS m CROSS JOIN interaction AS i
    WHERE i.monograph_id = m.monograph_id AND i.kind = 'alcohol'
), ranked AS (
    SELECT w.case_id, w.n, w.label, w.page, v.says,
        row_number() OVER (PARTITION BY w.case_id, w.n ORDER BY v.rank, w.own DESC, w.evidence_id) AS place,
        group_concat('e:' || w.evidence_id, ',') OVER (
            PARTITION BY w.case_id, w.n ORDER BY v.rank, w.own DESC, w.evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM words AS w JOIN page_verdict AS v ON v.verdict = w.verdict AND v.own = w.own
    WHERE v.status = 'flagged'
)
SELECT
    case_id, 'flagged' AS status, 'info' AS severity, 'named' AS certainty, n AS medicine_a, NULL AS medicine_b,
    label || ': ' || page || ' ' || says || ' with alcohol.' AS message,
    'Do not drink alcohol with it before a doctor or pharmacist was asked.' AS action, basis
FROM ranked
WHERE place = 1
ORDER BY 1, 5
