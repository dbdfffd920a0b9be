-- One row: the version of an upload that is undone.
select undone from store.undo
order by undone
