-- needs: EXISTS (SELECT 1 FROM stopped_medicine)
-- A medicine that is stopped, and whether its page, or one on an ingredient of it, says that it has to be reduced step by
-- step.
WITH looked_up AS (
    SELECT m.case_id, m.n, m.monograph_id, 1 AS own, 'the page' AS page FROM stopped_medicine AS m
    UNION ALL
    SELECT m.case_id, m.n, i.monograph_id, 0, 'the page on ' || i.title || ', which it holds,'
    FROM stopped_medicine AS m CROSS JOIN ingredient_page AS i WHERE i.case_id = m.case_id AND i.n = m.n
), ranked AS (
    SELECT m.case_id, m.n, m.page, a.value,
        row_number() OVER (PARTITION BY m.case_id, m.n ORDER BY CASE a.value WHEN 'taper' THEN 0 ELSE 1 END, m.own DESC, a.evidence_id)
            AS place,
        group_concat('e:' || a.evidence_id, ',') OVER (
            PARTITION BY m.case_id, m.n ORDER BY CASE a.value WHEN 'taper' THEN 0 ELSE 1 END, m.own DESC, a.evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM looked_up AS m CROSS JOIN advice_statement AS a
    WHERE a.monograph_id = m.monograph_id AND a.topic = 'abrupt_stop'
        AND (a.value = 'taper' OR a.value = 'may_stop' AND m.own = 1)
)
SELECT
    m.case_id,
    CASE WHEN r.value = 'taper' THEN 'flagged' WHEN r.value = 'may_stop' THEN 'acceptable'
        WHEN m.monograph_id IS NULL THEN 'could_not_check' ELSE 'not_stated' END AS status,
    CASE WHEN r.value = 'taper' THEN 'warning' END AS severity,
    CASE WHEN r.value IS NOT NULL THEN 'named' END AS certainty,
    m.n AS medicine_a, NULL AS medicine_b,
    m.label || CASE
        WHEN r.value = 'taper' THEN ' is stopped: ' || r.page || ' says not to stop it at once.'
        WHEN r.value = 'may_stop' THEN ' is stopped: the page says that it may be stopped at once.'
        WHEN m.monograph_id IS NULL THEN ' is stopped, and has no page in this formulary that could say how.'
        ELSE ' is stopped: the page does not say whether it may be stopped at once.'
    END AS message,
    CASE WHEN r.value = 'taper' THEN 'Reduce it step by step, as the prescriber says.'
        WHEN m.monograph_id IS NULL THEN 'Check the spelling, or look this medicine up elsewhere.' ELSE '' END AS action,
    coalesce(r.basis, '') AS basis
FROM stopped_medicine AS m
LEFT JOIN ranked AS r ON r.case_id = m.case_id AND r.n = m.n AND r.place = 1
ORDER BY 1, 5
