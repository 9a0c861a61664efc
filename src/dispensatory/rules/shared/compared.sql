bound AS (
    -- The amounts the page states for each question of `asked` (single, daily). An older person's own come before an
    -- adult's, and what is for adults is no more than a ceiling for a child or where the age is not known.
    SELECT q.case_id, q.n, q.question, r.sort, r.fit, r.missing, r.page_unit, r.evidence_id, r.span,
        -- Where it is not said how often, what is taken at least may be all of a week's.
        CASE q.question WHEN 'single' THEN r.single ELSE r.daily * CASE q.at_least WHEN 1 THEN r.span ELSE 1 END END AS most,
        CASE WHEN q.question = 'single' AND r.rate_high IS NOT NULL THEN 1 ELSE 0 END AS soft,
        -- The most at one time as often as can be: nobody states that as an amount over a day.
        CASE WHEN r.single_least < r.single AND r.rate_low < r.rate_high THEN 1 ELSE 0 END AS stretched
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
), first_doses AS (
    -- The largest dose to begin with, where the page states no other.
    SELECT case_id, n, min(missing) AS missing, min(page_unit) AS page_unit,
        max(CASE WHEN missing = '' THEN single END) AS single,
        max(CASE WHEN missing = '' THEN coalesce(daily, single) END) AS daily,
        coalesce(min(CASE WHEN missing = '' THEN evidence_id END), min(evidence_id)) AS evidence_id
    FROM regime WHERE sort = 'start' AND fit <> 'no' GROUP BY case_id, n
), compared AS (
    SELECT q.*, o.label, o.age, o.unit, o.per, o.days,
        coalesce(x.sort, u.sort) AS sort, coalesce(x.fit, u.fit) AS fit, coalesce(x.missing, u.missing, CASE WHEN q.question = 'daily' THEN z.missing END) AS here,
        CASE WHEN coalesce(x.sort, u.sort) IS NULL THEN 1 ELSE coalesce(x.span, u.span) END AS span,
        CASE WHEN coalesce(x.fit, u.fit) = 'other' THEN coalesce(x.own_missing, u.own_missing, '') ELSE '' END AS own_missing,
        coalesce(x.most, u.most, CASE q.question WHEN 'single' THEN z.single ELSE z.daily END) AS most, coalesce(x.soft, u.soft) AS soft, coalesce(x.page_unit, u.page_unit, z.page_unit) AS page_unit,
        coalesce(x.choices, u.choices) AS choices, coalesce(x.evidence_id, u.evidence_id, z.evidence_id) AS evidence_id,
        CASE WHEN x.sort IS NOT NULL THEN (
            SELECT min(b.evidence_id) FROM bound AS b
            WHERE b.case_id = q.case_id AND b.n = q.n AND b.question = q.question AND b.sort = 'usual' AND b.missing = ''
                AND b.stretched = 0 AND q.amount <= b.most * 1.001 AND (b.fit <> 'other' OR x.fit = 'other')
        ) END AS covered
    FROM asked AS q JOIN ordered AS o ON o.case_id = q.case_id AND o.n = q.n
    LEFT JOIN ranked AS x ON x.case_id = q.case_id AND x.n = q.n AND x.question = q.question
        AND x.sort = 'maximum' AND x.place = 1
    LEFT JOIN ranked AS u ON u.case_id = q.case_id AND u.n = q.n AND u.question = q.question
        AND u.sort = 'usual' AND u.place = 1
    LEFT JOIN first_doses AS z ON z.case_id = q.case_id AND z.n = q.n
), judged AS (
    SELECT *,
        CASE
            WHEN here <> '' THEN 'missing'
            WHEN sort IS NULL THEN CASE WHEN amount >= most * 9.999 THEN 'far' ELSE 'no dose' END
            WHEN amount > most * 1.001 THEN 'above'
            WHEN unknown > 0 THEN 'partner'
            WHEN at_least = 1 THEN 'rate'
            WHEN own_missing <> '' THEN 'missing'
            WHEN fit = 'other' AND age IS NULL THEN 'age'
            WHEN fit = 'other' THEN 'child'
            ELSE 'within'
        END AS answer,
        CASE WHEN here <> '' THEN here ELSE own_missing END AS missing,
        -- The amounts in the time they are told for: what the page gives for a week is told so.
        amount * CASE WHEN question = 'daily' AND at_least = 0 THEN days ELSE 1 END AS told,
        most * CASE WHEN question = 'daily' AND at_least = 0 THEN CASE WHEN weekly = 1 THEN 7 ELSE days END ELSE 1 END AS bound_told,
        CASE WHEN question = 'single' THEN ' at one time' WHEN at_least = 1 THEN '' WHEN days = 7 THEN ' a week' ELSE ' a day' END
        AS told_per,
        CASE WHEN question = 'single' THEN ' at one time' WHEN weekly = 1 OR (days = 7 AND at_least = 0) THEN ' a week'
            WHEN at_least = 1 AND span > 1 THEN ' in ' || CAST(CAST(round(span) AS BIGINT) AS VARCHAR) || ' days'
            ELSE ' a day' END AS bound_per
    FROM (SELECT *, CASE WHEN span BETWEEN 6.9 AND 7.1 THEN 1 ELSE 0 END AS weekly FROM compared) AS c
), small AS (
    -- Less than a milligram is told in micrograms, which has no point to slip.
    SELECT *,
        round(told * CASE WHEN unit = 'mg' AND told < 1 THEN 1000 ELSE 1 END, 2) AS shown,
        round(bound_told * CASE WHEN unit = 'mg' AND bound_told < 1 THEN 1000 ELSE 1 END, 2) AS limit_shown,
        CASE WHEN unit IN ('mg', 'ml', 'mmol', 'meq', 'mci', 'kbq', 'mbq', 'gbq', '%') THEN unit
            WHEN unit LIKE '%y' THEN substr(unit, 1, length(unit) - 1) || 'ies'
            WHEN unit LIKE '%ch' THEN unit || 'es' ELSE unit || 's' END AS many
    FROM judged
), worded AS (
    SELECT *,
        CASE at_least WHEN 1 THEN 'at least ' ELSE '' END
        || CASE WHEN shown = CAST(shown AS BIGINT) THEN CAST(CAST(shown AS BIGINT) AS VARCHAR) ELSE CAST(shown AS VARCHAR) END
        || ' ' || CASE WHEN unit = 'mg' AND told < 1 THEN 'micrograms' WHEN shown = 1 THEN unit ELSE many END
        || CASE WHEN per IS NULL THEN '' ELSE '/' || per END || told_per AS amount_words,
        CASE WHEN limit_shown = CAST(limit_shown AS BIGINT) THEN CAST(CAST(limit_shown AS BIGINT) AS VARCHAR)
            ELSE CAST(limit_shown AS VARCHAR) END
        || ' ' || CASE WHEN unit = 'mg' AND bound_told < 1 THEN 'micrograms' WHEN limit_shown = 1 THEN unit ELSE many END
        || CASE WHEN per IS NULL THEN '' ELSE '/' || per END || bound_per AS most_words,
        CASE sort WHEN 'maximum' THEN 'maximum' WHEN 'usual' THEN 'usual dose' ELSE 'first dose' END
        || CASE WHEN fit = 'other' THEN ' for adults' ELSE '' END AS bound_words
    FROM small
), said AS (
    SELECT case_id, answer,
        CASE answer WHEN 'above' THEN 'flagged' WHEN 'far' THEN 'flagged' WHEN 'within' THEN 'acceptable' WHEN 'child' THEN 'not_stated'
            WHEN 'no dose' THEN 'not_stated' ELSE 'could_not_check' END AS status,
        CASE
            WHEN answer = 'far' THEN 'critical'
            WHEN answer <> 'above' THEN NULL
            WHEN soft = 1 THEN 'info'
            -- Ten times as much is a slip of a decimal point or of a unit.
            WHEN sort = 'usual' THEN CASE WHEN amount >= most * 9.999 THEN 'critical' WHEN amount >= most * 1.999 THEN 'warning'
                ELSE 'info' END
            WHEN amount >= most * 1.499 AND covered IS NULL THEN 'critical'
            ELSE 'warning'
        END AS severity,
        CASE WHEN answer IN ('above', 'far', 'within') THEN 'named' END AS certainty,
        n AS medicine_a, other AS medicine_b,
        label || ': ' || amount_words || ' ordered'
        || CASE WHEN other IS NULL THEN '' ELSE ', counting the other medicines with the same ingredient' END
        || CASE answer
            WHEN 'no dose' THEN ', and the page states no maximum and no usual amount to compare with.'
            WHEN 'missing' THEN ', which cannot be compared with the page''s '
                || CASE missing
                    WHEN 'unit' THEN 'dose in ' || coalesce(page_unit, 'no unit') || '.'
                    WHEN 'weight' THEN 'dose by weight: the weight is not given.'
                    ELSE 'dose by body surface: height and weight are not both given.'
                END
            WHEN 'above' THEN ', above the ' || bound_words || ' of ' || most_words || ' that the page states'
                || CASE WHEN choices > 1 THEN ' (the highest of several)' ELSE '' END
                || CASE WHEN covered IS NULL THEN '.' ELSE ', though it gives a usual dose as high.' END
            WHEN 'far' THEN ', ten times the ' || bound_words || ' of ' || most_words || ' that the page states, or more.'
            WHEN 'partner' THEN '; how much another medicine adds is not known.'
            WHEN 'rate' THEN '; how often is not given, and the page''s ' || bound_words || ' is ' || most_words || '.'
            WHEN 'age' THEN '; the age is not given, and the page''s ' || bound_words || ' is ' || most_words || '.'
            WHEN 'child' THEN '; the page states no such amount for a child, and the ' || bound_words || ' is ' || most_words
                || '.'
            ELSE ', within the ' || bound_words || ' of ' || most_words || ' that the page states'
                || CASE WHEN choices > 1 THEN ' (the highest of several)' ELSE '' END
                || CASE WHEN sort = 'usual' THEN '; it states no maximum.' ELSE '.' END
        END AS message,
        CASE answer
            WHEN 'above' THEN CASE sort WHEN 'maximum' THEN 'Do not give this much: ask the prescriber.'
                ELSE 'Ask the prescriber whether this much is meant.' END
            WHEN 'far' THEN 'Do not give this much before amount and unit are checked: ask the prescriber.'
            WHEN 'partner' THEN 'Give the dose of every medicine with this ingredient.'
            WHEN 'rate' THEN 'Give how often it is taken.'
            WHEN 'age' THEN 'Give the age.'
            WHEN 'missing' THEN CASE missing WHEN 'unit' THEN 'Give the dose in the page''s unit.'
                WHEN 'weight' THEN 'Give the weight.' ELSE 'Give height and weight.' END
            ELSE ''
        END AS action,
        CASE WHEN evidence_id IS NULL THEN '' ELSE 'e:' || evidence_id END
        || CASE WHEN covered IS NULL OR answer <> 'above' THEN '' ELSE ',e:' || covered END AS basis
    FROM worded
)
