-- One row: one figure; figures have no index.
insert into store.figure by name
select
    2147483647 as version,
    '' as unit,
    '2000-01-01'::date as month,
    '' as measure,
    0 as value,
    '' as cells
returning version
