-- needs: EXISTS (SELECT 1 FROM patient WHERE age >= 18 AND age < 65)
-- Less ordered over a day than the smallest dose that the page states, for a grown-up whose kidneys and liver work.
WITH
-- include: doses
,
-- include: often
, least AS (
    -- The smallest amount over a day of any regimen but a maximum; null where one of them cannot be compared.
    SELECT case_id, n,
        CASE WHEN count(*) = count(CASE WHEN missing = '' THEN daily_least END) THEN min(daily_least) END AS daily,
        count(*) AS choices
    FROM regime
    WHERE fit = 'own' AND sort <> 'maximum'
    GROUP BY case_id, n
), small AS (
    SELECT o.case_id, o.n, o.label, o.unit, o.per, o.days, l.choices,
        (
            SELECT min(r.evidence_id) FROM regime AS r
            WHERE r.case_id = o.case_id AND r.n = o.n AND r.fit = 'own' AND r.sort <> 'maximum' AND r.daily_least = l.daily
        ) AS evidence_id,
        round(o.daily * o.days * CASE WHEN o.unit = 'mg' AND o.daily * o.days < 1 THEN 1000 ELSE 1 END, 2) AS shown,
        round(l.daily * o.days * CASE WHEN o.unit = 'mg' AND l.daily * o.days < 1 THEN 1000 ELSE 1 END, 2) AS usual,
        CASE WHEN o.unit = 'mg' AND o.daily * o.days < 1 THEN 1 ELSE 0 END AS shown_small,
        CASE WHEN o.unit = 'mg' AND l.daily * o.days < 1 THEN 1 ELSE 0 END AS usual_small,
        CASE WHEN o.unit IN ('mg', 'ml', 'mmol', 'meq', 'mci', 'kbq', 'mbq', 'gbq', '%') THEN o.unit
            WHEN o.unit LIKE '%y' THEN substr(o.unit, 1, length(o.unit) - 1) || 'ies'
            WHEN o.unit LIKE '%ch' THEN o.unit || 'es' ELSE o.unit || 's' END AS many
    FROM ordered AS o JOIN least AS l ON l.case_id = o.case_id AND l.n = o.n
    JOIN patient AS p ON p.case_id = o.case_id
    WHERE o.daily < l.daily * 0.999 AND coalesce(o.as_needed, 0) = 0
        AND o.age >= 18 AND o.age < 65 AND coalesce(p.renal_high, 0) = 0 AND coalesce(p.hepatic_high, 0) = 0
        AND NOT EXISTS (SELECT 1 FROM often AS f WHERE f.case_id = o.case_id AND f.n = o.n)
        -- What another medicine adds, and which ingredient of a combination the page counts, are other questions.
        AND (SELECT count(*) FROM medicine_ingredient AS g WHERE g.case_id = o.case_id AND g.n = o.n) = 1
        AND NOT EXISTS (
            SELECT 1 FROM medicine_ingredient AS own JOIN medicine_ingredient AS other
                ON other.case_id = own.case_id AND other.ingredient = own.ingredient AND other.n <> own.n
            WHERE own.case_id = o.case_id AND own.n = o.n
        )
)
SELECT
    case_id, 'flagged' AS status, 'info' AS severity, 'named' AS certainty, n AS medicine_a, NULL AS medicine_b,
    label || ': '
    || CASE WHEN shown = CAST(shown AS BIGINT) THEN CAST(CAST(shown AS BIGINT) AS VARCHAR) ELSE CAST(shown AS VARCHAR) END
    || ' ' || CASE WHEN shown_small = 1 THEN 'micrograms' WHEN shown = 1 THEN unit ELSE many END
    || CASE WHEN per IS NULL THEN '' ELSE '/' || per END
    || CASE WHEN days = 7 THEN ' a week' ELSE ' a day' END || ' ordered, below the '
    || CASE WHEN choices > 1 THEN 'smallest dose' ELSE 'dose' END || ' of '
    || CASE WHEN usual = CAST(usual AS BIGINT) THEN CAST(CAST(usual AS BIGINT) AS VARCHAR) ELSE CAST(usual AS VARCHAR) END
    || ' ' || CASE WHEN usual_small = 1 THEN 'micrograms' WHEN usual = 1 THEN unit ELSE many END
    || CASE WHEN per IS NULL THEN '' ELSE '/' || per END
    || CASE WHEN days = 7 THEN ' a week' ELSE ' a day' END || ' that the page states.' AS message,
    'Ask the prescriber whether so little is meant.' AS action,
    'e:' || evidence_id AS basis
FROM small
ORDER BY 1, 5
