"""The tables of a library as they came to be in its first three versions, one step after the other."""

_FIRST = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE family (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, colour TEXT NOT NULL);
CREATE TABLE theme (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, family TEXT NOT NULL REFERENCES family, code TEXT NOT NULL,
    name TEXT NOT NULL, definition TEXT NOT NULL);
CREATE TABLE term (
    id INTEGER PRIMARY KEY, theme TEXT NOT NULL REFERENCES theme ON DELETE CASCADE, language TEXT NOT NULL,
    term TEXT NOT NULL);

-- undo names rows by their ids, and another window may have removed and added rows since: no id is given twice
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, path TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE, source_sha256 TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    encoding TEXT NOT NULL, language TEXT NOT NULL, base TEXT NOT NULL, confidence REAL NOT NULL,
    chosen TEXT NOT NULL DEFAULT '',
    length INTEGER NOT NULL, characters INTEGER NOT NULL, passages INTEGER NOT NULL, noise INTEGER NOT NULL,
    added TEXT NOT NULL, removed TEXT);
-- document.chosen is the language a person chose, text.chosen the one that its analysis went by
CREATE TABLE text (
    document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, text TEXT NOT NULL,
    chosen TEXT NOT NULL DEFAULT '');
CREATE TABLE block (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, level INTEGER NOT NULL, marker TEXT NOT NULL,
    PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE passage (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL, block INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, language TEXT NOT NULL, confidence REAL NOT NULL,
    noise INTEGER NOT NULL, PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE INDEX passage_place ON passage (document, start, end);
CREATE TABLE noise (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, start INTEGER NOT NULL, end INTEGER NOT NULL,
    kind TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (document, start)) WITHOUT ROWID;
CREATE TABLE finding (
    document INTEGER NOT NULL, passage INTEGER NOT NULL, theme TEXT NOT NULL, score REAL NOT NULL,
    certainty TEXT NOT NULL, evidence TEXT NOT NULL, against TEXT NOT NULL,
    PRIMARY KEY (document, passage, theme),
    FOREIGN KEY (document, passage) REFERENCES passage ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE place (
    document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, position INTEGER NOT NULL,
    seen INTEGER NOT NULL);

-- decisions name their passage by its place in the text, so that reading a text again never loses one
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, theme TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('yes', 'no')), decided TEXT NOT NULL,
    UNIQUE (document, start, end, theme));
CREATE TABLE highlight (
    id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
    starred INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, modified TEXT NOT NULL);
CREATE INDEX highlight_place ON highlight (document, start);
CREATE TABLE highlight_theme (
    id INTEGER PRIMARY KEY AUTOINCREMENT, highlight INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    theme TEXT NOT NULL, UNIQUE (highlight, theme));
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, highlight INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    tag TEXT NOT NULL, UNIQUE (highlight, tag));

-- the themes of each passage as things stand: what the program found and the person did not refuse, and what the
-- person said
CREATE VIEW coding AS
    SELECT f.document, f.passage, f.theme, f.certainty, d.verdict
    FROM finding f JOIN passage p ON p.document = f.document AND p.number = f.passage
    LEFT JOIN decision d ON d.document = f.document AND d.start = p.start AND d.end = p.end AND d.theme = f.theme
    WHERE d.verdict IS NOT 'no' AND NOT p.noise
    UNION ALL
    SELECT d.document, p.number, d.theme, NULL, d.verdict
    FROM decision d JOIN passage p ON p.document = d.document AND p.start = d.start AND p.end = d.end
    WHERE d.verdict = 'yes' AND NOT p.noise AND d.theme IN (SELECT id FROM theme) AND NOT EXISTS (
        SELECT 1 FROM finding f WHERE f.document = d.document AND f.passage = p.number AND f.theme = d.theme);
"""

_SECOND = """
-- what a person says of a text; later ones have higher ids
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
    UNIQUE (document, start, end, kind));

-- corrections: those that its analysis went by; origin: the document that its file was first read as, so its own id
-- for most; successor: the document that its file was read as later, in another encoding
ALTER TABLE document ADD COLUMN corrections TEXT NOT NULL DEFAULT '[]';
ALTER TABLE document ADD COLUMN codec TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN origin INTEGER REFERENCES document;
ALTER TABLE document ADD COLUMN successor INTEGER REFERENCES document;
CREATE INDEX document_source ON document (source_sha256);

-- the language of a whole document is a correction like any other
INSERT INTO correction (document, start, end, kind, value)
    SELECT d.id, 0, length(t.text), 'language', d.chosen FROM document d JOIN text t ON t.document = d.id
    WHERE d.chosen <> '' ORDER BY d.id;
UPDATE document SET origin = id, corrections = coalesce((
    SELECT json_array(json_array(0, length(text), 'language', chosen)) FROM text
    WHERE document = document.id AND chosen <> ''), '[]');
ALTER TABLE document DROP COLUMN chosen;
ALTER TABLE text DROP COLUMN chosen;

-- the languages that make up a good part of a document, the main one first, and the passages that count under each;
-- passage.base is the one that a passage counts under
CREATE TABLE document_language (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL, language TEXT NOT NULL,
    base TEXT NOT NULL, passages INTEGER NOT NULL, PRIMARY KEY (document, number)) WITHOUT ROWID;
