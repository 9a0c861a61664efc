-- A medicine of which the page says that one can come to depend on it.
WITH note (topic, value, rank, says, action) AS (
    VALUES ('dependence', 'yes', 0, 'says that one can come to depend on it',
        'Use it for as short a time as the prescriber says, and do not stop it at once.')
),
-- include: advice
SELECT
    case_id, 'flagged' AS status, 'info' AS severity, 'named' AS certainty, n AS medicine_a, NULL AS medicine_b,
    label || ': ' || page || ' ' || says || '.' AS message, action, basis
FROM ranked
WHERE place = 1
ORDER BY 1, 5
