BEGIN TRANSACTION;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "about" VALUES('codebook','customer-experience');
INSERT INTO "about" VALUES('codebook version','0');
INSERT INTO "about" VALUES('codebook file','old');
CREATE TABLE block (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, level INTEGER NOT NULL, marker TEXT NOT NULL,
    PRIMARY KEY (document, number)) WITHOUT ROWID;
INSERT INTO "block" VALUES(1,0,'paragraph',0,65,0,'');
INSERT INTO "block" VALUES(1,1,'paragraph',67,124,0,'');
INSERT INTO "block" VALUES(2,0,'title',0,33,0,'');
INSERT INTO "block" VALUES(2,1,'paragraph',35,58,0,'');
INSERT INTO "block" VALUES(3,0,'paragraph',0,28,0,'');
INSERT INTO "block" VALUES(4,0,'paragraph',0,66,0,'');
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, theme TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('yes', 'no')), decided TEXT NOT NULL,
    UNIQUE (document, start, end, theme));
INSERT INTO "decision" VALUES(1,1,0,65,'response-speed','yes','2026-11-22T00:17:00Z');
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, path TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE, source_sha256 TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    encoding TEXT NOT NULL, language TEXT NOT NULL, base TEXT NOT NULL, confidence REAL NOT NULL,
    chosen TEXT NOT NULL DEFAULT '',
    length INTEGER NOT NULL, characters INTEGER NOT NULL, passages INTEGER NOT NULL, noise INTEGER NOT NULL,
    added TEXT NOT NULL, removed TEXT);
INSERT INTO "document" VALUES(1,'3cb23491-7ff5-5865-849c-204f2548e48d','The clerk at the desk was friendly and solved my problem at once.','','d4fb88d4f8982507ac4beb698a4e8e62cbff7a5deedb19c877b62fa7639fac24','d4fb88d4f8982507ac4beb698a4e8e62cbff7a5deedb19c877b62fa7639fac24',124,0,'Unicode','en','en',9.99997975556161211585e-01,'',24,0,2,0,'2026-11-22T00:17:00Z',NULL);
INSERT INTO "document" VALUES(2,'33ad117d-8a6e-57b2-986b-9476f688cf48','Bon dia a tothom. Com esteu avui?','','33e591b971c4f6da52347f7483fb3f5d30280a717320abc23226662ce537c924','33e591b971c4f6da52347f7483fb3f5d30280a717320abc23226662ce537c924',58,0,'Unicode','ca','ca',1.0,'ca',12,0,3,0,'2026-11-22T00:17:00Z',NULL);
INSERT INTO "document" VALUES(3,'5e2e26ff-fae4-5658-872e-0b3dcddad9c6','客服态度很好，但是等待时间太长。我们希望得到更快的答复。','','4432be4dedefc9f5c412e43d25cc9d7b467e6589079c88c61c3b05050eb10731','4432be4dedefc9f5c412e43d25cc9d7b467e6589079c88c61c3b05050eb10731',84,0,'Unicode','ja','ja',1.0,'ja',28,1,2,0,'2026-11-22T00:17:00Z',NULL);
INSERT INTO "document" VALUES(4,'61e8bbfe-07ca-5dc2-acf3-9cc33a005002','Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie.','','b5e7643f87798c62cd9eaad9d65941152234a3cd158df93b33200bbb7d757b98','b5e7643f87798c62cd9eaad9d65941152234a3cd158df93b33200bbb7d757b98',71,0,'Unicode','cs','cs',1.0,'',10,0,1,0,'2026-11-22T00:17:00Z','2026-11-22T00:17:00Z');
CREATE TABLE family (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, colour TEXT NOT NULL);
INSERT INTO "family" VALUES('service',0,'Service','blue');
CREATE TABLE finding (
    document INTEGER NOT NULL, passage INTEGER NOT NULL, theme TEXT NOT NULL, score REAL NOT NULL,
    certainty TEXT NOT NULL, evidence TEXT NOT NULL, against TEXT NOT NULL,
    PRIMARY KEY (document, passage, theme),
    FOREIGN KEY (document, passage) REFERENCES passage ON DELETE CASCADE) WITHOUT ROWID;
INSERT INTO "finding" VALUES(1,1,'response-speed',0.823,'sure','[[70, 76, "word", "waited", "en", 0.4], [108, 123, "word", "nobody answered", "en", 0.6]]','[]');
CREATE TABLE highlight (
    id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
    starred INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, modified TEXT NOT NULL);
