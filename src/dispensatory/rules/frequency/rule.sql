-- needs: EXISTS (SELECT 1 FROM medicine_dose WHERE rate IS NOT NULL)
-- How often it is ordered, against how often the page states a dose of that size.
WITH
-- include: doses
,
-- include: often
, seldom AS (
    -- Ordered once a week or less often, where the page's dose of that size is daily and none of any size is not.
    SELECT o.case_id, o.n, min(w.evidence_id) AS evidence_id
    FROM ordered AS o JOIN regime AS w ON w.case_id = o.case_id AND w.n = o.n
    WHERE o.rate < 0.2 AND w.rate_low >= 0.9 AND w.fit <> 'no' AND w.sort <> 'maximum'
        AND w.missing = '' AND o.single <= w.single * 1.01
        AND NOT EXISTS (
            SELECT 1 FROM regime AS r
            WHERE r.case_id = o.case_id AND r.n = o.n AND (r.rate_low < 0.9 OR (r.rate_low IS NULL AND r.kind = 'single'))
        )
    GROUP BY o.case_id, o.n
), span AS (
    -- From how often to how often. A page that gives an amount over a day, or one for now and then, leaves it open.
    SELECT case_id, n, min(rate_low) AS least, max(rate_high) AS most, min(evidence_id) AS evidence_id, count(*) AS many
    FROM regime
    WHERE fit IN ('own', 'adult') AND sort = 'usual' AND rate_high IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM regime AS r
            WHERE r.case_id = regime.case_id AND r.n = regime.n AND r.rate_high IS NULL AND r.fit <> 'no' AND r.sort = 'usual'
        )
    GROUP BY case_id, n
), amount AS (
    -- The amounts over a day that the page allows: one outside them is told by daily_dose or below_usual.
    SELECT case_id, n, min(daily_least) AS least, max(daily) AS most
    FROM regime
    WHERE fit IN ('own', 'adult') AND missing = '' AND sort <> 'start'
    GROUP BY case_id, n
), judged AS (
    SELECT o.case_id, o.n, o.label, o.rate, s.least, s.most, s.many,
        coalesce(f.evidence_id, x.evidence_id, s.evidence_id) AS evidence_id,
        CASE
            WHEN f.n IS NOT NULL THEN 'often'
            WHEN x.n IS NOT NULL THEN 'seldom'
            WHEN o.rate > s.most * 1.01 THEN CASE WHEN o.daily > a.most * 1.001 THEN NULL ELSE 'more' END
            WHEN o.rate >= s.least * 0.99 THEN 'within'
            -- Every 4 to 6 hours taken three times a day is no alert, half as often is one.
            WHEN o.rate * 2 > s.least OR o.as_needed = 1 OR o.daily < a.least * 0.999 THEN NULL
            WHEN s.n IS NOT NULL THEN 'less'
        END AS answer
    FROM ordered AS o
    LEFT JOIN often AS f ON f.case_id = o.case_id AND f.n = o.n
    LEFT JOIN seldom AS x ON x.case_id = o.case_id AND x.n = o.n
    LEFT JOIN span AS s ON s.case_id = o.case_id AND s.n = o.n
    LEFT JOIN amount AS a ON a.case_id = o.case_id AND a.n = o.n
    WHERE o.rate IS NOT NULL
), counted AS (
    -- In times a week where it is less often than every 26 hours, else in times a day.
    SELECT *, 'given' AS what, rate AS times FROM judged WHERE answer IS NOT NULL
    UNION ALL
    SELECT *, 'least', least FROM judged WHERE answer IS NOT NULL
    UNION ALL
    SELECT *, 'most', most FROM judged WHERE answer IS NOT NULL
), rounded AS (
    SELECT *, round(times * CASE WHEN times < 0.9 THEN 7 ELSE 1 END, 1) AS shown,
        CASE WHEN times < 0.9 THEN ' a week' ELSE ' a day' END AS per
    FROM counted
), phrase AS (
    SELECT *,
        CASE WHEN shown = 1 THEN 'once' WHEN shown = 2 THEN 'twice'
            WHEN shown = CAST(shown AS BIGINT) THEN CAST(CAST(shown AS BIGINT) AS VARCHAR) || ' times'
            ELSE CAST(shown AS VARCHAR) || ' times' END || per AS words
    FROM rounded
), worded AS (
    SELECT case_id, n, label, answer, evidence_id, many,
        max(CASE what WHEN 'given' THEN words END) AS given_words,
        max(CASE what WHEN 'least' THEN words END) AS least_words,
        max(CASE what WHEN 'most' THEN words END) AS most_words,
        max(CASE what WHEN 'least' THEN per END) AS least_per,
        max(CASE what WHEN 'most' THEN per END) AS most_per
    FROM phrase
    GROUP BY case_id, n, label, answer, evidence_id, many
)
SELECT
    case_id,
    CASE answer WHEN 'within' THEN 'acceptable' ELSE 'flagged' END AS status,
    CASE answer WHEN 'often' THEN 'critical' WHEN 'seldom' THEN 'warning' WHEN 'within' THEN NULL ELSE 'info' END AS severity,
    'named' AS certainty, n AS medicine_a, NULL AS medicine_b,
    CASE answer
        WHEN 'often' THEN label || ' is ordered at least once a day, and the page states its dose for once a week or less often.'
        WHEN 'seldom' THEN label || ' is ordered once a week or less often, and the page states doses of this size for every day.'
        ELSE label || ' is ordered ' || given_words
            || CASE answer WHEN 'more' THEN ', more often than' WHEN 'less' THEN ', less often than' ELSE ', as often as' END
            || ' the page states: '
            || CASE WHEN least_words = most_words THEN most_words
                WHEN least_per = most_per AND least_words LIKE '% times a %'
                    THEN replace(least_words, ' times' || least_per, '') || ' to ' || most_words
                ELSE least_words || ' to ' || most_words END
            || CASE WHEN many > 1 THEN ' (over all its usual doses).' ELSE '.' END
    END AS message,
    CASE answer
        WHEN 'often' THEN 'Do not give it: ask the prescriber how often it is meant.'
        WHEN 'within' THEN ''
        ELSE 'Ask the prescriber how often it is meant.'
    END AS action,
    'e:' || evidence_id AS basis
FROM worded
ORDER BY 1, 5
