-- One row: what the months before a cumulative figure's own came to until now.
delete from store.earlier
where true
