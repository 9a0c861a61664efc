often AS (
    -- Ordered at least daily, where the page's dose of that size is weekly and none like it is daily.
    SELECT o.case_id, o.n, min(w.evidence_id) AS evidence_id
    FROM ordered AS o JOIN regime AS w ON w.case_id = o.case_id AND w.n = o.n
    WHERE o.rate >= 0.9 AND w.fit <> 'no'
        -- "70 mg a week" does not say in how many doses: it is one where so much, or half of it, is ordered at one time.
        AND (w.rate_high < 0.4 OR (
            w.rate_high IS NULL AND w.kind <> 'maximum' AND w.missing = '' AND w.single >= w.daily * 6.9
            AND o.single >= w.single_least * 0.5
        ))
        AND NOT EXISTS (
            SELECT 1 FROM regime AS r
            WHERE r.case_id = o.case_id AND r.n = o.n AND (
                -- "Daily" without an amount proves nothing where the weekly dose has one.
                (r.rate_high >= 0.9 AND (r.single IS NOT NULL OR w.single IS NULL)
                    AND (r.missing <> '' OR o.single IS NULL OR r.single IS NULL
                        OR (o.single <= r.single * 1.01
                            AND (r.kind = 'maximum' OR o.single >= coalesce(r.single_least, 0) * 0.99))))
                OR (r.rate_high IS NULL AND r.kind <> 'maximum' AND r.missing = ''
                    AND o.single <= r.daily * 1.01 AND o.single >= r.daily_least * 0.99)
            )
        )
    GROUP BY o.case_id, o.n
)
