-- needs: EXISTS (SELECT 1 FROM medicine WHERE n > 0)
-- Two medicines of one narrow class, of which one at a time is meant to be enough. One row a pair.
WITH narrow (class) AS (
    -- Which classes, and by what source: see README.md.
    VALUES ('5-alpha-reductase-inhibitor'), ('ace-inhibitor'), ('aldosterone-antagonist'), ('alpha-blocker'),
        ('aminoglycoside'), ('anticoagulant'), ('antipsychotic'), ('arb'), ('barbiturate'), ('benzodiazepine'),
        ('beta-blocker'), ('bisphosphonate'), ('dihydropyridine'), ('dpp4-inhibitor'), ('fibrate'), ('fluoroquinolone'),
        ('gabapentinoid'), ('glp1-agonist'), ('h2-blocker'), ('inhaled-antimuscarinic'), ('jak-inhibitor'),
        ('leukotriene-receptor-antagonist'), ('long-acting-beta-agonist'), ('loop-diuretic'), ('macrolide'), ('maoi'),
        ('meglitinide'), ('non-dihydropyridine'), ('non-sedating-antihistamine'), ('nsaid'), ('opioid'),
        ('overactive-bladder-antimuscarinic'), ('p2y12-inhibitor'), ('pde5-inhibitor'), ('proton-pump-inhibitor'),
        ('sedating-antihistamine'), ('sglt2-inhibitor'), ('snri'), ('ssri'), ('statin'), ('sulfonylurea'),
        ('tetracycline-class'), ('thiazide-diuretic'), ('thiazolidinedione'), ('tnf-inhibitor'),
        ('tricyclic-antidepressant'), ('triptan'), ('xanthine-bronchodilator'), ('xanthine-oxidase-inhibitor'), ('z-drug')
), member AS (
    SELECT c.case_id, c.n, c.class, c.certainty, c.ingredient, c.chain
    FROM medicine_class AS c JOIN narrow AS w ON w.class = c.class
    -- In low doses aspirin is given against clots, beside other NSAIDs too: see interaction.
    WHERE c.class <> 'nsaid' OR coalesce(c.ingredient, '') <> 'aspirin'
), pair AS (
    SELECT one.case_id, one.n AS first, other.n AS second, one.class, one.chain || ',' || other.chain AS chain,
        CASE WHEN one.certainty = 'class_by_page' AND other.certainty = 'class_by_page' THEN 'class_by_page'
            ELSE 'class_by_vocabulary' END AS certainty,
        (SELECT count(*) FROM class_ancestor AS up WHERE up.class = one.class) AS depth
    FROM member AS one JOIN member AS other ON other.case_id = one.case_id AND other.class = one.class
    WHERE other.n > one.n
        AND NOT EXISTS (
            SELECT 1 FROM medicine_ingredient AS a JOIN medicine_ingredient AS b
                ON b.case_id = a.case_id AND b.ingredient = a.ingredient
            WHERE a.case_id = one.case_id AND a.n = one.n AND b.n = other.n
        )
), warned AS (
    -- Pairs that the rule interaction warns of for the same cause: a page that is asked names the other, or such a class.
    SELECT p.case_id, p.first, p.second
    FROM pair AS p JOIN asked_page AS m ON m.case_id = p.case_id AND m.n IN (p.first, p.second)
    CROSS JOIN interaction AS i JOIN verdict AS v ON v.verdict = i.verdict
    WHERE i.monograph_id = m.monograph_id AND i.vague = 0 AND v.severity IN ('critical', 'warning') AND (
        EXISTS (
            SELECT 1 FROM medicine_ingredient AS g
            WHERE g.case_id = p.case_id AND g.ingredient = i.substance AND g.n = p.first + p.second - m.n
        )
        OR EXISTS (
            SELECT 1 FROM class_ancestor AS up JOIN medicine_class AS c ON c.class = up.class
            WHERE up.class = i.class AND up.ancestor = p.class
                AND c.case_id = p.case_id AND c.n = p.first + p.second - m.n
        )
    )
), placed AS (
    -- By the order's route, else by the only one of its page: drops in an eye add nothing to a tablet.
    SELECT m.case_id, m.n, m.label, coalesce(m.as_needed, 0) AS as_needed,
        coalesce(m.route, (
            SELECT min(r.route) FROM regimen AS r WHERE r.monograph_id = m.monograph_id HAVING min(r.route) = max(r.route)
        )) AS route
    FROM medicine AS m
), sited AS (
    SELECT case_id, n, label, as_needed,
        CASE WHEN route IN ('topical', 'ophthalmic', 'otic', 'nasal', 'inhaled', 'vaginal', 'dental', 'scalp', 'nail')
            THEN route WHEN route IS NOT NULL THEN 'body' END AS site
    FROM placed
), ranked AS (
    SELECT p.*, a.label AS a_label, b.label AS b_label,
        CASE WHEN a.as_needed = 1 OR b.as_needed = 1 THEN 'info' ELSE 'warning' END AS severity,
        row_number() OVER (PARTITION BY p.case_id, p.first, p.second ORDER BY p.depth DESC, p.class) AS place,
        group_concat(p.chain, ',') OVER (
            PARTITION BY p.case_id, p.first, p.second ORDER BY p.depth DESC, p.class
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM pair AS p
    JOIN sited AS a ON a.case_id = p.case_id AND a.n = p.first
    JOIN sited AS b ON b.case_id = p.case_id AND b.n = p.second
    WHERE coalesce(a.site, b.site, '') = coalesce(b.site, a.site, '')
        AND NOT EXISTS (
            SELECT 1 FROM warned AS w
            WHERE w.case_id = p.case_id AND w.first = p.first AND w.second = p.second
        )
)
SELECT
    r.case_id, 'flagged' AS status, r.severity, r.certainty, r.first AS medicine_a, r.second AS medicine_b,
    r.a_label || ' and ' || r.b_label || ' are of the same class: ' || k.term || '.' AS message,
    'Make sure that both are meant: one of this class at a time is usual.' AS action, r.basis
FROM ranked AS r JOIN class AS k ON k.id = r.class
WHERE r.place = 1
ORDER BY 1, 5, 6
