-- The dose ordered against the doses that the page states: how often, at one time, and over a day.
WITH alone AS (
    -- Medicines with one ingredient: only their amounts can be added up.
    SELECT case_id, n, min(ingredient) AS ingredient FROM medicine_ingredient GROUP BY case_id, n HAVING count(*) = 1
), ordered AS (
    -- What is ordered, in amounts for the whole patient where the weight allows it.
    SELECT m.case_id, m.n, m.label, m.monograph_id, p.age, p.weight, d.rate, d.route, s.ingredient,
        CASE WHEN d.unit = 'iu' THEN 'unit' ELSE d.unit END AS unit,
        CASE WHEN d.per = 'kg' AND p.weight IS NOT NULL THEN NULL ELSE d.per END AS per,
        d.single * CASE WHEN d.per = 'kg' THEN coalesce(p.weight, 1) ELSE 1 END AS single,
        d.daily * CASE WHEN d.per = 'kg' THEN coalesce(p.weight, 1) ELSE 1 END AS daily,
        CASE WHEN d.rate < 0.5 THEN 7 ELSE 1 END AS days
    FROM medicine AS m JOIN patient AS p ON p.case_id = m.case_id
    JOIN medicine_dose AS d ON d.case_id = m.case_id AND d.n = m.n
    LEFT JOIN alone AS s ON s.case_id = m.case_id AND s.n = m.n
    WHERE m.monograph_id IS NOT NULL AND m.unread = 0
), partner AS (
    -- Other medicines with the same ingredient, and what of it they add in a day; null where that is not known.
    SELECT o.case_id, o.n, g.n AS other,
        CASE WHEN x.unit = o.unit AND coalesce(x.per, '') = coalesce(o.per, '') THEN coalesce(x.daily, x.single) END
        AS daily,
        CASE WHEN x.monograph_id = o.monograph_id AND x.n < o.n THEN 1 ELSE 0 END AS told
    FROM ordered AS o CROSS JOIN medicine_ingredient AS g
    LEFT JOIN ordered AS x ON x.case_id = g.case_id AND x.n = g.n AND x.ingredient = g.ingredient
    WHERE g.case_id = o.case_id AND g.ingredient = o.ingredient AND g.n <> o.n
), partners AS (
    SELECT case_id, n, min(other) AS other, sum(daily) AS daily, count(*) - count(daily) AS unknown, max(told) AS told
    FROM partner GROUP BY case_id, n
), regime AS (
    -- Every regimen of the page, whether it is for this patient, and its amounts for the whole patient.
    SELECT o.case_id, o.n, r.evidence_id, r.kind, r.rate_high, r.single_low, r.single_high, r.daily_low, r.daily_high,
        CASE r.kind WHEN 'maximum' THEN 'maximum' WHEN 'loading' THEN 'start' WHEN 'initial' THEN 'start' ELSE 'usual' END AS sort,
        CASE WHEN r.basis = 'dose' THEN 1 ELSE 0 END AS at_once,
        CASE
            WHEN r.route <> o.route THEN 'no'
            WHEN r.population IN ('renal', 'hepatic') THEN 'no'
            WHEN o.age IS NULL THEN CASE WHEN r.population IN ('adult', 'any') THEN 'other' ELSE 'no' END
            WHEN o.age < coalesce(r.age_low, 0) OR o.age >= coalesce(r.age_high, 150) + 1 THEN 'no'
            WHEN o.weight < r.weight_low OR o.weight > r.weight_high THEN 'no'
            WHEN r.population = 'child' THEN CASE WHEN o.age < 18 THEN 'own' ELSE 'no' END
            WHEN r.population = 'elderly' THEN CASE WHEN o.age >= 65 THEN 'own' ELSE 'no' END
            WHEN o.age < 18 AND r.per IS NULL AND r.age_low IS NULL AND r.age_high IS NULL THEN 'other'
            WHEN o.age < 18 AND r.population = 'adult' THEN 'other'
            WHEN o.age >= 65 THEN 'adult'
            ELSE 'own'
        END AS fit,
        CASE
            WHEN coalesce(CASE WHEN r.unit = 'iu' THEN 'unit' ELSE r.unit END, '') <> coalesce(o.unit, '') THEN 'unit'
            WHEN coalesce(r.per, '') = coalesce(o.per, '') THEN ''
            WHEN r.per = 'm2' OR o.per = 'm2' THEN 'body surface'
            WHEN o.weight IS NULL THEN 'weight'
            ELSE ''
        END AS missing,
        r.unit AS page_unit,
        r.single_high * CASE WHEN r.per = 'kg' AND o.per IS NULL THEN coalesce(o.weight, 1) ELSE 1 END AS single,
        r.daily_high * CASE WHEN r.per = 'kg' AND o.per IS NULL THEN coalesce(o.weight, 1) ELSE 1 END AS daily
    FROM ordered AS o CROSS JOIN regimen AS r
    WHERE r.monograph_id = o.monograph_id
), often AS (
    -- Ordered at least daily, where the page's dose of that size is weekly and none like it is daily.
    SELECT o.case_id, o.n, min(w.evidence_id) AS evidence_id
    FROM ordered AS o JOIN regime AS w ON w.case_id = o.case_id AND w.n = o.n
    WHERE o.rate >= 0.9 AND w.rate_high < 0.4 AND w.fit <> 'no'
        AND NOT EXISTS (
            SELECT 1 FROM regime AS r
            WHERE r.case_id = o.case_id AND r.n = o.n AND (
                -- "Daily" without an amount proves nothing where the weekly dose has one.
                (r.rate_high >= 0.9 AND (r.single_high IS NOT NULL OR w.single_high IS NULL)
                    AND (r.missing <> '' OR o.single IS NULL OR r.single_high IS NULL
                        OR (o.single <= r.single_high * 1.01
                            AND (r.kind = 'maximum' OR o.single >= coalesce(r.single_low, 0) * 0.99))))
                OR (r.rate_high IS NULL AND r.kind <> 'maximum' AND r.missing = ''
                    AND o.single <= r.daily_high * 1.01 AND o.single >= r.daily_low * 0.99)
            )
        )
    GROUP BY o.case_id, o.n
), asked AS (
    SELECT o.case_id, o.n, 'single' AS question, o.single AS amount, NULL AS other, 0 AS unknown, 0 AS at_least
    FROM ordered AS o WHERE o.single IS NOT NULL
    UNION ALL
    SELECT o.case_id, o.n, 'daily', coalesce(o.daily, o.single) + coalesce(p.daily, 0), p.other, coalesce(p.unknown, 0),
        CASE WHEN o.daily IS NULL THEN 1 ELSE 0 END
    FROM ordered AS o LEFT JOIN partners AS p ON p.case_id = o.case_id AND p.n = o.n
    LEFT JOIN often AS f ON f.case_id = o.case_id AND f.n = o.n
    WHERE (o.single IS NOT NULL OR o.daily IS NOT NULL) AND coalesce(p.told, 0) = 0 AND f.n IS NULL
), bound AS (
    -- The amounts the page states for each question. An older person's own come before an adult's, and what is for
    -- adults is no more than a ceiling for a child or where the age is not known.
    SELECT q.case_id, q.n, q.question, r.sort, r.fit, r.missing, r.page_unit, r.evidence_id,
        CASE q.question WHEN 'single' THEN r.single ELSE r.daily END AS most,
        CASE WHEN q.question = 'single' AND r.rate_high IS NOT NULL THEN 1 ELSE 0 END AS soft
    FROM asked AS q JOIN regime AS r ON r.case_id = q.case_id AND r.n = q.n
    WHERE r.fit <> 'no' AND (
        (q.question = 'single' AND r.at_once = 1 AND r.sort = 'maximum' AND r.single IS NOT NULL)
        OR (q.question = 'daily' AND r.daily IS NOT NULL AND r.sort <> 'start')
    )
), ranked AS (
    -- The most permissive of the amounts that can be compared; of the rest, the first.
    SELECT *,
        row_number() OVER (
            PARTITION BY case_id, n, question, sort
            ORDER BY CASE WHEN missing <> '' THEN 1 ELSE 0 END, 
                -- An older person's own maximum comes before an adult's; of usual doses the highest counts.
                CASE WHEN fit = 'other' THEN 2 WHEN fit = 'adult' AND sort = 'maximum' THEN 1 ELSE 0 END,
                soft, most DESC, evidence_id
        ) AS place,
        count(*) OVER (PARTITION BY case_id, n, question, sort, fit, missing) AS choices,
        -- The page has an amount for this very patient that cannot be compared.
        max(CASE WHEN fit <> 'other' THEN missing END) OVER (PARTITION BY case_id, n, question, sort) AS own_missing
    FROM bound
), compared AS (
    SELECT q.*, o.label, o.age, o.unit, o.per, o.days,
        coalesce(x.sort, u.sort) AS sort, coalesce(x.fit, u.fit) AS fit, coalesce(x.missing, u.missing) AS here,
        CASE WHEN coalesce(x.fit, u.fit) = 'other' THEN coalesce(x.own_missing, u.own_missing, '') ELSE '' END AS own_missing,
        coalesce(x.most, u.most) AS most, coalesce(x.soft, u.soft) AS soft, coalesce(x.page_unit, u.page_unit) AS page_unit,
        coalesce(x.choices, u.choices) AS choices, coalesce(x.evidence_id, u.evidence_id) AS evidence_id,
        CASE WHEN x.sort IS NOT NULL AND u.missing = '' AND q.amount <= u.most * 1.001 THEN u.evidence_id END AS covered
    FROM asked AS q JOIN ordered AS o ON o.case_id = q.case_id AND o.n = q.n
    LEFT JOIN ranked AS x ON x.case_id = q.case_id AND x.n = q.n AND x.question = q.question
        AND x.sort = 'maximum' AND x.place = 1
    LEFT JOIN ranked AS u ON u.case_id = q.case_id AND u.n = q.n AND u.question = q.question
        AND u.sort = 'usual' AND u.place = 1
), judged AS (
    SELECT *,
        CASE
            WHEN sort IS NULL THEN 'no dose'
            WHEN here <> '' THEN 'missing'
            WHEN amount > most * 1.001 THEN 'above'
            WHEN unknown > 0 THEN 'partner'
            WHEN at_least = 1 THEN 'rate'
            WHEN own_missing <> '' THEN 'missing'
            WHEN fit = 'other' AND age IS NULL THEN 'age'
            WHEN fit = 'other' THEN 'child'
            ELSE 'within'
        END AS answer,
        CASE WHEN here <> '' THEN here ELSE own_missing END AS missing,
        round(amount * days, CASE WHEN amount < 1 THEN 4 ELSE 2 END) AS shown,
        round(most * days, CASE WHEN most < 1 THEN 4 ELSE 2 END) AS limit_shown,
        unit || CASE WHEN per IS NULL THEN '' ELSE '/' || per END
        || CASE WHEN question = 'single' THEN ' at one time' WHEN days = 7 THEN ' a week' ELSE ' a day' END AS of_unit
    FROM compared
    WHERE question = 'daily' OR sort IS NOT NULL
), worded AS (
    SELECT *,
        CASE WHEN shown = CAST(shown AS BIGINT) THEN CAST(CAST(shown AS BIGINT) AS VARCHAR) ELSE CAST(shown AS VARCHAR) END
        || ' ' || of_unit AS amount_words,
        CASE WHEN limit_shown = CAST(limit_shown AS BIGINT) THEN CAST(CAST(limit_shown AS BIGINT) AS VARCHAR)
            ELSE CAST(limit_shown AS VARCHAR) END
        || ' ' || of_unit AS most_words,
        CASE sort WHEN 'maximum' THEN 'maximum' ELSE 'usual dose' END
        || CASE WHEN fit = 'other' THEN ' for adults' ELSE '' END AS bound_words
    FROM judged
)
SELECT
    case_id, 'flagged' AS status, 'critical' AS severity, 'named' AS certainty, n AS medicine_a, NULL AS medicine_b,
    label || ' is ordered at least once a day, and the page states this dose for once a week or less often.' AS message,
    'Do not give it: ask the prescriber how often it is meant.' AS action, 'e:' || f.evidence_id AS basis
