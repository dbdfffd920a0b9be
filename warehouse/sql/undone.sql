-- One row: one upload that was taken back.
select undone
from store.undo
order by undone
