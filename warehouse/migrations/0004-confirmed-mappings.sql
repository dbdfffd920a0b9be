-- What a person said the columns of an unknown layout hold; of one layout and source the newest
-- word holds.

create table store.mapping (
    place integer primary key check (place > 0),
    fingerprint varchar not null check (length(fingerprint) = 64),
    source varchar not null,
    title varchar not null,
    headings varchar not null,  -- a JSON list of heading paths
    meanings varchar not null,  -- a JSON list, one meaning or null for each heading
    by_field boolean not null,
    confirmed_by varchar not null,
    confirmed_at timestamp not null  -- UTC
);

-- Words of either kind that were taken back; what had stood before them stands again.
create table store.retraction (
    kind varchar not null check (kind in ('name', 'mapping')),
    place integer not null,
    taken_back_by varchar not null,
    taken_back_at timestamp not null,  -- UTC
    primary key (kind, place)
);
