-- needs: EXISTS (SELECT 1 FROM allergy)
-- An allergy of the patient: to an ingredient, to its class, to something whose allergies extend to its class, or one
-- that the page itself speaks of.
WITH allergen AS (
    -- Every class that the allergen is, or is of, and how that is known.
    SELECT a.case_id, a.n, up.ancestor AS class,
        min(CASE WHEN up.ancestor = a.class THEN '' ELSE 'c:' || a.class || '>' || up.ancestor END) AS chain
    FROM allergy AS a CROSS JOIN class_ancestor AS up
    WHERE up.class = a.class
    GROUP BY a.case_id, a.n, up.ancestor
    UNION ALL
    SELECT a.case_id, a.n, up.ancestor,
        min('m:' || cm.id || CASE WHEN up.ancestor = cm.class THEN '' ELSE ',c:' || cm.class || '>' || up.ancestor END)
    FROM allergy AS a CROSS JOIN class_member AS cm CROSS JOIN class_ancestor AS up
    WHERE cm.substance = a.substance AND up.class = cm.class
    GROUP BY a.case_id, a.n, up.ancestor
), extended AS (
    -- The classes that the allergy may extend to.
    SELECT l.case_id, l.n, x.class, x.id, x.verdict, x.allergen_class, l.chain
    FROM allergen AS l CROSS JOIN cross_allergy AS x JOIN allergy AS a ON a.case_id = l.case_id AND a.n = l.n
    -- A medicine of the very class that is given needs no extension.
    WHERE x.allergen_class = l.class AND x.class <> coalesce(a.class, '')
    UNION ALL
    SELECT a.case_id, a.n, x.class, x.id, x.verdict, NULL, ''
    FROM allergy AS a CROSS JOIN cross_allergy AS x WHERE x.allergen_substance = a.substance
), allergen_name AS (
    SELECT case_id, n, lower(term) AS name, 0 AS wider FROM allergy
    UNION SELECT case_id, n, substance, 0 FROM allergy WHERE substance IS NOT NULL
    UNION SELECT l.case_id, l.n, cn.name, CASE WHEN l.class = a.class THEN 0 ELSE 1 END
    FROM allergen AS l JOIN allergy AS a ON a.case_id = l.case_id AND a.n = l.n
    CROSS JOIN class_name AS cn WHERE cn.class = l.class
), before AS (
    -- What may stand before the name of a class that is meant as it is; "" is the beginning.
    SELECT '' AS words UNION ALL SELECT ' of' UNION ALL SELECT ' to' UNION ALL SELECT ' any' UNION ALL SELECT ' one'
    UNION ALL SELECT ' other' UNION ALL SELECT ' certain' UNION ALL SELECT ' known' UNION ALL SELECT ' prior'
    UNION ALL SELECT ' previous' UNION ALL SELECT ' or' UNION ALL SELECT ' and' UNION ALL SELECT ' mild' UNION ALL SELECT ' severe'
    UNION ALL SELECT ' serious' UNION ALL SELECT ' immediate' UNION ALL SELECT ' documented' UNION ALL SELECT ' confirmed'
    UNION ALL SELECT ' suspected' UNION ALL SELECT ' the' UNION ALL SELECT ' all' UNION ALL SELECT ' some' UNION ALL SELECT ','
), spoken AS (
    -- What a page says of an allergy, and the allergen alone: "penicillins" of "allergy to penicillins".
    SELECT m.case_id, m.n, m.own, m.page, s.evidence_id, s.term, s.verdict, ' ' || replace(lower(s.term), '-', ' ') AS words,
        trim(replace(replace(replace(replace(replace(replace(replace(replace(
            ' ' || replace(lower(s.term), '-', ' ') || ' ', ' allergy ', ' '), ' allergies ', ' '), ' allergic ', ' '),
            ' hypersensitivity ', ' '), ' sensitivity ', ' '), ' reaction ', ' '), ' reactions ', ' '), ' to ', ' ')
        ) AS bare
    FROM asked_page AS m CROSS JOIN condition_statement AS s
    WHERE s.monograph_id = m.monograph_id
        AND (instr(lower(s.term), 'allerg') > 0 OR instr(lower(s.term), 'sensitiv') > 0)
), matched AS (
    SELECT a.case_id, m.n, a.n AS a, 1 AS own, 0 AS doubt, 1 AS sure, 'named' AS certainty, 'contraindicated' AS verdict,
        ' contains it' AS why, coalesce('e:' || g.evidence_id, '') AS chain
    FROM allergy AS a CROSS JOIN medicine_ingredient AS g CROSS JOIN medicine AS m
    WHERE g.case_id = a.case_id AND g.ingredient = coalesce(a.substance, lower(a.term))
        AND m.case_id = g.case_id AND m.n = g.n
    UNION ALL
    SELECT a.case_id, c.n, a.n, 1, 1, 1, c.certainty, 'contraindicated',
        ' is a medicine of that class', c.chain
    FROM allergy AS a CROSS JOIN medicine_class AS c
    WHERE c.case_id = a.case_id AND c.class = a.class
    UNION ALL
    SELECT e.case_id, c.n, e.n, 1, 3, 1, 'class_by_vocabulary', e.verdict,
        CASE WHEN e.class = e.allergen_class THEN ' is of the same class (' || k.term || '), in which allergies are shared'
            ELSE ' is of a class (' || k.term || ') to which that allergy may extend' END,
        e.chain || ',x:' || e.id || ',' || c.chain
    FROM extended AS e CROSS JOIN medicine_class AS c JOIN class AS k ON k.id = e.class
    WHERE c.case_id = e.case_id AND c.class = e.class
    UNION ALL
    -- The beginning of a word is enough for a warning ("penicillin" of "penicillins"); an assurance has to name it alone.
    SELECT k.case_id, s.n, k.n, s.own, 2, max(CASE WHEN s.bare IN (k.name, k.name || 's') THEN 1 ELSE 0 END), 'named', s.verdict,
        ': ' || s.page || ' speaks of "' || s.term || '"', 'e:' || s.evidence_id
    FROM allergen_name AS k CROSS JOIN spoken AS s
    WHERE s.case_id = k.case_id AND instr(s.words, ' ' || k.name) > 0
        -- "Cephalosporin antibiotic allergy" is none to antibiotics: a wider class has to stand without another before it.
        AND (k.wider = 0 OR EXISTS (
            SELECT 1 FROM before AS b
            WHERE substr(s.words, 1, instr(s.words, ' ' || k.name) - 1) LIKE '%' || b.words
                AND (b.words <> '' OR instr(s.words, ' ' || k.name) = 1)
        ))
    GROUP BY k.case_id, s.n, k.n, s.own, s.page, s.verdict, s.term, s.evidence_id
), ranked AS (
    SELECT x.*, CASE WHEN v.status = 'acceptable' AND x.sure = 0 THEN 'could_not_check' ELSE v.status END AS status,
        v.severity, v.says, v.action,
        row_number() OVER (PARTITION BY case_id, n, a ORDER BY v.rank, doubt, x.own DESC, sure DESC, chain) AS place,
        group_concat(chain, ',') OVER (
            PARTITION BY case_id, n, a ORDER BY v.rank, doubt, x.own DESC, sure DESC, chain
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM matched AS x JOIN page_verdict AS v ON v.verdict = x.verdict AND v.own = x.own
)
SELECT
    a.case_id, coalesce(r.status, 'not_stated') AS status, r.severity, r.certainty,
    m.n AS medicine_a, NULL AS medicine_b,
    CASE
        WHEN r.status IS NULL THEN m.label || ': it is not known to '
            || CASE WHEN a.class IS NULL THEN 'contain ' || a.term ELSE 'be of that class (' || a.term || ')' END
            || ', and the page does not speak of an allergy to it.'
        WHEN r.doubt = 2 THEN 'Allergy to ' || a.term || ', and ' || m.label || r.why || ', and ' || r.says
            || CASE WHEN r.status = 'could_not_check' THEN '; whether that is this allergy is not given.' ELSE '.' END
        ELSE 'Allergy to ' || a.term || ', and ' || m.label || r.why || '.'
    END AS message,
    CASE WHEN r.status = 'could_not_check' THEN 'Give the allergy more exactly.' ELSE coalesce(r.action, '') END AS action,
    coalesce(r.basis, '') AS basis
FROM allergy AS a CROSS JOIN medicine AS m
LEFT JOIN ranked AS r ON r.case_id = a.case_id AND r.n = m.n AND r.a = a.n AND r.place = 1
WHERE m.case_id = a.case_id
    AND (r.status IS NOT NULL OR (m.monograph_id IS NOT NULL AND (a.substance IS NOT NULL OR a.class IS NOT NULL)))
UNION ALL
SELECT
    case_id, 'could_not_check', NULL, NULL, NULL, NULL,
    'Allergy to ' || term || ': no substance or class of that name is known, so only its words were looked for.',
    'Give the name of a medicine or of a class, such as "penicillin".', ''
FROM allergy WHERE substance IS NULL AND class IS NULL
ORDER BY 1, 5, 7
