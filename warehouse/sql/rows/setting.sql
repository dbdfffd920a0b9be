-- One row: one setting, for a record that has none yet.
select *
from store.setting
where $after < 0
order by name