FROM often AS f JOIN ordered AS o USING (case_id, n)
UNION ALL
SELECT
    case_id,
    CASE answer WHEN 'above' THEN 'flagged' WHEN 'within' THEN 'acceptable' WHEN 'child' THEN 'not_stated'
        WHEN 'no dose' THEN 'not_stated' ELSE 'could_not_check' END,
    CASE
        WHEN answer <> 'above' THEN NULL
        WHEN soft = 1 THEN 'info'
        WHEN sort = 'usual' THEN CASE WHEN amount >= most * 2 THEN 'warning' ELSE 'info' END
        WHEN amount >= most * 1.999 AND covered IS NULL THEN 'critical'
        ELSE 'warning'
    END,
    CASE WHEN answer IN ('above', 'within') THEN 'named' END,
    n, other,
    label || ': ' || amount_words || ' ordered'
    || CASE WHEN other IS NULL THEN '' ELSE ', counting the other medicines with the same ingredient' END
    || CASE answer
        WHEN 'no dose' THEN ', and the page states no maximum and no usual amount to compare with.'
        WHEN 'missing' THEN ', which cannot be compared with the page''s '
            || CASE missing
                WHEN 'unit' THEN 'dose in ' || coalesce(page_unit, 'no unit') || '.'
                ELSE 'dose by ' || missing || ': the ' || missing || ' is not given.'
            END
        WHEN 'above' THEN ', above the ' || bound_words || ' of ' || most_words || ' that the page states'
            || CASE WHEN choices > 1 THEN ' (the highest of several)' ELSE '' END
            || CASE WHEN covered IS NULL THEN '.' ELSE ', though it gives a usual dose as high.' END
        WHEN 'partner' THEN '; how much another medicine adds is not known.'
        WHEN 'rate' THEN '; how often is not given, and the page''s ' || bound_words || ' is ' || most_words || '.'
        WHEN 'age' THEN '; the age is not given, and the page''s ' || bound_words || ' is ' || most_words || '.'
        WHEN 'child' THEN '; the page states no such amount for a child, and the ' || bound_words || ' is ' || most_words || '.'
        ELSE ', within the ' || bound_words || ' of ' || most_words || ' that the page states'
            || CASE WHEN choices > 1 THEN ' (the highest of several)' ELSE '' END
            || CASE WHEN sort = 'usual' THEN '; it states no maximum.' ELSE '.' END
    END,
    CASE answer
        WHEN 'above' THEN CASE sort WHEN 'maximum' THEN 'Do not give this much: ask the prescriber.'
            ELSE 'Ask the prescriber whether this much is meant.' END
        WHEN 'partner' THEN 'Give the dose of every medicine with this ingredient.'
        WHEN 'rate' THEN 'Give how often it is taken.'
        WHEN 'age' THEN 'Give the age.'
        WHEN 'missing' THEN CASE missing WHEN 'unit' THEN 'Give the dose in the page''s unit.'
            WHEN 'weight' THEN 'Give the weight.' ELSE 'Work the dose out by body surface.' END
        ELSE ''
    END,
    CASE WHEN evidence_id IS NULL THEN '' ELSE 'e:' || evidence_id END
    || CASE WHEN covered IS NULL OR answer <> 'above' THEN '' ELSE ',e:' || covered END
