-- needs: EXISTS (SELECT 1 FROM patient WHERE hepatic_high >= 1)
-- A patient with liver impairment: what the page says of it.
WITH impaired AS (
    SELECT case_id, hepatic_low AS low, hepatic_high AS high, hepatic_words AS words, 'hepatic' AS population, 'liver' AS organ
    FROM patient
    WHERE hepatic_high >= 1
),
-- include: impairment
