-- needs: EXISTS (SELECT 1 FROM medicine AS m CROSS JOIN regimen AS r WHERE r.monograph_id = m.monograph_id AND r.kind = 'maximum' AND r.basis = 'dose')
-- The amount ordered at one time against the largest that the page allows at one time.
WITH
-- include: doses
, asked AS (
    SELECT case_id, n, 'single' AS question, single AS amount, NULL AS other, 0 AS unknown, 0 AS at_least
    FROM ordered WHERE single IS NOT NULL
),
-- include: compared
SELECT case_id, status, severity, certainty, medicine_a, medicine_b, message, action, basis
FROM said
WHERE answer IN ('above', 'missing', 'within')
ORDER BY 1, 5