FROM worded
WHERE question = 'daily' OR answer IN ('above', 'missing')
UNION ALL
-- A dose that is given and could not be read, or not given where the page sets a limit to it.
SELECT
    m.case_id, 'could_not_check', NULL, NULL, m.n, NULL,
    CASE WHEN m.unread = 1 THEN m.label || ': the dose in "' || m.text || '" could not be read.'
        ELSE m.label || ': no dose is given, and the page states a maximum.' END,
    'Give the dose, such as "50 mg twice daily".',
    coalesce((
        SELECT 'e:' || min(r.evidence_id) FROM regimen AS r WHERE r.monograph_id = m.monograph_id AND r.kind = 'maximum'
    ), '')
FROM medicine AS m LEFT JOIN medicine_dose AS d ON d.case_id = m.case_id AND d.n = m.n
WHERE m.monograph_id IS NOT NULL AND (
    m.unread = 1
    OR ((d.n IS NULL OR (d.single IS NULL AND d.daily IS NULL)) AND EXISTS (
        SELECT 1 FROM regimen AS r WHERE r.monograph_id = m.monograph_id AND r.kind = 'maximum'
            AND (r.single_high IS NOT NULL OR r.daily_high IS NOT NULL)
    ))
)
ORDER BY 1, 5, 7
