-- One row: one undo that was not there before.
insert into store.undo
select * from store.undo
union all by name
select
    2147483647 as version,
    2147483647 as undone,
    '' as undone_by,
    now()::timestamp as undone_at
on conflict do nothing
returning version
