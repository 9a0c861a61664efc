-- The amount ordered over a day, summed over the medicines with the same ingredient, against what the page states.
WITH
-- include: doses
,
-- include: often
, alone AS (
    -- Medicines with one ingredient: only their amounts can be added up.
    SELECT case_id, n, min(ingredient) AS ingredient FROM medicine_ingredient GROUP BY case_id, n HAVING count(*) = 1
), amount AS (
    SELECT o.*, s.ingredient FROM ordered AS o LEFT JOIN alone AS s ON s.case_id = o.case_id AND s.n = o.n
), partner AS (
    -- Other medicines with the same ingredient, and what of it they add in a day; null where that is not known.
    SELECT o.case_id, o.n, g.n AS other,
        CASE WHEN x.unit = o.unit AND coalesce(x.per, '') = coalesce(o.per, '') THEN coalesce(x.daily, x.least) END
        AS daily,
        CASE WHEN x.monograph_id = o.monograph_id AND x.n < o.n THEN 1 ELSE 0 END AS told
    FROM amount AS o CROSS JOIN medicine_ingredient AS g
    LEFT JOIN amount AS x ON x.case_id = g.case_id AND x.n = g.n AND x.ingredient = g.ingredient
    WHERE g.case_id = o.case_id AND g.ingredient = o.ingredient AND g.n <> o.n
), partners AS (
    SELECT case_id, n, min(other) AS other, sum(daily) AS daily, count(*) - count(daily) AS unknown, max(told) AS told
    FROM partner GROUP BY case_id, n
), asked AS (
    SELECT o.case_id, o.n, 'daily' AS question, coalesce(o.daily, o.least) + coalesce(p.daily, 0) AS amount, p.other,
        coalesce(p.unknown, 0) AS unknown, CASE WHEN o.daily IS NULL THEN 1 ELSE 0 END AS at_least
    FROM ordered AS o LEFT JOIN partners AS p ON p.case_id = o.case_id AND p.n = o.n
    LEFT JOIN often AS f ON f.case_id = o.case_id AND f.n = o.n
    WHERE (o.least IS NOT NULL OR o.daily IS NOT NULL) AND coalesce(p.told, 0) = 0 AND f.n IS NULL
),
-- include: compared
SELECT case_id, status, severity, certainty, medicine_a, medicine_b, message, action, basis
FROM said
UNION ALL
-- A dose that is given and could not be read, or not given where the page sets a limit to it.
SELECT
    m.case_id, 'could_not_check', NULL, NULL, m.n, NULL,
    CASE WHEN m.unread = 1 THEN m.label || ': the dose in "' || m.text || '" could not be read.'
        ELSE m.label || ': no dose is given, and the page states a maximum.' END,
    'Give the dose, such as "50 mg twice daily".',
    coalesce((
        SELECT 'e:' || min(r.evidence_id) FROM regimen AS r WHERE r.monograph_id = m.monograph_id AND r.kind = 'maximum'
    ), '')
FROM medicine AS m LEFT JOIN medicine_dose AS d ON d.case_id = m.case_id AND d.n = m.n
WHERE m.monograph_id IS NOT NULL AND (
    m.unread = 1
    OR ((d.n IS NULL OR (d.single IS NULL AND d.daily IS NULL)) AND EXISTS (
        SELECT 1 FROM regimen AS r WHERE r.monograph_id = m.monograph_id AND r.kind = 'maximum'
            AND (r.single_high IS NOT NULL OR r.daily_high IS NOT NULL)
    ))
)
ORDER BY 1, 5, 7
