-- What people recorded of inspections: visits, conclusions, recounts, saved filters and settings. Of
-- one kind and subject the newest word holds; each row is sealed with the one before it.

create table store.inspection (
    place integer primary key check (place > 0),
    kind varchar not null,
    subject varchar not null,
    facts varchar not null,  -- a JSON object
    said_by varchar not null check (said_by <> ''),
    said_at timestamp not null,  -- UTC
    why varchar not null,
    seal varchar not null check (length(seal) = 64)
);
