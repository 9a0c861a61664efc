-- Children (under 18) and older people (65 and over), or whatever ages the page itself names.
WITH stated AS (
    SELECT p.case_id, m.n, m.own, m.page, m.label, p.age, s.population, s.evidence_id, s.age_low, s.age_high,
        v.rank, v.status, v.severity, v.says, v.action,
        CASE
            WHEN p.age IS NULL THEN 'unknown'
            -- "Children" are no infants (under 2) and no newborns (under 28 days; ICH E11), unless the page names those.
            WHEN s.population = 'children' AND s.age_low IS NULL AND s.age_high IS NULL AND v.status = 'acceptable'
                AND p.age < 2 AND NOT (
                    instr(lower(q.quote), 'newborn') > 0 OR instr(lower(q.quote), 'neonat') > 0
                    OR instr(lower(q.quote), 'birth') > 0 OR instr(lower(q.quote), ' all ages') > 0
                    OR instr(lower(q.quote), ' any age') > 0
                    OR p.age >= 0.077 AND (instr(lower(q.quote), 'infant') > 0 OR instr(lower(q.quote), ' bab') > 0)
                ) THEN 'no'
            WHEN s.age_low IS NULL AND s.age_high IS NULL
                THEN CASE WHEN (s.population = 'children' AND p.age < 18) OR (s.population = 'elderly' AND p.age >= 65)
                    THEN 'applies' ELSE 'no' END
            -- "Children of 10 and over" ends where childhood does.
            WHEN s.population = 'children' AND s.age_high IS NULL AND p.age >= 18 THEN 'no'
            -- "Under 12" ends before the 12th birthday; "2 to 12 years" ends before the 13th.
            WHEN (s.age_low IS NULL OR p.age >= s.age_low) AND (
                s.age_high IS NULL OR p.age < s.age_high
                OR (s.age_low IS NOT NULL AND p.age < s.age_high + CASE WHEN s.age_high >= 2 THEN 1 ELSE 0.084 END)
            ) THEN 'applies'
            ELSE 'no'
        END AS scope
    FROM patient AS p CROSS JOIN asked_page AS m CROSS JOIN population_statement AS s
    JOIN page_verdict AS v ON v.verdict = s.verdict AND v.own = m.own
    JOIN quotation AS q ON q.id = s.evidence_id
    WHERE m.case_id = p.case_id AND s.monograph_id = m.monograph_id AND s.population IN ('children', 'elderly')
), asked AS (
    SELECT p.case_id, m.n, m.label, p.age, q.population
    FROM patient AS p CROSS JOIN medicine AS m
    CROSS JOIN (SELECT 'children' AS population UNION ALL SELECT 'elderly') AS q
    WHERE m.case_id = p.case_id AND (
        m.monograph_id IS NOT NULL AND CASE q.population WHEN 'children' THEN p.age < 18 ELSE p.age >= 65 END
        OR EXISTS (
            SELECT 1 FROM stated AS s
            WHERE s.case_id = m.case_id AND s.n = m.n AND s.population = q.population AND s.scope = 'applies'
        )
    )
), ranked AS (
    SELECT *,
        row_number() OVER (PARTITION BY case_id, n, population ORDER BY scope = 'no', rank, evidence_id) AS place,
        group_concat('e:' || evidence_id, ',') OVER (
            PARTITION BY case_id, n, population, scope = 'no' ORDER BY rank, evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM stated
    -- What is said of other ages only counts for those who are asked about.
    WHERE scope = 'applies'
        OR scope = 'no' AND own = 1 AND CASE population WHEN 'children' THEN age < 18 ELSE age >= 65 END
), answered AS (
    SELECT a.case_id, a.n, a.label, a.population, r.page, r.says, r.scope, r.action, r.severity, coalesce(r.basis, '') AS basis,
        CASE WHEN a.age = CAST(a.age AS BIGINT) THEN CAST(CAST(a.age AS BIGINT) AS VARCHAR) ELSE CAST(round(a.age, 2) AS VARCHAR) END
        AS age,
        CASE WHEN r.scope = 'applies' THEN r.status ELSE 'not_stated' END AS status
    FROM asked AS a LEFT JOIN ranked AS r
        ON r.case_id = a.case_id AND r.n = a.n AND r.population = a.population AND r.place = 1
), unknown AS (
    SELECT *,
        row_number() OVER (PARTITION BY case_id, n ORDER BY rank, evidence_id) AS place,
        group_concat('e:' || evidence_id, ',') OVER (
            PARTITION BY case_id, n ORDER BY rank, evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM stated
    WHERE scope = 'unknown' AND status = 'flagged'
)
SELECT
    case_id, status, CASE WHEN status = 'flagged' THEN severity END AS severity,
    CASE WHEN status IN ('flagged', 'acceptable') THEN 'named' END AS certainty,
    n AS medicine_a, NULL AS medicine_b,
    label || ' at the age of ' || age || ': '
    || CASE
        WHEN status <> 'not_stated' THEN page || ' ' || says || CASE population WHEN 'children' THEN ' in children.' ELSE ' in older people.' END
        WHEN scope = 'no' THEN 'the page speaks only of other ages of '
            || CASE population WHEN 'children' THEN 'children.' ELSE 'older people.' END
        ELSE 'the page does not say whether it may be used in ' || CASE population WHEN 'children' THEN 'children.' ELSE 'older people.' END
    END AS message,
    CASE WHEN status = 'flagged' THEN action ELSE '' END AS action,
    basis
FROM answered
UNION ALL
SELECT
    case_id, 'could_not_check', NULL, NULL, n, NULL,
    label || ': the age is not given, and ' || page || ' ' || says || ' in '
    || CASE population WHEN 'children' THEN 'children.' ELSE 'older people.' END,
    'Give the age.', basis
FROM unknown WHERE place = 1
ORDER BY 1, 5, 7
