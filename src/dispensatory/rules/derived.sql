-- Fills the derived case tables from the given ones; run once the given ones are filled.
INSERT INTO asked_page
SELECT m.case_id, m.n, m.monograph_id, 1, m.label, 'the page' FROM medicine AS m WHERE m.monograph_id IS NOT NULL;

INSERT INTO asked_page
SELECT m.case_id, m.n, i.monograph_id, 0, m.label, 'the page on ' || i.title || ', which it holds,'
FROM medicine AS m CROSS JOIN ingredient_page AS i
WHERE i.case_id = m.case_id AND i.n = m.n;

INSERT INTO medicine_ingredient
SELECT m.case_id, m.n, coalesce(i.substance, lower(i.name)), min(lower(i.name)), min(i.evidence_id)
FROM medicine AS m CROSS JOIN ingredient AS i
WHERE i.monograph_id = m.monograph_id
GROUP BY m.case_id, m.n, coalesce(i.substance, lower(i.name));

INSERT INTO medicine_ingredient
SELECT s.case_id, s.n, s.substance, s.substance, CAST(NULL AS INTEGER) FROM named_substance AS s;

-- A name for several things may name one that is no known substance, and has a page.
INSERT INTO medicine_ingredient
SELECT m.case_id, m.n, coalesce(i.substance, lower(i.name)) AS held, min(lower(i.name)), min(i.evidence_id)
FROM asked_page AS m CROSS JOIN ingredient AS i
WHERE m.own = 0 AND i.monograph_id = m.monograph_id AND NOT EXISTS (
    SELECT 1 FROM medicine_ingredient AS g
    WHERE g.case_id = m.case_id AND g.n = m.n AND g.ingredient = coalesce(i.substance, lower(i.name))
)
GROUP BY m.case_id, m.n, coalesce(i.substance, lower(i.name));

-- A medicine without a page still belongs to the classes that the vocabulary puts its substances in.
INSERT INTO medicine_class
SELECT s.case_id, s.n, up.ancestor, 'class_by_vocabulary', min(s.substance),
    min('m:' || cm.id || CASE WHEN cm.class = up.ancestor THEN '' ELSE ',c:' || cm.class || '>' || up.ancestor END),
    min(CASE WHEN l.class <> up.ancestor THEN 1 ELSE 0 END)
FROM named_substance AS s CROSS JOIN class_member AS cm CROSS JOIN class_ancestor AS up
LEFT JOIN loose_class AS l ON l.class = cm.class
WHERE cm.substance = s.substance AND up.class = cm.class
GROUP BY s.case_id, s.n, up.ancestor;

-- The classes of the page, and those that only the pages on its ingredients state.
INSERT INTO medicine_class
SELECT f.case_id, f.n, f.class, f.certainty, f.substance, f.chain, f.loose
FROM (
    SELECT m.case_id, m.n, mc.class, mc.certainty, mc.substance,
        CASE
            WHEN mc.evidence_id IS NULL THEN 'm:' || mc.class_member_id
                || CASE WHEN cm.class = mc.class THEN '' ELSE ',c:' || cm.class || '>' || mc.class END
            ELSE 'e:' || mc.evidence_id
                || CASE WHEN ms.class = mc.class THEN '' ELSE ',c:' || ms.class || '>' || mc.class END
        END AS chain,
        CASE WHEN l.class <> mc.class THEN 1 ELSE 0 END AS loose,
        row_number() OVER (PARTITION BY m.case_id, m.n, mc.class ORDER BY m.own DESC, mc.certainty, m.monograph_id) AS place
    FROM asked_page AS m CROSS JOIN monograph_class AS mc
    LEFT JOIN membership AS ms ON ms.evidence_id = mc.evidence_id
    LEFT JOIN class_member AS cm ON cm.id = mc.class_member_id
    LEFT JOIN loose_class AS l ON l.class = cm.class
    WHERE mc.monograph_id = m.monograph_id
) AS f
WHERE f.place = 1 AND NOT EXISTS (
    SELECT 1 FROM medicine_class AS c WHERE c.case_id = f.case_id AND c.n = f.n AND c.class = f.class
);
