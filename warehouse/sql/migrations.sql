-- One row: one migration that was applied.
select name
from store.migration
order by name