INSERT INTO document_language SELECT id, 0, language, base, passages FROM document;
ALTER TABLE passage ADD COLUMN base TEXT NOT NULL DEFAULT 'und';
UPDATE passage SET base = (SELECT base FROM document WHERE id = passage.document);
DROP VIEW coding;
CREATE VIEW coding AS
    SELECT f.document, f.passage, f.theme, f.certainty, d.verdict, p.base
    FROM finding f JOIN passage p ON p.document = f.document AND p.number = f.passage
    LEFT JOIN decision d ON d.document = f.document AND d.start = p.start AND d.end = p.end AND d.theme = f.theme
    WHERE d.verdict IS NOT 'no' AND NOT p.noise
    UNION ALL
    SELECT d.document, p.number, d.theme, NULL, d.verdict, p.base
    FROM decision d JOIN passage p ON p.document = d.document AND p.start = d.start AND p.end = d.end
    WHERE d.verdict = 'yes' AND NOT p.noise AND d.theme IN (SELECT id FROM theme) AND NOT EXISTS (
        SELECT 1 FROM finding f WHERE f.document = d.document AND f.passage = p.number AND f.theme = d.theme);
ALTER TABLE document DROP COLUMN base;

-- for finding near-duplicates: numbers that stand for a text, of which some are looked up, and the pairs found
CREATE TABLE sketch (document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, numbers BLOB NOT NULL);
CREATE TABLE sketch_number (
    number INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    PRIMARY KEY (number, document)) WITHOUT ROWID;
CREATE TABLE alike (
    one INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, likeness REAL NOT NULL,
    PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX alike_other ON alike (other);
"""

_THIRD = """
-- a codebook that a person may change: notes on what to count, whether the program looks for a theme by itself, which
-- terms are used, and examples, from which the meaning of a theme is learnt
ALTER TABLE theme ADD COLUMN include TEXT NOT NULL DEFAULT '';
ALTER TABLE theme ADD COLUMN exclude TEXT NOT NULL DEFAULT '';
ALTER TABLE theme ADD COLUMN applied INTEGER NOT NULL DEFAULT 1;
ALTER TABLE term ADD COLUMN used INTEGER NOT NULL DEFAULT 1;
CREATE TABLE example (id INTEGER PRIMARY KEY AUTOINCREMENT, language TEXT NOT NULL, text TEXT NOT NULL UNIQUE);
CREATE TABLE example_theme (
    id INTEGER PRIMARY KEY AUTOINCREMENT, example INTEGER NOT NULL REFERENCES example ON DELETE CASCADE,
    theme TEXT NOT NULL, UNIQUE (example, theme));

-- lesson: the decisions that the program has learnt from, as they were then
CREATE TABLE lesson (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, theme TEXT NOT NULL, verdict TEXT NOT NULL,
    UNIQUE (document, start, end, theme));

-- stamp: another one whenever codebook or lessons change; own: whether a person has changed the shipped codebook;
-- document.judged: the stamp that its findings go by, and whether by meaning or by words alone
CREATE TABLE edition (
    id INTEGER PRIMARY KEY CHECK (id = 1), stamp TEXT NOT NULL DEFAULT '', own INTEGER NOT NULL DEFAULT 0);
INSERT INTO edition (id) VALUES (1);
ALTER TABLE document ADD COLUMN judged TEXT NOT NULL DEFAULT '';

-- the theme that came next after those found in the passage
ALTER TABLE finding ADD COLUMN following TEXT NOT NULL DEFAULT '';

-- the meanings of passages and examples by the hash of their text, for the model that about.meanings names
CREATE TABLE meaning (key BLOB PRIMARY KEY, numbers BLOB NOT NULL) WITHOUT ROWID;

-- what the program finds counts at once unless about.suggestions says otherwise; a theme may be gone that the next
-- judgement still has to take note of
DROP VIEW coding;
CREATE VIEW coding AS
    SELECT f.document, f.passage, f.theme, f.certainty, d.verdict, p.base, f.score
    FROM finding f JOIN passage p ON p.document = f.document AND p.number = f.passage
    LEFT JOIN decision d ON d.document = f.document AND d.start = p.start AND d.end = p.end AND d.theme = f.theme
    WHERE d.verdict IS NOT 'no' AND NOT p.noise AND f.theme IN (SELECT id FROM theme) AND (
        d.verdict = 'yes' OR NOT EXISTS (SELECT 1 FROM about WHERE key = 'suggestions' AND value <> 'counted'))
    UNION ALL
    SELECT d.document, p.number, d.theme, NULL, d.verdict, p.base, 0
    FROM decision d JOIN passage p ON p.document = d.document AND p.start = d.start AND p.end = d.end
    WHERE d.verdict = 'yes' AND NOT p.noise AND d.theme IN (SELECT id FROM theme) AND NOT EXISTS (
        SELECT 1 FROM finding f WHERE f.document = d.document AND f.passage = p.number AND f.theme = d.theme);
"""

EARLY = (_FIRST, _SECOND, _THIRD)
