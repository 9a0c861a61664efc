-- What the page says of driving and machines, where it warns.
WITH note (topic, value, rank, says, action) AS (
    VALUES
        ('driving', 'avoid', 0, 'says not to drive or use machines', 'Do not drive or use machines while taking it.'),
        ('driving', 'caution', 1, 'asks for caution with driving and machines',
            'Do not drive or use machines until it is known how it acts.')
),
-- include: advice
SELECT
    r.case_id, 'flagged' AS status, 'info' AS severity, 'named' AS certainty, r.n AS medicine_a, NULL AS medicine_b,
    r.label || ': ' || r.page || ' ' || r.says || '.' AS message, r.action, r.basis
FROM ranked AS r JOIN patient AS p ON p.case_id = r.case_id
-- A child under 14 drives nowhere.
WHERE r.place = 1 AND coalesce(p.age, 14) >= 14
ORDER BY 1, 5