INSERT INTO "highlight" VALUES(1,'756cdd3b-c0ef-42f3-b215-8a03c21bd051',1,4,9,'clerk','Compare.',0,'2026-11-22T00:17:00Z','2026-11-22T00:17:00Z');
CREATE TABLE highlight_theme (
    id INTEGER PRIMARY KEY AUTOINCREMENT, highlight INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    theme TEXT NOT NULL, UNIQUE (highlight, theme));
INSERT INTO "highlight_theme" VALUES(1,1,'contact-centre');
CREATE TABLE noise (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, start INTEGER NOT NULL, end INTEGER NOT NULL,
    kind TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (document, start)) WITHOUT ROWID;
CREATE TABLE passage (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL, block INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, language TEXT NOT NULL, confidence REAL NOT NULL,
    noise INTEGER NOT NULL, PRIMARY KEY (document, number)) WITHOUT ROWID;
INSERT INTO "passage" VALUES(1,0,0,0,65,'en',9.99996940091897434932e-01,0);
INSERT INTO "passage" VALUES(1,1,1,67,124,'en',9.99999146080981171635e-01,0);
INSERT INTO "passage" VALUES(2,0,0,0,17,'ca',1.0,0);
INSERT INTO "passage" VALUES(2,1,0,18,33,'ca',1.0,0);
INSERT INTO "passage" VALUES(2,2,1,35,58,'ca',1.0,0);
INSERT INTO "passage" VALUES(3,0,0,0,16,'ja',1.0,0);
INSERT INTO "passage" VALUES(3,1,0,16,28,'ja',1.0,0);
INSERT INTO "passage" VALUES(4,0,0,0,66,'cs',1.0,0);
CREATE TABLE place (
    document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, position INTEGER NOT NULL,
    seen INTEGER NOT NULL);
INSERT INTO "place" VALUES(1,66,100);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, highlight INTEGER NOT NULL REFERENCES highlight ON DELETE CASCADE,
    tag TEXT NOT NULL, UNIQUE (highlight, tag));
CREATE TABLE term (
    id INTEGER PRIMARY KEY, theme TEXT NOT NULL REFERENCES theme ON DELETE CASCADE, language TEXT NOT NULL,
    term TEXT NOT NULL);
INSERT INTO "term" VALUES(1,'response-speed','en','waited');
INSERT INTO "term" VALUES(2,'response-speed','en','waiting');
INSERT INTO "term" VALUES(3,'response-speed','pl','czas* oczekiwania');
INSERT INTO "term" VALUES(4,'response-speed','pl','czas* reakcji');
INSERT INTO "term" VALUES(5,'contact-centre','en','call cent*');
INSERT INTO "term" VALUES(6,'contact-centre','en','contact cent*');
INSERT INTO "term" VALUES(7,'contact-centre','pl','call cent*');
INSERT INTO "term" VALUES(8,'contact-centre','pl','contact cent*');
CREATE TABLE text (
    document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, text TEXT NOT NULL,
    chosen TEXT NOT NULL DEFAULT '');
INSERT INTO "text" VALUES(1,'The clerk at the desk was friendly and solved my problem at once.

We waited for two hours on the phone and nobody answered.','');
INSERT INTO "text" VALUES(2,'Bon dia a tothom. Com esteu avui?

Avui fa molt bon temps.','ca');
INSERT INTO "text" VALUES(3,'客服态度很好，但是等待时间太长。我们希望得到更快的答复。','');
INSERT INTO "text" VALUES(4,'Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie.','cs');
CREATE TABLE theme (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, family TEXT NOT NULL REFERENCES family, code TEXT NOT NULL,
    name TEXT NOT NULL, definition TEXT NOT NULL);
INSERT INTO "theme" VALUES('response-speed',0,'service','S1','Speed of response','How long people wait and how soon they are helped: queues, reply times, round-the-clock service, questions settled at the first contact.');
INSERT INTO "theme" VALUES('contact-centre',1,'service','S2','Contact centre','Help by telephone: call centres, hotlines and their agents, voice menus, being kept on the line or passed on.');
CREATE INDEX passage_place ON passage (document, start, end);
CREATE INDEX highlight_place ON highlight (document, start);
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
COMMIT;
