-- One row: whether any opening balance stands.
select count(*) > 0 as any_opening
from store.upload
where opens is not null and version not in (select undone from store.undo)
order by any_opening
