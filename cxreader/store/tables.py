"""The tables of a library as they came to be, one step after the other."""

from cxreader.store.early_tables import EARLY

_FOURTH = """
-- what a person keeps documents by: tags, and whether one counts as read (1) or as unread (0), whatever was on screen;
-- dated: the day that a text is of, as far as its file tells; extent: its code points
CREATE TABLE document_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    tag TEXT NOT NULL, UNIQUE (document, tag));
ALTER TABLE document ADD COLUMN read INTEGER;
ALTER TABLE document ADD COLUMN dated TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN extent INTEGER NOT NULL DEFAULT 0;
UPDATE document SET
    dated = CASE path WHEN '' THEN substr(added, 1, 10) ELSE coalesce(date(modified / 1000000000, 'unixepoch'), '') END,
    extent = (SELECT length(text) FROM text WHERE document = document.id);
-- further files with the text of a document
CREATE TABLE other_path (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, path TEXT NOT NULL,
    PRIMARY KEY (document, path)) WITHOUT ROWID;
-- documents that were read and stored, and are still to be shown in the list
CREATE TABLE arrival (document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE);
-- those whose analysis may go by other corrections than there are
CREATE INDEX document_corrected ON document (id) WHERE corrections <> '[]';

-- when the library was made, as far as it tells
INSERT OR REPLACE INTO about SELECT 'made', coalesce(min(added), strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) FROM document;

-- the last scope was kept beside the last document
INSERT OR REPLACE INTO about SELECT 'view scope', json_object(
    'languages', json(json_extract(value, '$[1]')), 'themes', json(json_extract(value, '$[2]')))
    FROM about WHERE key = 'view' AND json_valid(value) AND json_array_length(value) = 3;
UPDATE about SET value = json_extract(value, '$[0]') WHERE key = 'view' AND json_valid(value);

-- folders whose new files are offered
CREATE TABLE watched_folder (path TEXT PRIMARY KEY) WITHOUT ROWID;

-- scopes that a person gave a name
CREATE TABLE kept_scope (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, scope TEXT NOT NULL);

-- counted once for each document, since a large library would take long to count: passages with a theme in a language,
-- those where it is doubtful, and those where the person said yes; the theme without a name stands for any of them; a
-- document whose counts are no longer true is stale
CREATE TABLE document_theme (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, theme TEXT NOT NULL, base TEXT NOT NULL,
    passages INTEGER NOT NULL, doubtful INTEGER NOT NULL, said INTEGER NOT NULL,
    PRIMARY KEY (document, theme, base)) WITHOUT ROWID;
CREATE TABLE stale (document INTEGER PRIMARY KEY);
INSERT INTO stale SELECT id FROM document;
CREATE TRIGGER stale_found AFTER INSERT ON finding
    WHEN NOT EXISTS (SELECT 1 FROM stale WHERE document = new.document)
    BEGIN INSERT INTO stale VALUES (new.document); END;
CREATE TRIGGER stale_lost AFTER DELETE ON finding
    WHEN NOT EXISTS (SELECT 1 FROM stale WHERE document = old.document)
    BEGIN INSERT INTO stale VALUES (old.document); END;
CREATE TRIGGER stale_read AFTER INSERT ON document_language
    WHEN NOT EXISTS (SELECT 1 FROM stale WHERE document = new.document)
    BEGIN INSERT INTO stale VALUES (new.document); END;
CREATE TRIGGER stale_decided AFTER INSERT ON decision
    WHEN NOT EXISTS (SELECT 1 FROM stale WHERE document = new.document)
    BEGIN INSERT INTO stale VALUES (new.document); END;
CREATE TRIGGER stale_changed AFTER UPDATE ON decision
    WHEN NOT EXISTS (SELECT 1 FROM stale WHERE document = new.document)
    BEGIN INSERT INTO stale VALUES (new.document); END;
CREATE TRIGGER stale_withdrawn AFTER DELETE ON decision
    WHEN NOT EXISTS (SELECT 1 FROM stale WHERE document = old.document)
    BEGIN INSERT INTO stale VALUES (old.document); END;

-- a theme that goes or comes back changes the counts of all themes together
CREATE TRIGGER stale_theme AFTER INSERT ON theme
    BEGIN INSERT INTO stale SELECT id FROM document WHERE id NOT IN (SELECT document FROM stale); END;
CREATE TRIGGER stale_themeless AFTER DELETE ON theme
    BEGIN INSERT INTO stale SELECT id FROM document WHERE id NOT IN (SELECT document FROM stale); END;

-- coded: the themes of each passage if whatever the program finds counts; coding: those that do count
DROP VIEW coding;
CREATE VIEW coded AS
    SELECT f.document, f.passage, f.theme, f.certainty, d.verdict, p.base, f.score
    FROM finding f JOIN passage p ON p.document = f.document AND p.number = f.passage
    LEFT JOIN decision d ON d.document = f.document AND d.start = p.start AND d.end = p.end AND d.theme = f.theme
    WHERE d.verdict IS NOT 'no' AND NOT p.noise AND f.theme IN (SELECT id FROM theme)
    UNION ALL
    SELECT d.document, p.number, d.theme, NULL, d.verdict, p.base, 0
    FROM decision d JOIN passage p ON p.document = d.document AND p.start = d.start AND p.end = d.end
    WHERE d.verdict = 'yes' AND NOT p.noise AND d.theme IN (SELECT id FROM theme) AND NOT EXISTS (
        SELECT 1 FROM finding f WHERE f.document = d.document AND f.passage = p.number AND f.theme = d.theme);
CREATE VIEW coding AS
    SELECT document, passage, theme, certainty, verdict, base, score FROM coded
    WHERE verdict = 'yes' OR NOT EXISTS (SELECT 1 FROM about WHERE key = 'suggestions' AND value <> 'counted');

-- what was done and can be taken back: the opposite of each row change of a step, for the version of the tables that it
-- was made for; size: characters of its part of the log
CREATE TABLE undo_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, made TEXT NOT NULL, version INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0);
CREATE TABLE undo_log (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES undo_step ON DELETE CASCADE, "table" TEXT NOT NULL,
    sql TEXT NOT NULL);
CREATE INDEX undo_log_step ON undo_log (step);

-- title and name of the file of a document in folded letters, one a line, by which it is found
ALTER TABLE document ADD COLUMN folded TEXT NOT NULL DEFAULT '';
UPDATE document SET folded = folded_title(title, path);
-- with the column of the condition, without which SQLite would look at every row all the same
CREATE INDEX document_folded ON document (folded, removed) WHERE removed IS NULL;

-- what documents are listed by where titles are in order: folded letters, numbers by value
ALTER TABLE document ADD COLUMN sorting TEXT NOT NULL DEFAULT '';
UPDATE document SET sorting = sorting_title(title);
CREATE INDEX document_sorting ON document (sorting) WHERE removed IS NULL;
-- the few that are to be left out, where nearly all documents are looked at
CREATE INDEX document_removed ON document (id) WHERE removed IS NOT NULL;

-- which words are in which passages: indexed tells the numbers in the index that the passages of a document have, from
-- the first on; word holds all words of scripts with spaces, for finding parts of them; word_use counts passages
CREATE VIRTUAL TABLE word_index USING fts5(words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE word_use USING fts5vocab(word_index, row);
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE indexed (first INTEGER PRIMARY KEY, document INTEGER NOT NULL UNIQUE, passages INTEGER NOT NULL);

-- less room: texts are packed, and so are the reasons of findings, those of 64 passages together; how sure a language
-- is counts in thousandths, and of the numbers of sketches the first 32 bits are enough
UPDATE text SET text = packed_text(text);
CREATE TABLE reason (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, part INTEGER NOT NULL, packed BLOB NOT NULL,
    PRIMARY KEY (document, part)) WITHOUT ROWID;
INSERT INTO reason SELECT document, passage / 64, packed_text(json_group_array(json_array(
    passage, theme, json(evidence), json(against)))) FROM finding GROUP BY document, passage / 64;
ALTER TABLE finding DROP COLUMN evidence;
ALTER TABLE finding DROP COLUMN against;
UPDATE passage SET confidence = round(1000 * confidence);
UPDATE sketch SET numbers = halved_numbers(numbers);
UPDATE OR REPLACE sketch_number SET number = number >> 31;
DROP INDEX passage_place;
CREATE INDEX passage_place ON passage (document, start);
"""

