-- What the page says of the impairment of `impaired`, at the patient's degree where the page names one. Degrees are
-- 1 mild, 2 moderate, 3 severe, 4 end-stage; low to high is what the patient's can be.
graded AS (
    SELECT p.case_id, m.n, m.own, m.page, p.low, p.high, s.evidence_id, s.degree, v.rank, v.status, v.severity, v.says, v.action,
        CASE
            WHEN instr(s.degree, 'mild') > 0 THEN 1 WHEN instr(s.degree, 'moderate') > 0 THEN 2
            WHEN instr(s.degree, 'severe') > 0 THEN 3 WHEN instr(s.degree, 'end-stage') > 0 THEN 4
        END AS mildest,
        CASE
            WHEN instr(s.degree, 'end-stage') > 0 THEN 4 WHEN instr(s.degree, 'severe') > 0 THEN 3
            WHEN instr(s.degree, 'moderate') > 0 THEN 2 WHEN instr(s.degree, 'mild') > 0 THEN 1
        END AS worst
    FROM impaired AS p CROSS JOIN asked_page AS m CROSS JOIN population_statement AS s
    JOIN page_verdict AS v ON v.verdict = s.verdict AND v.own = m.own
    WHERE m.case_id = p.case_id AND s.monograph_id = m.monograph_id AND s.population = p.population
), stated AS (
    -- A warning about a degree holds for a worse one too; an assurance holds for a milder one.
    SELECT *,
        CASE
            WHEN mildest IS NULL THEN 'applies'
            WHEN status = 'flagged' AND low >= mildest THEN 'applies'
            WHEN status = 'flagged' AND high >= mildest THEN 'may apply'
            WHEN status = 'acceptable' AND high <= worst THEN 'applies'
            WHEN status = 'acceptable' AND low <= worst THEN 'may apply'
            ELSE 'no'
        END AS scope
    FROM graded
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
    SELECT p.case_id, m.n, m.label, p.words, p.organ, r.page, r.says, r.degree, r.scope, r.action, r.severity,
        coalesce(r.basis, '') AS basis,
        CASE
            WHEN r.scope IS NULL OR r.scope = 'no' THEN 'not_stated'
            WHEN r.scope = 'may apply' AND r.status = 'acceptable' THEN 'could_not_check'
            ELSE r.status
        END AS status
    FROM impaired AS p JOIN medicine AS m ON m.case_id = p.case_id
    LEFT JOIN ranked AS r ON r.case_id = m.case_id AND r.n = m.n AND r.place = 1
    WHERE m.monograph_id IS NOT NULL OR r.scope IS NOT NULL
)
SELECT
    case_id, status, CASE WHEN status = 'flagged' THEN severity END AS severity,
    CASE WHEN status IN ('flagged', 'acceptable') THEN 'named' END AS certainty,
    n AS medicine_a, NULL AS medicine_b,
    label || ' in ' || organ || ' impairment (' || words || '): '
    || CASE
        WHEN scope IS NULL THEN 'the page does not say whether it may be used.'
        WHEN scope = 'no' THEN 'the page speaks only of ' || degree || ' impairment, and does not say for this degree.'
        WHEN scope = 'may apply' THEN page || ' ' || says || ' in ' || degree || ' impairment; the exact degree is not given.'
        ELSE page || ' ' || says || CASE WHEN degree IS NULL THEN '.' ELSE ' in ' || degree || ' impairment.' END
    END AS message,
    CASE status WHEN 'flagged' THEN action WHEN 'could_not_check' THEN 'Give the degree of impairment.' ELSE '' END AS action,
    basis
FROM answered
ORDER BY 1, 5
