-- A cumulative figure adds up from the first of `since` to the end of its month; null: of its
-- month alone. What it comes to for its own month is never stored.

alter table store.figure add column since date;

-- What the months before a cumulative figure's own come to: worked out anew by whatever changes
-- it, in the same transaction, since every question needs it and hardly any action changes it.
create table store.earlier (
    version integer not null,
    unit varchar not null,
    month date not null,
    measure varchar not null,
    earlier bigint not null
);
