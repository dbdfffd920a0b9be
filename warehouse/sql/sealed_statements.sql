-- One row: one statement of any kind, with its seal over what stands before it in the row.
select place, kind, subject, facts, stated_by, stated_at, why, takes_back, by_command, seal
from store.statement
order by place
