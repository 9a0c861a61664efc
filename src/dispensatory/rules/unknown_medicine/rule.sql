-- A medicine that the formulary has no page for: nothing that its page might say was checked.
SELECT
    case_id, 'could_not_check' AS status, NULL AS severity, NULL AS certainty, n AS medicine_a, NULL AS medicine_b,
    label || ' has no page in this formulary, so nothing that its page might say was checked'
    || CASE WHEN near = '' THEN '.' ELSE '. Did you mean ' || near || '?' END AS message,
    'Check the spelling, or look this medicine up elsewhere.' AS action, '' AS basis
FROM medicine
WHERE monograph_id IS NULL
ORDER BY case_id, n
