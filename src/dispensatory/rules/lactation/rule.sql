-- needs: EXISTS (SELECT 1 FROM patient WHERE breast_feeding = 1)
-- A patient who breast-feeds: what the page says of it.
WITH asked AS (
    SELECT p.case_id, m.n, m.label, m.monograph_id
    FROM patient AS p CROSS JOIN medicine AS m
    WHERE m.case_id = p.case_id AND p.breast_feeding = 1
), ranked AS (
    SELECT m.case_id, m.n, m.page, v.status, v.severity, v.says, v.action,
        row_number() OVER (PARTITION BY m.case_id, m.n ORDER BY v.rank, s.evidence_id) AS place,
        group_concat('e:' || s.evidence_id, ',') OVER (
            PARTITION BY m.case_id, m.n ORDER BY v.rank, s.evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM patient AS p CROSS JOIN asked_page AS m CROSS JOIN population_statement AS s
    JOIN page_verdict AS v ON v.verdict = s.verdict AND v.own = m.own
    WHERE m.case_id = p.case_id AND p.breast_feeding = 1 AND s.monograph_id = m.monograph_id AND s.population = 'lactation'
)
SELECT
    a.case_id, coalesce(r.status, 'not_stated') AS status, r.severity,
    CASE WHEN r.status IS NOT NULL THEN 'named' END AS certainty,
    a.n AS medicine_a, NULL AS medicine_b,
    a.label || ' while breast-feeding: ' || coalesce(r.page || ' ' || r.says, 'the page does not say whether it may be used') || '.'
    AS message,
    coalesce(r.action, '') AS action, coalesce(r.basis, '') AS basis
FROM asked AS a LEFT JOIN ranked AS r ON r.case_id = a.case_id AND r.n = a.n AND r.place = 1
WHERE a.monograph_id IS NOT NULL OR r.status IS NOT NULL
ORDER BY 1, 5
