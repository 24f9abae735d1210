CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE boxes (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    last INTEGER NOT NULL
) STRICT;
CREATE TABLE devices (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    seen INTEGER
) STRICT;
CREATE TABLE parcels (
    box INTEGER NOT NULL REFERENCES boxes (number),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    device INTEGER NOT NULL REFERENCES devices (number),
    bytes BLOB NOT NULL,
    UNIQUE (box, seq)
) STRICT;
CREATE INDEX parcels_by_hash ON parcels (box, hash);
