-- needs: EXISTS (SELECT 1 FROM medicine WHERE n > 0)
-- Two medicines of which one's page, or that on an ingredient of it, names the other, or a class that the other is of.
-- One row a pair.
WITH named AS (
    SELECT a.case_id, a.n AS x, g.n AS y, a.own, a.page, i.evidence_id, i.verdict, i.target, i.vague, i.effect,
        'named' AS certainty, 0 AS doubt, 'e:' || i.evidence_id AS chain
    FROM asked_page AS a CROSS JOIN interaction AS i CROSS JOIN medicine_ingredient AS g
    WHERE i.monograph_id = a.monograph_id
        AND g.case_id = a.case_id AND g.ingredient = coalesce(i.substance, lower(i.target)) AND g.n <> a.n
        -- A page that names its own ingredient speaks of a second product with it: see duplicate_ingredient.
        AND NOT EXISTS (
            SELECT 1 FROM medicine_ingredient AS own
            WHERE own.case_id = a.case_id AND own.ingredient = g.ingredient AND own.n = a.n
        )
), by_class AS (
    SELECT a.case_id, a.n AS x, c.n AS y, a.own, a.page, i.evidence_id, i.verdict, i.target,
        CASE WHEN c.loose = 1 THEN 2 ELSE i.vague END AS vague, i.effect, c.certainty, CASE WHEN c.certainty = 'class_by_page' THEN 1 ELSE 2 END AS doubt,
        'e:' || i.evidence_id || ',' || c.chain AS chain
    FROM asked_page AS a CROSS JOIN interaction AS i CROSS JOIN medicine_class AS c
    WHERE i.monograph_id = a.monograph_id AND i.class IS NOT NULL
        AND c.case_id = a.case_id AND c.class = i.class AND c.n <> a.n
        AND NOT EXISTS (
            SELECT 1 FROM medicine_ingredient AS own
            WHERE own.case_id = a.case_id AND own.ingredient = c.ingredient AND own.n = a.n
        )
), side AS (
    SELECT case_id, n, ingredient AS term, 0 AS is_class, '' AS chain FROM medicine_ingredient
    UNION ALL
    SELECT case_id, n, class, 1, ',' || chain FROM medicine_class
), known AS (
    -- What a public source says of the two, or of classes that they are of, whether their pages speak of it or not.
    SELECT a.case_id, a.n AS x, b.n AS y, 1 AS own, '' AS page, k.id AS evidence_id, k.verdict, k.source AS target, 0 AS vague, k.effect,
        CASE WHEN a.is_class + b.is_class = 0 THEN 'named' ELSE 'class_by_vocabulary' END AS certainty, 3 AS doubt,
        'k:' || k.id || a.chain || b.chain AS chain
    FROM side AS a CROSS JOIN known_interaction AS k CROSS JOIN side AS b
    WHERE k.first = a.term AND k.first_is_class = a.is_class
        AND b.case_id = a.case_id AND b.term = k.second AND b.is_class = k.second_is_class AND b.n <> a.n
        AND NOT EXISTS (
            SELECT 1 FROM medicine_ingredient AS one JOIN medicine_ingredient AS other
                ON other.case_id = one.case_id AND other.ingredient = one.ingredient
            WHERE one.case_id = a.case_id AND one.n = a.n AND other.n = b.n
        )
), matched AS (
    SELECT * FROM named UNION ALL SELECT * FROM by_class UNION ALL SELECT * FROM known
), pair AS (
    SELECT case_id, x, y, CASE WHEN x < y THEN x ELSE y END AS first, CASE WHEN x < y THEN y ELSE x END AS second,
        own, page, evidence_id, verdict, target, effect, certainty, doubt, chain,
        -- An everyday word such as "blood thinner" may mean another class, and "certain antibiotics" are not all: it is
        -- never critical; nor is one to which the other belongs possibly only.
        CASE WHEN doubt > 0 THEN vague ELSE 0 END AS vague,
        CASE WHEN doubt < 3 THEN x END AS speaker
    FROM matched
), judged AS (
    SELECT p.*, v.status, v.says, v.action,
        CASE WHEN p.vague > 0 AND v.rank < 1 THEN 1 ELSE v.rank END AS rank,
        CASE WHEN p.vague > 0 AND v.severity = 'critical' THEN 'warning' ELSE v.severity END AS severity
    FROM pair AS p JOIN page_verdict AS v ON v.verdict = p.verdict AND v.own = p.own
    JOIN medicine AS a ON a.case_id = p.case_id AND a.n = p.x
    JOIN medicine AS b ON b.case_id = p.case_id AND b.n = p.y
    WHERE (a.monograph_id IS NULL OR b.monograph_id IS NULL OR a.monograph_id <> b.monograph_id)
        -- That some of a class may be used is no assurance for this one.
        AND NOT (p.vague > 0 AND v.status = 'acceptable')
), ranked AS (
    SELECT *,
        row_number() OVER (PARTITION BY case_id, first, second ORDER BY rank, vague, own DESC, doubt, evidence_id, x) AS place,
        CASE WHEN max(speaker) OVER (PARTITION BY case_id, first, second) IS NULL THEN 0
            WHEN min(speaker) OVER (PARTITION BY case_id, first, second) = max(speaker) OVER (PARTITION BY case_id, first, second)
            THEN 1 ELSE 2 END AS pages,
        group_concat(chain, ',') OVER (
            PARTITION BY case_id, first, second ORDER BY rank, vague, own DESC, doubt, evidence_id, x
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM judged
), silent AS (
    SELECT a.case_id, a.n AS first, b.n AS second, a.label AS a_label, b.label AS b_label
    FROM medicine AS a JOIN medicine AS b ON b.case_id = a.case_id AND b.n > a.n
    WHERE a.monograph_id IS NOT NULL AND b.monograph_id IS NOT NULL AND a.monograph_id <> b.monograph_id
        AND NOT EXISTS (
            SELECT 1 FROM judged AS j WHERE j.case_id = a.case_id AND j.first = a.n AND j.second = b.n
        )
        AND NOT EXISTS (
            SELECT 1 FROM medicine_ingredient AS one JOIN medicine_ingredient AS other
                ON other.case_id = one.case_id AND other.ingredient = one.ingredient
            WHERE one.case_id = a.case_id AND one.n = a.n AND other.n = b.n
        )
)
SELECT
    r.case_id, r.status, r.severity, r.certainty, r.first AS medicine_a, r.second AS medicine_b,
    a.label || ' with ' || b.label || ': '
    || CASE WHEN r.doubt = 3 THEN r.target || ' ' || r.says ELSE CASE r.own WHEN 1 THEN 'the page on ' || a.label ELSE r.page END || ' ' || r.says || ' with ' || r.target END
    || CASE WHEN r.doubt IN (1, 2) THEN ', and ' || b.label || ' is of that class' ELSE '' END
    || CASE WHEN r.effect IS NULL THEN '' ELSE ' (' || r.effect || ')' END
    || CASE r.vague WHEN 1 THEN '. The page speaks of some of a class, or in a word that may mean another class.'
        WHEN 2 THEN '. It is of that class possibly, or under conditions, only.' ELSE '.' END
    || CASE WHEN a.monograph_id IS NULL OR b.monograph_id IS NULL OR r.pages = 2 THEN ''
        WHEN r.pages = 0 THEN ' Their pages say nothing of it.'
        WHEN r.doubt = 3 THEN ''
        ELSE ' The page on ' || b.label || ' says nothing of it.' END
    AS message,
    r.action, r.basis
FROM ranked AS r
JOIN medicine AS a ON a.case_id = r.case_id AND a.n = r.x
JOIN medicine AS b ON b.case_id = r.case_id AND b.n = r.y
WHERE r.place = 1
UNION ALL
SELECT
    case_id, 'not_stated', NULL, NULL, first, second,
    a_label || ' with ' || b_label || ': neither page says whether they may be taken together.',
    '', ''
FROM silent
ORDER BY 1, 5, 6
