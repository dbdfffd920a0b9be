-- Append-only: an action adds rows and never changes one.
-- Uploads and undos share one count, `version`, the order in which they happened.

create table store.setting (
    name varchar primary key,
    value varchar not null
);

create table store.upload (
    version integer primary key check (version > 0),
    upload varchar not null unique,
    file varchar not null,
    form varchar not null,
    month date not null check (day(month) = 1),
    sheet varchar not null,
    sha256 varchar not null check (length(sha256) = 64),
    uploader varchar not null,
    reporting_unit varchar,
    period_from date,
    period_to date,
    stored_at timestamp not null,  -- UTC
    units integer not null check (units >= 0),
    figures integer not null check (figures >= 0),
    removals integer not null check (removals >= 0),
    digest varchar not null,  -- of the rows in `figure`
    new_figures integer not null,
    changed_figures integer not null,
    same_figures integer not null,
    removed_figures integer not null,
    check ((period_from is null) = (period_to is null))
);

create table store.problem (
    version integer not null,
    place integer not null check (place >= 0),
    severity varchar not null,
    kind varchar not null,
    sheet varchar,
    cell varchar,
    found varchar,
    facts varchar not null,  -- a JSON object
    primary key (version, place)
);

create table store.undo (
    version integer primary key check (version > 0),
    undone integer not null unique,  -- version of the upload taken back
    undone_by varchar not null,
    undone_at timestamp not null  -- UTC
);

-- No key: 8 against 28 milliseconds a month. The writer, alone under its lock, refuses doubles.
create table store.figure (
    version integer not null,
    unit varchar not null,
    month date not null,
    measure varchar not null,
    value bigint check (value >= 0),  -- null removes what earlier uploads of the form stored
    cells varchar not null
);
