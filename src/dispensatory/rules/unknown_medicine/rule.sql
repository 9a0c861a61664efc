-- needs: EXISTS (SELECT 1 FROM medicine WHERE monograph_id IS NULL)
-- A medicine that the formulary has no page for: nothing that its page might say was checked.
SELECT
    case_id, 'could_not_check' AS status, NULL AS severity, NULL AS certainty, n AS medicine_a, NULL AS medicine_b,
    CASE WHEN name = '' THEN 'no name of a medicine could be read in ' || label || ', so nothing of it was checked'
        ELSE label || ' has no page in this formulary, so nothing that its page might say was checked' END
    || CASE WHEN near = '' THEN '.' ELSE '. Did you mean ' || near || '?' END AS message,
    CASE WHEN name = '' THEN 'Write the name first, such as "warfarin 5 mg daily".'
        ELSE 'Check the spelling, or look this medicine up elsewhere.' END AS action, '' AS basis
FROM medicine
WHERE monograph_id IS NULL
ORDER BY case_id, n