_FIFTH = """
-- who made a highlight, as they call themselves
ALTER TABLE highlight ADD COLUMN author TEXT NOT NULL DEFAULT '';

-- notes on more than a stretch of text: target is the id of a theme or the tag of a language; document that of one
CREATE TABLE memo (
    id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL CHECK (subject IN ('document', 'theme', 'language', 'library')),
    target TEXT NOT NULL DEFAULT '', document INTEGER REFERENCES document ON DELETE CASCADE,
    note TEXT NOT NULL, author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL);
CREATE INDEX memo_document ON memo (document) WHERE document IS NOT NULL;

-- two highlights that belong together, with a note on both
CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE,
    one INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    note TEXT NOT NULL DEFAULT '', author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
    UNIQUE (one, other));
CREATE INDEX link_other ON link (other);

-- highlights whose file was read again: where they stood in the text before, and how they were placed in the new one;
-- outcome: moved, confirm (start and end of the highlight are a guess, its quote is still the old one), lost (so is its
-- quote, and start and end tell about where it was)
CREATE TABLE anchoring (
    highlight INTEGER PRIMARY KEY REFERENCES highlight ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, start INTEGER NOT NULL, end INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('moved', 'confirm', 'lost')), likeness REAL NOT NULL DEFAULT 1);

-- digests of what highlights, memos and links were when others may have seen them: of two that differ they tell whether
-- one follows from the other
CREATE TABLE version (
    id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (guid, digest));

-- counts lie by theme, so that one theme is found without looking at all; what documents as a whole are limited by lies
-- side by side
ALTER TABLE document_theme RENAME TO document_theme_before;
CREATE TABLE document_theme (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, theme TEXT NOT NULL, base TEXT NOT NULL,
    passages INTEGER NOT NULL, doubtful INTEGER NOT NULL, said INTEGER NOT NULL,
    PRIMARY KEY (theme, document, base)) WITHOUT ROWID;
INSERT INTO document_theme SELECT * FROM document_theme_before ORDER BY theme, document, base;
DROP TABLE document_theme_before;
CREATE INDEX document_limits ON document (id, removed, read, passages, noise, dated, length, characters)
    WHERE removed IS NULL;
"""

