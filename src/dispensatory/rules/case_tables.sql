-- The tables of the cases that are checked, beside the formulary's own. They are temporary: nothing of a patient is
-- kept. A case is one row of patient; every other row carries its case_id.

CREATE TEMP TABLE patient (
    case_id TEXT PRIMARY KEY,
    age DOUBLE,                           -- years; null is not known, here and below
    sex TEXT,                             -- female or male
    weight DOUBLE,                        -- kg
    surface DOUBLE,                       -- m2, of height and weight
    pregnant INTEGER,                     -- 0 or 1
    trimester INTEGER,
    breast_feeding INTEGER,               -- 0 or 1
    renal_low INTEGER, renal_high INTEGER,      -- degree of impairment, 0 none to 4 end-stage: both ends of what it can be
    renal_words TEXT,                           -- the degree and where it is from: "moderate (eGFR 40)"
    hepatic_low INTEGER, hepatic_high INTEGER,
    hepatic_words TEXT
);
CREATE TEMP TABLE medicine (
    case_id TEXT NOT NULL, n INTEGER NOT NULL,  -- n counts the medicines of a case from 0
    text TEXT NOT NULL, name TEXT NOT NULL,     -- the line, and the name in it
    label TEXT NOT NULL,                        -- what a message calls it
    monograph_id INTEGER,
    near TEXT NOT NULL,                         -- titles with a like name, where there is no monograph
    unread INTEGER NOT NULL,                    -- 1 where the line gives a dose that could not be read
    route TEXT,                                 -- as in the table regimen: the order's own, else that of its dose
    as_needed INTEGER,                          -- 0 or 1
    change TEXT,                                -- new or continued
    indication TEXT, condition TEXT,            -- what it is for, in the words given, and as in the table condition
    PRIMARY KEY (case_id, n)
);
CREATE TEMP TABLE named_substance (             -- what the name of a medicine without a monograph names; else that name
    case_id TEXT NOT NULL, n INTEGER NOT NULL, substance TEXT NOT NULL,
    PRIMARY KEY (case_id, n, substance)
);
CREATE TEMP TABLE ingredient_page (             -- pages on single ingredients of a medicine that holds several
    case_id TEXT NOT NULL, n INTEGER NOT NULL, monograph_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (case_id, n, monograph_id)
);
CREATE TEMP TABLE stopped_medicine (            -- those that the case ends; no other table has them
    case_id TEXT NOT NULL, n INTEGER NOT NULL,
    text TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL,
    monograph_id INTEGER,
    PRIMARY KEY (case_id, n)
);
CREATE TEMP TABLE medicine_dose (               -- one row at most a medicine: the most that the order allows
    case_id TEXT NOT NULL, n INTEGER NOT NULL,
    unit TEXT, per TEXT,                        -- as in the table regimen
    single DOUBLE, daily DOUBLE, rate DOUBLE,   -- at one time, over a day, administrations a day
    route TEXT,
    least DOUBLE,                               -- over a day at the least, where daily is not known
    PRIMARY KEY (case_id, n)
);
CREATE TEMP TABLE patient_condition (
    case_id TEXT NOT NULL, n INTEGER NOT NULL, term TEXT NOT NULL, condition TEXT,
    implied INTEGER NOT NULL,                   -- 1 where another rule asks about it too: kidney, liver, pregnancy ...
    PRIMARY KEY (case_id, n)
);
CREATE TEMP TABLE allergy (
    case_id TEXT NOT NULL, n INTEGER NOT NULL, term TEXT NOT NULL, substance TEXT, class TEXT,
    PRIMARY KEY (case_id, n)
);

-- Derived of the above by derived.sql: what a medicine holds, and which classes it is of.
CREATE TEMP TABLE medicine_ingredient (
    case_id TEXT NOT NULL, n INTEGER NOT NULL,
    ingredient TEXT NOT NULL,                   -- the substance, or the page's own word where that is not known
    called TEXT NOT NULL,                       -- what the page calls it: paracetamol, where the substance is acetaminophen
    evidence_id INTEGER,
    PRIMARY KEY (case_id, ingredient, n)
);
CREATE TEMP TABLE medicine_class (
    case_id TEXT NOT NULL, n INTEGER NOT NULL, class TEXT NOT NULL, certainty TEXT NOT NULL,
    ingredient TEXT,                            -- by which it belongs
    chain TEXT NOT NULL,                        -- the basis: page's words or vocabulary's entry, then the step up
    loose INTEGER NOT NULL,                     -- 1 where it belongs possibly, or under conditions, only
    PRIMARY KEY (case_id, class, n)
);
CREATE TEMP TABLE asked_page (                  -- the pages that are asked about a medicine: its own, and those on its ingredients
    case_id TEXT NOT NULL, n INTEGER NOT NULL, monograph_id INTEGER NOT NULL,
    own INTEGER NOT NULL,                       -- 1 for its own
    label TEXT NOT NULL,                        -- as in the table medicine
    page TEXT NOT NULL,                         -- what a message calls the page: "the page"
    PRIMARY KEY (case_id, n, monograph_id)
);

-- What a page's verdict comes to. rank 0 is the strongest. says: "the page ...".
CREATE TEMP TABLE verdict (
    verdict TEXT PRIMARY KEY, rank INTEGER NOT NULL, status TEXT NOT NULL, severity TEXT, says TEXT NOT NULL,
    action TEXT NOT NULL
);
INSERT INTO verdict VALUES
    ('contraindicated', 0, 'flagged', 'critical', 'says that it must not be used',
        'Do not use it: ask the prescriber for another.'),
    ('avoid', 1, 'flagged', 'warning', 'says to avoid it',
        'Avoid it, unless the prescriber knows of this and decides otherwise.'),
    ('caution', 2, 'flagged', 'warning', 'asks for caution',
        'Use it with care, and know the signs of harm.'),
    ('adjust', 3, 'flagged', 'warning', 'says that the dose may have to be changed',
        'Ask the prescriber whether the dose has to be changed.'),
    ('monitor', 4, 'flagged', 'warning', 'asks for monitoring',
        'See that the monitoring the page asks for is arranged.'),
    ('consult', 5, 'flagged', 'info', 'says to ask a doctor or pharmacist',
        'Ask a doctor or pharmacist first.'),
    ('interacts', 6, 'flagged', 'info', 'names an interaction',
        'Ask a pharmacist what the interaction means here.'),
    ('not_established', 7, 'flagged', 'info', 'says that too little is known',
        'Ask the prescriber: the page gives no assurance.'),
    ('acceptable', 8, 'acceptable', NULL, 'says that it may be used', '');

-- What it comes to on the page that says it. A page on one ingredient of a medicine warns of the medicine, too, and
-- assures nobody of it: the others may harm. Where it only asks for care, the medicine's own page has the first word.
CREATE TEMP TABLE page_verdict (
    verdict TEXT NOT NULL, own INTEGER NOT NULL, rank INTEGER NOT NULL, status TEXT NOT NULL, severity TEXT,
    says TEXT NOT NULL, action TEXT NOT NULL,
    PRIMARY KEY (verdict, own)
);
INSERT INTO page_verdict SELECT verdict, 1, rank, status, severity, says, action FROM verdict;
INSERT INTO page_verdict
SELECT verdict, 0, CASE WHEN rank <= 1 THEN rank ELSE rank + 10 END, status, severity, says, action
FROM verdict WHERE severity IN ('critical', 'warning');
