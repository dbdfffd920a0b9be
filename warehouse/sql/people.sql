-- One row: one word on who answers for a unit, the oldest word first.
select identity, unit, name, position, phone, email, since, until, said_by, said_at
from store.person
order by place
