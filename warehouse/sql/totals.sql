-- One row: one upload, undone or not, and whether its figures are those that were stored with it.
with found as (
    select
        version,
        count(value) as figures,
        count(*) - count(value) as removals,
        bit_xor(md5_number(concat_ws(
            chr(31), unit, month, measure, coalesce(value::varchar, '-'), cells, since::varchar
        )))::varchar as digest
    from store.figure
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
order by upload.version
