-- needs: EXISTS (SELECT 1 FROM medicine WHERE route IS NOT NULL)
-- The route ordered against the routes of the doses that the page describes.
WITH written (route, words, held) AS (
    -- What is put into the blood or by the spine (held) cannot be taken back.
    VALUES ('iv', 'into a vein', 1), ('im', 'into a muscle', 1), ('sc', 'under the skin', 1), ('epidural', 'epidural', 1),
        ('intrathecal', 'intrathecal', 1), ('intra-arterial', 'into an artery', 1),
        ('intraventricular', 'intraventricular', 1), ('oral', 'by mouth', 0), ('rectal', 'into the rectum', 0),
        ('vaginal', 'into the vagina', 0), ('topical', 'on the skin', 0), ('transdermal', 'through the skin', 0),
        ('inhaled', 'by inhalation', 0), ('nasal', 'into the nose', 0), ('ophthalmic', 'into the eye', 0),
        ('otic', 'into the ear', 0), ('sublingual', 'under the tongue', 0), ('buccal', 'in the cheek', 0)
), described AS (
    SELECT m.case_id, m.n, r.route, min(r.evidence_id) AS evidence_id
    FROM medicine AS m CROSS JOIN regimen AS r
    WHERE r.monograph_id = m.monograph_id AND m.route IS NOT NULL AND r.route IS NOT NULL
    GROUP BY m.case_id, m.n, r.route
), ranked AS (
    SELECT d.case_id, d.n, d.evidence_id,
        row_number() OVER (PARTITION BY d.case_id, d.n ORDER BY d.evidence_id) AS place,
        max(CASE WHEN d.route = m.route THEN d.evidence_id END) OVER (PARTITION BY d.case_id, d.n) AS own,
        group_concat(coalesce(w.words, d.route), ', ') OVER (
            PARTITION BY d.case_id, d.n ORDER BY d.evidence_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS routes,
        group_concat('e:' || d.evidence_id, ',') OVER (
            PARTITION BY d.case_id, d.n ORDER BY d.evidence_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM described AS d JOIN medicine AS m ON m.case_id = d.case_id AND m.n = d.n
    LEFT JOIN written AS w ON w.route = d.route
)
SELECT
    m.case_id,
    CASE WHEN r.case_id IS NULL THEN 'not_stated' WHEN r.own IS NOT NULL THEN 'acceptable' ELSE 'flagged' END AS status,
    CASE WHEN r.case_id IS NULL OR r.own IS NOT NULL THEN NULL WHEN w.held = 1 THEN 'warning' ELSE 'info' END
    AS severity,
    CASE WHEN r.case_id IS NOT NULL THEN 'named' END AS certainty,
    m.n AS medicine_a, NULL AS medicine_b,
    m.label || ' is ordered ' || coalesce(w.words, 'by the route ' || m.route)
    || CASE
        WHEN r.case_id IS NULL THEN ': the page gives no dose by any route.'
        WHEN r.own IS NOT NULL THEN ': the page gives a dose by this route.'
        ELSE ': the page gives doses by other routes only (' || r.routes || ').'
    END AS message,
    CASE WHEN r.case_id IS NOT NULL AND r.own IS NULL THEN 'Ask the prescriber whether this route is meant.' ELSE '' END
    AS action,
    CASE WHEN r.own IS NOT NULL THEN 'e:' || r.own ELSE coalesce(r.basis, '') END AS basis
FROM medicine AS m
LEFT JOIN ranked AS r ON r.case_id = m.case_id AND r.n = m.n AND r.place = 1
LEFT JOIN written AS w ON w.route = m.route
WHERE m.route IS NOT NULL AND m.monograph_id IS NOT NULL
ORDER BY 1, 5
