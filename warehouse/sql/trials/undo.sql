-- One row: one undo that was not there before.
insert into store.undo
select * from store.undo
union all
select 2147483647, 2147483647, '', now()::timestamp
on conflict do nothing
returning version
