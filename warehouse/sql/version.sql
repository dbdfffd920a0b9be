-- One row: the version of the store, the count of everything done.
select greatest(
    (select coalesce(max(version), 0) from store.upload),
    (select coalesce(max(version), 0) from store.undo)
) as version
order by version
