-- What is ordered, in amounts for the whole patient where weight or body surface allow it.
ordered AS (
    SELECT m.case_id, m.n, m.label, m.monograph_id, m.as_needed, p.age, p.weight, p.surface, d.rate, m.route,
        CASE WHEN d.unit = 'iu' THEN 'unit' ELSE d.unit END AS unit,
        CASE WHEN d.per = 'kg' AND p.weight IS NOT NULL OR d.per = 'm2' AND p.surface IS NOT NULL THEN NULL
            ELSE d.per END AS per,
        d.single * CASE d.per WHEN 'kg' THEN coalesce(p.weight, 1) WHEN 'm2' THEN coalesce(p.surface, 1) ELSE 1 END
            AS single,
        d.daily * CASE d.per WHEN 'kg' THEN coalesce(p.weight, 1) WHEN 'm2' THEN coalesce(p.surface, 1) ELSE 1 END
            AS daily,
        d.least * CASE d.per WHEN 'kg' THEN coalesce(p.weight, 1) WHEN 'm2' THEN coalesce(p.surface, 1) ELSE 1 END
            AS least,
        CASE WHEN d.rate < 0.5 THEN 7 ELSE 1 END AS days
    FROM medicine AS m JOIN patient AS p ON p.case_id = m.case_id
    JOIN medicine_dose AS d ON d.case_id = m.case_id AND d.n = m.n
    WHERE m.monograph_id IS NOT NULL AND m.unread = 0
), stated AS (
    -- Every regimen of the page, whether it is for this patient (fit), and what is missing to compare it.
    SELECT o.case_id, o.n, r.evidence_id, r.kind, r.rate_low, r.rate_high, r.span, r.unit AS page_unit,
        r.single_low, r.single_high, r.daily_low, r.daily_high,
        CASE r.kind WHEN 'maximum' THEN 'maximum' WHEN 'loading' THEN 'start' WHEN 'initial' THEN 'start' ELSE 'usual' END
            AS sort,
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
            -- "Adults and children of 12 and over": the age that is named counts, and he is old enough for it.
            WHEN o.age < 18 AND r.population = 'adult' AND r.age_low IS NULL THEN 'other'
            WHEN o.age >= 65 THEN 'adult'
            ELSE 'own'
        END AS fit,
        CASE
            WHEN coalesce(CASE WHEN r.unit = 'iu' THEN 'unit' ELSE r.unit END, '') <> coalesce(o.unit, '') THEN 'unit'
            WHEN coalesce(r.per, '') = coalesce(o.per, '') THEN ''
            WHEN o.per = 'm2' OR r.per = 'm2' AND o.surface IS NULL THEN 'body surface'
            WHEN o.per = 'kg' OR r.per = 'kg' AND o.weight IS NULL THEN 'weight'
            ELSE ''
        END AS missing,
        CASE WHEN o.per IS NULL AND r.per = 'kg' THEN coalesce(o.weight, 1)
            WHEN o.per IS NULL AND r.per = 'm2' THEN coalesce(o.surface, 1) ELSE 1 END AS times
    FROM ordered AS o CROSS JOIN regimen AS r
    WHERE r.monograph_id = o.monograph_id
), regime AS (
    -- The same in amounts for the whole patient.
    SELECT case_id, n, evidence_id, kind, sort, at_once, fit, missing, rate_low, rate_high, span, page_unit,
        single_low * times AS single_least, single_high * times AS single,
        daily_low * times AS daily_least, daily_high * times AS daily
    FROM stated
)
