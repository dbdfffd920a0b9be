-- One row: one upload after a version, undone or not, and whether its figures are those that were
-- stored with it.
with found as (
    select
        version,
        count(*) - count_if(removes) as figures,
        count_if(removes) as removals,
        bit_xor(row_digest)::varchar as digest
    from stored_row()
    where version > $after
    group by version
)
select
    upload.upload,
    upload.sha256,
    coalesce(found.figures, 0) as figures,
    upload.figures as recorded,
    coalesce(found.figures, 0) = upload.figures
        and coalesce(found.removals, 0) = upload.removals
        and coalesce(found.digest, '0') = upload.digest as whole
from store.upload
left join found using (version)
where upload.version > $after
order by upload.version