_SIXTH = """
-- what only its file tells of a text: the blocks that were read, what the file says of itself, and how it was read
-- and, to be asked at once, its format and whether all of a web page was read
ALTER TABLE text ADD COLUMN form BLOB NOT NULL DEFAULT x'';
ALTER TABLE text ADD COLUMN format TEXT NOT NULL DEFAULT '';
ALTER TABLE text ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;

-- what somebody marked in files with other programs, made of their forms: each has the name that its highlight gets
-- when it is brought in
CREATE TABLE remark (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, guid TEXT NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, words TEXT NOT NULL, author TEXT NOT NULL, made TEXT NOT NULL,
    PRIMARY KEY (document, guid)) WITHOUT ROWID;

-- the answers of tables, made of their forms: what each is called
CREATE TABLE answer (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, start INTEGER NOT NULL, end INTEGER NOT NULL,
    name TEXT NOT NULL, PRIMARY KEY (document, start)) WITHOUT ROWID;
"""

_SEVENTH = """
-- what is told of passages without noise: values of the columns kept beside answers and, without a title, who speaks
CREATE TABLE column_value (id INTEGER PRIMARY KEY, title TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (title, value));
CREATE TABLE passage_value (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES column_value, PRIMARY KEY (document, number, value)) WITHOUT ROWID;
CREATE INDEX passage_value_value ON passage_value (value);
-- coded, as before: but SQLite would look at all passages of a document for each decision, unless it is told how few
-- begin where the decision does; in a document of twenty thousand answers that took a millisecond a decision
DROP VIEW coded;
CREATE VIEW coded AS
    SELECT f.document, f.passage, f.theme, f.certainty, d.verdict, p.base, f.score
    FROM finding f JOIN passage p ON p.document = f.document AND p.number = f.passage
    LEFT JOIN decision d ON d.document = f.document AND d.start = p.start AND d.end = p.end AND d.theme = f.theme
    WHERE d.verdict IS NOT 'no' AND NOT p.noise AND f.theme IN (SELECT id FROM theme)
    UNION ALL
    SELECT d.document, p.number, d.theme, NULL, d.verdict, p.base, 0
    FROM decision d JOIN passage p
    ON p.document = d.document AND likelihood(p.start = d.start, 0.0001) AND p.end = d.end
    WHERE d.verdict = 'yes' AND NOT p.noise AND d.theme IN (SELECT id FROM theme) AND NOT EXISTS (
        SELECT 1 FROM finding f WHERE f.document = d.document AND f.passage = p.number AND f.theme = d.theme);
INSERT OR IGNORE INTO column_value SELECT NULL, '', nullif(speaker_of(marker), '') FROM block WHERE kind = 'turn';
INSERT INTO passage_value SELECT p.document, p.number, w.id FROM block b CROSS JOIN column_value w
    ON w.title = '' AND w.value = speaker_of(b.marker)
    CROSS JOIN passage p ON p.document = b.document AND p.block = b.number WHERE b.kind = 'turn' AND NOT p.noise;
-- a quarter of the hash tells files apart as well, and is a third of its index
DROP INDEX document_source;
CREATE INDEX document_source ON document (substr(source_sha256, 1, 16));
-- there are answers only in libraries that were made between two editions: their texts are read again
DROP TABLE IF EXISTS answer_value;
UPDATE document SET corrections = 'unread' WHERE id IN (SELECT document FROM answer);
"""

MIGRATIONS = (*EARLY, _FOURTH, _FIFTH, _SIXTH, _SEVENTH)
