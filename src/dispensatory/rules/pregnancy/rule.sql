-- needs: EXISTS (SELECT 1 FROM patient WHERE pregnant = 1 OR pregnant IS NULL AND sex = 'female' AND age >= 12 AND age < 56)
-- A pregnant patient: what the page says of pregnancy, in her trimester where the page names one.
WITH asked AS (
    SELECT p.case_id, m.n, m.label, m.monograph_id
    FROM patient AS p CROSS JOIN medicine AS m
    WHERE m.case_id = p.case_id AND p.pregnant = 1
), stated AS (
    SELECT m.case_id, m.n, m.own, m.page, s.evidence_id, s.trimesters, v.rank, v.status, v.severity, v.says, v.action,
        CASE
            WHEN s.trimesters IN ('', '1,2,3') THEN 'applies'
            WHEN p.trimester IS NULL THEN 'may apply'
            WHEN instr(s.trimesters, CAST(p.trimester AS VARCHAR)) > 0 THEN 'applies'
            -- "Avoid, especially in the first trimester" holds for the others too.
            WHEN v.status = 'flagged' AND (instr(lower(q.quote), 'especially') > 0
                OR instr(lower(q.quote), 'particularly') > 0) THEN 'applies'
            ELSE 'no'
        END AS scope
    FROM patient AS p CROSS JOIN asked_page AS m CROSS JOIN population_statement AS s
    JOIN page_verdict AS v ON v.verdict = s.verdict AND v.own = m.own
    JOIN quotation AS q ON q.id = s.evidence_id
    WHERE m.case_id = p.case_id AND p.pregnant = 1
        AND s.monograph_id = m.monograph_id AND s.population = 'pregnancy'
), ranked AS (
    SELECT *,
        row_number() OVER (PARTITION BY case_id, n ORDER BY scope = 'no', rank, scope, evidence_id) AS place,
        group_concat('e:' || evidence_id, ',') OVER (
            PARTITION BY case_id, n, scope = 'no' ORDER BY rank, scope, evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM stated
    WHERE own = 1 OR scope <> 'no'
), answered AS (
    SELECT a.case_id, a.n, a.label, a.monograph_id, r.page, r.says, r.trimesters, r.scope, r.action, r.severity, coalesce(r.basis, '') AS basis,
        CASE
            WHEN r.scope IS NULL OR r.scope = 'no' THEN 'not_stated'
            WHEN r.scope = 'may apply' AND r.status = 'acceptable' THEN 'could_not_check'
            ELSE r.status
        END AS status
    FROM asked AS a LEFT JOIN ranked AS r ON r.case_id = a.case_id AND r.n = a.n AND r.place = 1
), unasked AS (
    -- Not known whether she is pregnant, and the page says not to use it if she is.
    SELECT m.case_id, m.n, m.label, m.page, s.evidence_id,
        row_number() OVER (PARTITION BY m.case_id, m.n ORDER BY v.rank, s.evidence_id) AS place
    FROM patient AS p CROSS JOIN asked_page AS m CROSS JOIN population_statement AS s
    JOIN page_verdict AS v ON v.verdict = s.verdict AND v.own = m.own
    WHERE p.pregnant IS NULL AND p.sex = 'female' AND p.age >= 12 AND p.age < 56
        AND m.case_id = p.case_id
        AND s.monograph_id = m.monograph_id AND s.population = 'pregnancy' AND v.rank <= 1
)
SELECT
    case_id, status, CASE WHEN status = 'flagged' THEN severity END AS severity,
    CASE WHEN status IN ('flagged', 'acceptable') THEN 'named' END AS certainty,
    n AS medicine_a, NULL AS medicine_b,
    label || ' in pregnancy: '
    || CASE
        WHEN scope IS NULL THEN 'the page does not say whether it may be used.'
        WHEN scope = 'no' THEN 'the page speaks only of trimester ' || trimesters || ', and does not say for this one.'
        WHEN scope = 'may apply' THEN page || ' ' || says || ' in trimester ' || trimesters
            || '; the trimester is not given.'
        ELSE page || ' ' || says || '.'
    END AS message,
    CASE status WHEN 'flagged' THEN action WHEN 'could_not_check' THEN 'Give the trimester.' ELSE '' END AS action,
    basis
FROM answered
WHERE monograph_id IS NOT NULL OR scope IS NOT NULL
UNION ALL
SELECT
    case_id, 'could_not_check', NULL, NULL, n, NULL,
    label || ': ' || page || ' says not to use it in pregnancy, and whether she is pregnant is not given.',
    'Give whether the patient is pregnant.', 'e:' || evidence_id
FROM unasked WHERE place = 1
ORDER BY 1, 5
