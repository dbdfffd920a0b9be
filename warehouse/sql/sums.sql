-- One row: how many uploads and figures there are, and one seal over all figures and where they
-- stand.
select
    (select count(*) from store.upload) as uploads,
    count(*) as figures,
    coalesce(bit_xor(row_digest), 0)::varchar as digest
from stored_row()
order by uploads
