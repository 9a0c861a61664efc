-- needs: EXISTS (SELECT 1 FROM medicine WHERE indication IS NOT NULL)
-- What a medicine is ordered for, against what its page says it is used for.
WITH matched AS (
    SELECT m.case_id, m.n, i.evidence_id, 'e:' || i.evidence_id
        || CASE WHEN i.condition = m.condition THEN '' ELSE ',d:' || m.condition || '>' || i.condition END AS chain
    FROM medicine AS m CROSS JOIN indication AS i CROSS JOIN condition_ancestor AS up
    WHERE i.monograph_id = m.monograph_id AND up.condition = m.condition AND up.ancestor = i.condition
    UNION ALL
    -- Ordered for something wider than what the page names ("infection", where it names one kind).
    SELECT m.case_id, m.n, i.evidence_id, 'e:' || i.evidence_id || ',d:' || i.condition || '>' || m.condition
    FROM medicine AS m CROSS JOIN indication AS i CROSS JOIN condition_ancestor AS up
    WHERE i.monograph_id = m.monograph_id AND up.condition = i.condition AND up.ancestor = m.condition
        AND i.condition <> m.condition
    UNION ALL
    SELECT m.case_id, m.n, i.evidence_id, 'e:' || i.evidence_id
    FROM medicine AS m CROSS JOIN indication AS i
    WHERE i.monograph_id = m.monograph_id AND (i.condition IS NULL OR m.condition IS NULL)
        AND (instr(' ' || lower(m.indication) || ' ', ' ' || lower(i.term) || ' ') > 0
            OR instr(' ' || lower(i.term) || ' ', ' ' || lower(m.indication) || ' ') > 0)
), ranked AS (
    SELECT case_id, n, row_number() OVER (PARTITION BY case_id, n ORDER BY evidence_id, chain) AS place,
        group_concat(chain, ',') OVER (
            PARTITION BY case_id, n ORDER BY evidence_id, chain ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM matched
), listed AS (
    SELECT m.case_id, m.n, count(*) AS many, count(i.condition) AS known
    FROM medicine AS m CROSS JOIN indication AS i
    WHERE i.monograph_id = m.monograph_id AND m.indication IS NOT NULL
    GROUP BY m.case_id, m.n
), named AS (
    -- The first of the page's uses, for a message that none of them is the one ordered.
    SELECT m.case_id, m.n, i.evidence_id, i.term,
        row_number() OVER (PARTITION BY m.case_id, m.n ORDER BY i.evidence_id) AS place
    FROM medicine AS m CROSS JOIN indication AS i
    WHERE i.monograph_id = m.monograph_id AND m.indication IS NOT NULL
), first AS (
    SELECT case_id, n, max(CASE place WHEN 1 THEN term END) AS one, max(CASE place WHEN 2 THEN term END) AS two,
        max(CASE place WHEN 1 THEN 'e:' || evidence_id END)
        || coalesce(max(CASE place WHEN 2 THEN ',e:' || evidence_id END), '') AS basis
    FROM named WHERE place <= 2 GROUP BY case_id, n
), answered AS (
    SELECT m.case_id, m.n, m.label, m.indication, l.many, f.one, f.two, coalesce(r.basis, f.basis, '') AS basis,
        CASE
            WHEN r.case_id IS NOT NULL THEN 'acceptable'
            -- Both sides are known to the vocabulary, so that other words for the same would have been seen.
            WHEN m.condition IS NOT NULL AND l.known = l.many THEN 'flagged'
            ELSE 'not_stated'
        END AS status
    FROM medicine AS m
    LEFT JOIN ranked AS r ON r.case_id = m.case_id AND r.n = m.n AND r.place = 1
    LEFT JOIN listed AS l ON l.case_id = m.case_id AND l.n = m.n
    LEFT JOIN first AS f ON f.case_id = m.case_id AND f.n = m.n
    WHERE m.indication IS NOT NULL AND m.monograph_id IS NOT NULL
)
SELECT
    case_id, status, CASE WHEN status = 'flagged' THEN 'info' END AS severity,
    CASE WHEN status <> 'not_stated' THEN 'named' END AS certainty, n AS medicine_a, NULL AS medicine_b,
    label || ' for ' || indication || CASE
        WHEN status = 'acceptable' THEN ': the page describes this use.'
        WHEN many IS NULL THEN ': the page names no use.'
        ELSE ': the page does not describe this use; it names ' || one || coalesce(' and ' || two, '')
            || CASE WHEN many > 2 THEN ' and others.' ELSE '.' END
    END AS message,
    CASE WHEN status = 'flagged' THEN 'Make sure that this is the medicine that was meant.' ELSE '' END AS action,
    basis
FROM answered
ORDER BY 1, 5
