-- One row: one setting that was not there before.
insert into store.setting
select * from store.setting
union all by name
select
    'trial' as name,
    '' as value
on conflict do nothing
returning name
