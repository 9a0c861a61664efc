-- The formulary: the sole hand-over between reading and answering. STRICT, so that a wrong type is refused.
-- Every fact table has evidence_id as its key: the fact stands where that evidence says.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Pages -------------------------------------------------------------------------------------------------------------
CREATE TABLE monograph (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL,                -- path below the folder that was built
    title TEXT NOT NULL,
    status TEXT NOT NULL,              -- machine-written, unreviewed, reviewed ...
    updated TEXT,                      -- ISO date of the page
    sha256 TEXT NOT NULL,              -- of the page's bytes: the monograph revision
    text TEXT NOT NULL,
    local INTEGER NOT NULL,            -- 1 where it is on a form that acts where it is put: a cream, eye drops
    facts BLOB NOT NULL                -- the PageFacts as JSON
) STRICT;
CREATE TABLE source (monograph_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, citation TEXT NOT NULL) STRICT;
CREATE TABLE section (
    monograph_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, heading TEXT NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
) STRICT;
CREATE TABLE sentence (
    monograph_id INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (monograph_id, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE problem (page TEXT NOT NULL, message TEXT NOT NULL) STRICT;   -- pages refused or read with a problem

-- Facts -------------------------------------------------------------------------------------------------------------
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, section TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
) STRICT;
CREATE VIEW quotation AS
SELECT e.id, e.monograph_id, e.section, e.start, e."end", substr(m.text, e.start + 1, e."end" - e.start) AS quote
FROM evidence AS e JOIN monograph AS m ON m.id = e.monograph_id;

CREATE TABLE ingredient (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, name TEXT NOT NULL, substance TEXT
) STRICT;
CREATE TABLE membership (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, term TEXT NOT NULL,
    class TEXT,                        -- null too where the page only uses an everyday word ("blood thinner")
    of_ingredient TEXT
) STRICT;
CREATE TABLE indication (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, term TEXT NOT NULL, condition TEXT
) STRICT;
CREATE TABLE regimen (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL,
    population TEXT NOT NULL, indication TEXT, route TEXT, kind TEXT NOT NULL, basis TEXT NOT NULL, per TEXT,
    unit TEXT,                         -- as normalised: mg, ml, unit, tablet, mmol, % ...
    single_low REAL, single_high REAL, -- amount at one time, in unit (and per kg or m2)
    daily_low REAL, daily_high REAL,   -- amount over a day
    rate_low REAL, rate_high REAL,     -- administrations a day
    span REAL NOT NULL,                -- days over which the page gives the amount: 7 of one a week, at least 1
    age_low REAL, age_high REAL, weight_low REAL, weight_high REAL,
    as_needed INTEGER NOT NULL, of_ingredient TEXT
) STRICT;
CREATE TABLE population_statement (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, population TEXT NOT NULL, verdict TEXT NOT NULL,
    age_low REAL, age_high REAL, trimesters TEXT NOT NULL, degree TEXT, of_ingredient TEXT
) STRICT;
CREATE TABLE condition_statement (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, term TEXT NOT NULL, condition TEXT,
    verdict TEXT NOT NULL,             -- the strongest
    of_ingredient TEXT,
    qualified INTEGER NOT NULL         -- 1 where the page's term says more than the condition: "mild asthma"
) STRICT;
CREATE TABLE interaction (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL,
    verdict TEXT NOT NULL,             -- the strongest
    effect TEXT,
    substance TEXT, class TEXT,        -- what the target is in the vocabulary: one of them, or neither
    of_ingredient TEXT,
    vague INTEGER NOT NULL DEFAULT 0   -- 1 where the page means some of the class only, or may mean another
) STRICT;
CREATE TABLE effect (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, term TEXT NOT NULL, effect TEXT,
    serious INTEGER NOT NULL, system TEXT, frequency TEXT
) STRICT;
CREATE TABLE advice_statement (
    evidence_id INTEGER PRIMARY KEY, monograph_id INTEGER NOT NULL, topic TEXT NOT NULL, value TEXT NOT NULL
) STRICT;

-- Vocabulary --------------------------------------------------------------------------------------------------------
CREATE TABLE substance (
    id TEXT PRIMARY KEY, unii TEXT, rxcui TEXT,
    base TEXT NOT NULL                 -- the substance it is a salt of, or itself; every fact names the base
) STRICT, WITHOUT ROWID;
CREATE TABLE substance_name (name TEXT PRIMARY KEY, substance TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE combination (              -- what a name for several substances together holds, normalised: "co-codamol"
    name TEXT NOT NULL, substance TEXT NOT NULL, PRIMARY KEY (name, substance)
) STRICT, WITHOUT ROWID;
CREATE TABLE class (
    id TEXT PRIMARY KEY, term TEXT NOT NULL, source TEXT NOT NULL, date TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE class_name (name TEXT PRIMARY KEY, class TEXT NOT NULL, vague INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE class_ancestor (             -- a class is its own ancestor too
    class TEXT NOT NULL, ancestor TEXT NOT NULL, PRIMARY KEY (class, ancestor)
) STRICT, WITHOUT ROWID;
CREATE TABLE loose_class (                -- its members belong to the wider classes in a way only: "possibly"
    class TEXT PRIMARY KEY, way TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE class_member (
    id INTEGER PRIMARY KEY, class TEXT NOT NULL, substance TEXT NOT NULL, source TEXT NOT NULL, date TEXT NOT NULL
) STRICT;
CREATE TABLE cross_allergy (              -- who is allergic to the allergen may be so to medicines of the class
    id INTEGER PRIMARY KEY, class TEXT NOT NULL,
    allergen_class TEXT, allergen_substance TEXT,      -- one of them
    verdict TEXT NOT NULL, source TEXT NOT NULL, date TEXT NOT NULL
) STRICT;
CREATE TABLE known_interaction (          -- what public sources say, whether pages speak of it or not
    id INTEGER PRIMARY KEY,
    first TEXT NOT NULL, first_is_class INTEGER NOT NULL,      -- a substance, or a class
    second TEXT NOT NULL, second_is_class INTEGER NOT NULL,
    verdict TEXT NOT NULL, effect TEXT NOT NULL, source TEXT NOT NULL, date TEXT NOT NULL
) STRICT;
CREATE TABLE condition (
    id TEXT PRIMARY KEY, term TEXT NOT NULL, source TEXT NOT NULL, date TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE condition_name (name TEXT PRIMARY KEY, condition TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE condition_ancestor (         -- a condition is its own ancestor too
    condition TEXT NOT NULL, ancestor TEXT NOT NULL, PRIMARY KEY (condition, ancestor)
) STRICT, WITHOUT ROWID;
CREATE TABLE condition_state (            -- a state of a wider condition: active peptic ulcer of peptic ulcer
    condition TEXT PRIMARY KEY, wider TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived: what the rules join on -----------------------------------------------------------------------------------
CREATE TABLE monograph_name (             -- every name a medicine can be asked for by, normalised
    name TEXT NOT NULL, monograph_id INTEGER NOT NULL,
    kind TEXT NOT NULL,                -- title, ingredient, synonym, brand
    PRIMARY KEY (name, monograph_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE monograph_class (            -- every class a monograph's medicine belongs to, ancestors included, once each
    monograph_id INTEGER NOT NULL, class TEXT NOT NULL,
    certainty TEXT NOT NULL,           -- class_by_page or class_by_vocabulary
    substance TEXT,                    -- the ingredient by which it belongs, where known
    evidence_id INTEGER,               -- the page's own words, for class_by_page
    class_member_id INTEGER            -- the vocabulary's entry, for class_by_vocabulary
) STRICT;

CREATE VIRTUAL TABLE page_text USING fts5 (title, names, body, content='', tokenize='unicode61 remove_diacritics 2');
