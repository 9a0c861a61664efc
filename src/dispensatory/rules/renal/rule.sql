-- needs: EXISTS (SELECT 1 FROM patient WHERE renal_high >= 1)
-- A patient with kidney impairment: what the page says of it.
WITH impaired AS (
    SELECT case_id, renal_low AS low, renal_high AS high, renal_words AS words, 'renal' AS population, 'kidney' AS organ
    FROM patient
    WHERE renal_high >= 1
),
-- include: impairment
