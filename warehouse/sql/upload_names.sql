-- One row: one upload by its version.
select version, upload
from store.upload
order by version
