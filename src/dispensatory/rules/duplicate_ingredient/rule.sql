-- needs: EXISTS (SELECT 1 FROM medicine WHERE n > 0)
-- Two medicines with an active ingredient in common. One row a pair.
WITH shared AS (
    SELECT one.case_id, one.n AS first, other.n AS second, one.ingredient,
        one.called || CASE WHEN one.called = other.called THEN '' ELSE ' (' || other.called || ')' END AS called,
        coalesce('e:' || one.evidence_id, '') AS first_basis, coalesce('e:' || other.evidence_id, '') AS second_basis
    FROM medicine_ingredient AS one JOIN medicine_ingredient AS other
        ON other.case_id = one.case_id AND other.ingredient = one.ingredient
    WHERE other.n > one.n
), ranked AS (
    SELECT *,
        row_number() OVER (PARTITION BY case_id, first, second ORDER BY ingredient) AS place,
        group_concat(called, ' and ') OVER (
            PARTITION BY case_id, first, second ORDER BY ingredient
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS called_all,
        group_concat(first_basis || ',' || second_basis, ',') OVER (
            PARTITION BY case_id, first, second ORDER BY ingredient
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM shared
)
SELECT
    r.case_id, 'flagged' AS status, 'warning' AS severity, 'named' AS certainty,
    r.first AS medicine_a, r.second AS medicine_b,
    CASE
        WHEN a.label = b.label AND coalesce(a.monograph_id, 0) = coalesce(b.monograph_id, 0) THEN a.label || ' is on the list twice.'
        ELSE a.label || ' and ' || b.label || ' both contain ' || r.called_all || '.'
    END AS message,
    'Make sure that both are meant, and count the two doses together.' AS action,
    r.basis
FROM ranked AS r
JOIN medicine AS a ON a.case_id = r.case_id AND a.n = r.first
JOIN medicine AS b ON b.case_id = r.case_id AND b.n = r.second
WHERE r.place = 1
ORDER BY 1, 5, 6
