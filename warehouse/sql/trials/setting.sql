-- One row: one setting that was not there before.
insert into store.setting
select * from store.setting
union all
select 'trial', ''
on conflict do nothing
returning name
