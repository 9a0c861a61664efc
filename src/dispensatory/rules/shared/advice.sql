-- The strongest of what the page, or one on an ingredient, advises on the topic of `note`, with all words of it.
ranked AS (
    SELECT m.case_id, m.n, m.label, m.page, t.says, t.action,
        row_number() OVER (PARTITION BY m.case_id, m.n ORDER BY t.rank, m.own DESC, a.evidence_id) AS place,
        group_concat('e:' || a.evidence_id, ',') OVER (
            PARTITION BY m.case_id, m.n ORDER BY t.rank, m.own DESC, a.evidence_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS basis
    FROM asked_page AS m CROSS JOIN advice_statement AS a CROSS JOIN note AS t
    WHERE a.monograph_id = m.monograph_id AND a.topic = t.topic AND a.value = t.value
)
