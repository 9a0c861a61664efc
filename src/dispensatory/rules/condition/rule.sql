-- needs: EXISTS (SELECT 1 FROM patient_condition)
-- A condition of the patient: what the page says of it, of a wider one, or of one kind of it.
WITH matched AS (
    SELECT c.case_id, m.n, m.own, m.page, c.n AS c, s.evidence_id, s.term, s.verdict,
        -- "May be used in mild asthma" assures nobody whose asthma may be another.
        CASE WHEN s.verdict = 'acceptable' AND s.qualified = 1 AND c.term <> lower(s.term) THEN 1 ELSE 0 END AS doubt,
        'named' AS certainty,
        'e:' || s.evidence_id || CASE WHEN s.condition = c.condition THEN ''
            ELSE ',d:' || c.condition || '>' || s.condition END AS chain
    FROM patient_condition AS c CROSS JOIN asked_page AS m CROSS JOIN condition_statement AS s
    CROSS JOIN condition_ancestor AS up
    WHERE m.case_id = c.case_id AND s.monograph_id = m.monograph_id
        AND up.condition = c.condition AND up.ancestor = s.condition
    UNION ALL
    -- The page speaks of one kind of it ("acute angle-closure glaucoma", where the patient has glaucoma).
    SELECT c.case_id, m.n, m.own, m.page, c.n, s.evidence_id, s.term, s.verdict, 1, 'name_stem',
        'e:' || s.evidence_id || ',d:' || s.condition || '>' || c.condition
    FROM patient_condition AS c CROSS JOIN asked_page AS m CROSS JOIN condition_statement AS s
    CROSS JOIN condition_ancestor AS up
    WHERE m.case_id = c.case_id AND s.monograph_id = m.monograph_id
        AND up.condition = s.condition AND up.ancestor = c.condition AND s.condition <> c.condition
    UNION ALL
    -- The page speaks of a state of a wider one ("active peptic ulcer", where the patient has a gastric ulcer).
    SELECT c.case_id, m.n, m.own, m.page, c.n, s.evidence_id, s.term, s.verdict, 1, 'name_stem',
        'e:' || s.evidence_id || ',d:' || c.condition || '>' || t.wider
    FROM patient_condition AS c CROSS JOIN asked_page AS m CROSS JOIN condition_statement AS s
    JOIN condition_state AS t ON t.condition = s.condition
    CROSS JOIN condition_ancestor AS up
    WHERE m.case_id = c.case_id AND s.monograph_id = m.monograph_id AND s.verdict <> 'acceptable'
        AND up.condition = c.condition AND up.ancestor = t.wider AND t.wider <> c.condition
        AND NOT EXISTS (
            SELECT 1 FROM condition_ancestor AS own WHERE own.condition = c.condition AND own.ancestor = s.condition
        )
    UNION ALL
    -- Words that the vocabulary does not know are compared as they stand, whole words in whole words.
    SELECT c.case_id, m.n, m.own, m.page, c.n, s.evidence_id, s.term, s.verdict,
        -- What is said of "wheeze" warns of "wheeze at night" too, and assures nobody with it.
        CASE WHEN c.term = lower(s.term) THEN 0
            WHEN s.verdict <> 'acceptable' AND instr(' ' || c.term || ' ', ' ' || lower(s.term) || ' ') > 0 THEN 0
            ELSE 1 END,
        CASE WHEN c.term = lower(s.term) THEN 'named' ELSE 'name_stem' END,
        'e:' || s.evidence_id
    FROM patient_condition AS c CROSS JOIN asked_page AS m CROSS JOIN condition_statement AS s
    WHERE m.case_id = c.case_id AND s.monograph_id = m.monograph_id
        AND (c.condition IS NULL OR s.condition IS NULL)
        -- What is in the family is not in the patient.
        AND (instr(c.term, 'family history') = 0 OR instr(lower(s.term), 'family history') > 0)
        AND (instr(' ' || c.term || ' ', ' ' || lower(s.term) || ' ') > 0
            OR instr(' ' || lower(s.term) || ' ', ' ' || c.term || ' ') > 0)
), ranked AS (
    SELECT x.*, v.status, v.severity, v.says, v.action,
        row_number() OVER (PARTITION BY case_id, n, c ORDER BY v.rank, doubt, certainty = 'name_stem', evidence_id) AS place,
        group_concat(chain, ',') OVER (
            PARTITION BY case_id, n, c ORDER BY v.rank, doubt, certainty = 'name_stem', evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM matched AS x JOIN page_verdict AS v ON v.verdict = x.verdict AND v.own = x.own
), used AS (
    -- What the page names among its uses, in the very words given or by the condition's own name. That assures nothing:
    -- what is given to prevent a stroke may be wrong after one.
    SELECT c.case_id, m.n, c.n AS c, min(i.evidence_id) AS evidence_id
    FROM patient_condition AS c CROSS JOIN medicine AS m CROSS JOIN indication AS i
    JOIN condition AS k ON k.id = i.condition
    WHERE m.case_id = c.case_id AND i.monograph_id = m.monograph_id
        AND (c.term = lower(i.term) OR i.condition = c.condition AND c.term = lower(k.term))
    GROUP BY c.case_id, m.n, c.n
), answered AS (
    SELECT c.case_id, c.n AS c, c.term AS given, m.n, m.label, r.term, r.doubt, r.severity, r.page, r.says, r.action,
        r.certainty,
        CASE WHEN r.status IS NULL AND u.evidence_id IS NOT NULL THEN 'e:' || u.evidence_id ELSE coalesce(r.basis, '') END
        AS basis,
        CASE
            WHEN r.status IS NULL THEN 'not_stated'
            WHEN r.status = 'acceptable' AND r.doubt = 1 THEN 'could_not_check'
            ELSE r.status
        END AS status
    FROM patient_condition AS c CROSS JOIN medicine AS m
    LEFT JOIN ranked AS r ON r.case_id = c.case_id AND r.n = m.n AND r.c = c.n AND r.place = 1
    LEFT JOIN used AS u ON u.case_id = c.case_id AND u.n = m.n AND u.c = c.n
    WHERE m.case_id = c.case_id AND (r.status IS NOT NULL OR m.monograph_id IS NOT NULL AND c.implied = 0)
)
SELECT
    case_id, status, severity, certainty, n AS medicine_a, NULL AS medicine_b,
    label || ' with ' || given || ': '
    || CASE
        WHEN status = 'not_stated' AND basis <> '' THEN 'the page names it among its uses, and says nothing else of it.'
        WHEN status = 'not_stated' THEN 'the page does not mention it.'
        WHEN doubt = 1 THEN page || ' ' || says || ' in ' || term || '; whether the patient has that kind is not given.'
        ELSE page || ' ' || says || ' in ' || term || '.'
    END AS message,
    CASE status WHEN 'flagged' THEN action WHEN 'could_not_check' THEN 'Give the condition more exactly.' ELSE '' END AS action,
    basis
FROM answered
UNION ALL
SELECT
    case_id, 'could_not_check', NULL, NULL, NULL, NULL,
    'Condition ' || term || ': no condition of that name is known, so only its words were looked for.',
    'Check the spelling, or give another name for it.', ''
FROM patient_condition AS c
WHERE condition IS NULL AND implied = 0
    -- Where every page has these very words they are known well enough: one that has them not may say it in others.
    AND (
        NOT EXISTS (SELECT 1 FROM matched AS x WHERE x.case_id = c.case_id AND x.c = c.n AND x.own = 1 AND x.certainty = 'named')
        OR EXISTS (
            SELECT 1 FROM medicine AS m
            WHERE m.case_id = c.case_id AND m.monograph_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM matched AS x
                WHERE x.case_id = c.case_id AND x.c = c.n AND x.n = m.n AND x.own = 1 AND x.certainty = 'named'
            )
        )
    )
ORDER BY 1, 5, 7
