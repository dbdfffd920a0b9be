-- One row: what the months before one cumulative figure come to; there is no index.
insert into store.earlier by name
select
    2147483647 as version,
    '' as unit,
    '2000-01-01'::date as month,
    '' as measure,
    0 as earlier
returning version
