-- What a person said a written name means; of one name the newest word holds.

create table store.alias (
    place integer primary key check (place > 0),
    name varchar not null,
    unit varchar not null,
    valid_from date,
    valid_to date,
    confirmed_by varchar not null,
    confirmed_at timestamp not null  -- UTC
);
