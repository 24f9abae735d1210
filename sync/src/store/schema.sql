-- Layout 1. Ids of logs and feeds are kept once and referred to by number.

CREATE TABLE logs (
    n           INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind        INTEGER,                    -- null until the log has a record
    readers     BLOB,
    fingerprint BLOB,
    accepted    INTEGER NOT NULL DEFAULT 0,
    row         BLOB,
    dropped     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE feeds (
    n   INTEGER PRIMARY KEY,
    log INTEGER NOT NULL REFERENCES logs,
    id  BLOB NOT NULL CHECK (length(id) = 16),
    UNIQUE (log, id)
) STRICT;

-- Clustered by log, so that one log is read in one sweep.
CREATE TABLE entries (
    log   INTEGER NOT NULL REFERENCES logs,
    at    INTEGER NOT NULL,
    feed  INTEGER NOT NULL REFERENCES feeds,
    seq   INTEGER NOT NULL,
    id    BLOB NOT NULL CHECK (length(id) = 32),
    bytes BLOB NOT NULL,
    PRIMARY KEY (log, at)
) STRICT, WITHOUT ROWID;

-- Not unique: two entries with one feed and seq are the proof of a fork.
CREATE INDEX entries_by_place ON entries (feed, seq);

CREATE TABLE projections (
    log   INTEGER PRIMARY KEY REFERENCES logs,
    bytes BLOB NOT NULL
) STRICT;

-- Filled with words that are folded already, separated by spaces: this tokenizer takes each as it is.
CREATE VIRTUAL TABLE search USING fts5 (
    words,
    content = '',
    contentless_delete = 1,
    tokenize = 'ascii',
    prefix = '1 2 3'
);

CREATE TABLE secrets (
    n      INTEGER PRIMARY KEY,
    scope  INTEGER NOT NULL,
    subject BLOB NOT NULL,
    epoch  BLOB NOT NULL CHECK (length(epoch) = 16),
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    UNIQUE (scope, subject, epoch)
) STRICT;

CREATE TABLE key_objects (
    n      INTEGER PRIMARY KEY,
    scope  INTEGER NOT NULL,
    subject BLOB NOT NULL,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
    bytes  BLOB NOT NULL
) STRICT;

CREATE INDEX key_objects_by_scope ON key_objects (scope, subject);

CREATE TABLE quarantine (
    n      INTEGER PRIMARY KEY,
    log    BLOB NOT NULL CHECK (length(log) = 16),
    id     BLOB NOT NULL CHECK (length(id) = 32),
    device BLOB NOT NULL,                   -- empty while the author is unknown
    reason TEXT NOT NULL,
    bytes  BLOB NOT NULL,
    UNIQUE (log, id)
) STRICT;

-- What the caps of the quarantine are held against, per author.
CREATE TABLE quarantine_authors (
    device  BLOB PRIMARY KEY,
    entries INTEGER NOT NULL DEFAULT 0,
    bytes   INTEGER NOT NULL DEFAULT 0,
    beyond  INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TRIGGER quarantine_in AFTER INSERT ON quarantine BEGIN
    INSERT INTO quarantine_authors (device, entries, bytes) VALUES (NEW.device, 1, length(NEW.bytes))
    ON CONFLICT (device) DO UPDATE SET entries = entries + 1, bytes = bytes + excluded.bytes;
END;

CREATE TRIGGER quarantine_out AFTER DELETE ON quarantine BEGIN
    UPDATE quarantine_authors SET entries = entries - 1, bytes = bytes - length(OLD.bytes) WHERE device = OLD.device;
END;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
