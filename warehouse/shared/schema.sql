-- The record: the rows of every append-only table, the uploaded bytes, the ledger, and one row for
-- each write. Nothing of it is ever changed or deleted, whoever asks.

create schema kpi;

-- One row: which record this is, and the last migration its tables follow.
create table kpi.record (
    id text primary key,
    shape text not null
);

create table kpi.setting (
    name text primary key,
    value text not null
);

create table kpi.upload (
    version integer primary key check (version > 0),
    upload text not null unique,
    file text not null,
    form text not null,
    month date not null,
    sheet text not null,
    sha256 text not null check (length(sha256) = 64),
    uploader text not null,
    reporting_unit text,
    period_from date,
    period_to date,
    stored_at timestamp not null,
    units integer not null,
    figures integer not null,
    removals integer not null,
    digest text not null,
    new_figures integer not null,
    changed_figures integer not null,
    same_figures integer not null,
    removed_figures integer not null,
    beside text,
    opens date
);

create table kpi.problem (
    version integer not null,
    place integer not null,
    severity text not null,
    kind text not null,
    sheet text,
    cell text,
    found text,
    facts text not null,
    primary key (version, place)
);

create table kpi.undo (
    version integer primary key check (version > 0),
    undone integer not null unique,
    undone_by text not null,
    undone_at timestamp not null,
    beside text
);

create table kpi.figure (
    version integer not null,
    unit text not null,
    month date not null,
    measure text not null,
    value bigint check (value >= 0),
    cells text not null,
    since date,
    primary key (version, unit, measure)
);

create table kpi.score (
    version integer not null,
    unit text not null,
    month date not null,
    span text not null,
    criterion text not null,
    score numeric(9, 4) not null,
    cell text not null,
    primary key (version, unit, span, criterion)
);

create table kpi.statement (
    place integer primary key check (place > 0),
    kind text not null,
    subject text not null,
    facts text not null,
    stated_by text not null,
    stated_at timestamp not null,
    why text not null,
    takes_back integer,
    seal text not null check (length(seal) = 64),
    by_command boolean
);

create table kpi.original (
    sha256 text primary key check (sha256 = encode(sha256(content), 'hex')),
    content bytea not null
);

-- One row: one line of the ledger, as it is written.
create table kpi.ledger (
    sequence integer primary key check (sequence > 0),
    line text not null
);

-- One row: one write, and how the record stood after it. The number is born in the write's commit.
create table kpi.edition (
    number integer primary key check (number > 0),
    version integer not null,
    said integer not null,
    ledger text not null,  -- the hash of the last line
    seal text not null,  -- of the last statement
    rows bigint not null,
    checksum text not null,  -- over all rows, as a machine works it out
    write uuid not null unique,
    made_at timestamptz not null default now()
);

create function kpi.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the record is only added to';
end
$$;

do $$
declare
    each regclass;
begin
    foreach each in array array[
        'kpi.record', 'kpi.setting', 'kpi.upload', 'kpi.problem', 'kpi.undo', 'kpi.figure',
        'kpi.score', 'kpi.statement', 'kpi.original', 'kpi.ledger', 'kpi.edition'
    ]::regclass[] loop
        execute format(
            'create trigger only_added_to before update or delete or truncate on %s '
            'for each statement execute function kpi.refuse()', each
        );
    end loop;
end
$$;

-- Lets a role add to the record and read it, and nothing else.
create function kpi.admit(role_name text) returns void language plpgsql as $$
begin
    execute format('grant usage on schema kpi to %I', role_name);
    execute format('grant select, insert on all tables in schema kpi to %I', role_name);
end
$$;
revoke execute on function kpi.admit(text) from public;
