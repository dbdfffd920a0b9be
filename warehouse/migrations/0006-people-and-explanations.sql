-- Who answers for a unit, and what was said beside a light. A unit is its identity, since codes
-- are used again; the code is kept as it was then, for whoever reads the table by itself.

create table store.person (
    place integer primary key check (place > 0),
    identity varchar not null,
    unit varchar not null,
    name varchar not null,
    position varchar not null,
    phone varchar not null,
    email varchar not null,
    since date not null,
    until date,  -- the last day; null: until somebody else begins
    said_by varchar not null,
    said_at timestamp not null  -- UTC
);

create table store.explanation (
    place integer primary key check (place > 0),
    identity varchar not null,
    unit varchar not null,
    indicator varchar not null,
    month date not null check (day(month) = 1),
    text varchar not null check (length(text) between 1 and 1000),
    said_by varchar not null,
    said_at timestamp not null  -- UTC
);
