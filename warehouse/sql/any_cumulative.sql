-- One row: whether any cumulative figure was ever stored.
select count(*) > 0 as any_cumulative
from store.figure
where since is not null
order by any_cumulative
