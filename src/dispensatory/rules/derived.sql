-- Fills the derived case tables from the given ones; run once the given ones are filled.
INSERT INTO medicine_ingredient
SELECT m.case_id, m.n, coalesce(i.substance, lower(i.name)), min(lower(i.name)), min(i.evidence_id)
FROM medicine AS m CROSS JOIN ingredient AS i
WHERE i.monograph_id = m.monograph_id
GROUP BY m.case_id, m.n, coalesce(i.substance, lower(i.name));

INSERT INTO medicine_ingredient
SELECT s.case_id, s.n, s.substance, s.substance, CAST(NULL AS INTEGER) FROM named_substance AS s;

INSERT INTO medicine_class
SELECT m.case_id, m.n, mc.class, mc.certainty, mc.substance,
    CASE
        WHEN mc.evidence_id IS NULL THEN 'm:' || mc.class_member_id
            || CASE WHEN cm.class = mc.class THEN '' ELSE ',c:' || cm.class || '>' || mc.class END
        ELSE 'e:' || mc.evidence_id
            || CASE WHEN ms.class = mc.class THEN '' ELSE ',c:' || ms.class || '>' || mc.class END
    END,
    CASE WHEN l.class <> mc.class THEN 1 ELSE 0 END
FROM medicine AS m CROSS JOIN monograph_class AS mc
LEFT JOIN membership AS ms ON ms.evidence_id = mc.evidence_id
LEFT JOIN class_member AS cm ON cm.id = mc.class_member_id
LEFT JOIN loose_class AS l ON l.class = cm.class
WHERE mc.monograph_id = m.monograph_id;

-- A medicine without a page still belongs to the classes that the vocabulary puts its substances in.
INSERT INTO medicine_class
SELECT s.case_id, s.n, up.ancestor, 'class_by_vocabulary', min(s.substance),
    min('m:' || cm.id || CASE WHEN cm.class = up.ancestor THEN '' ELSE ',c:' || cm.class || '>' || up.ancestor END),
    min(CASE WHEN l.class <> up.ancestor THEN 1 ELSE 0 END)
FROM named_substance AS s CROSS JOIN class_member AS cm CROSS JOIN class_ancestor AS up
LEFT JOIN loose_class AS l ON l.class = cm.class
WHERE cm.substance = s.substance AND up.class = cm.class
GROUP BY s.case_id, s.n, up.ancestor;
