-- One row: one layout whose columns a person explained, oldest first.
select
    m.fingerprint, m.source, m.title, m.headings, m.meanings, m.by_field,
    m.place, m.confirmed_by, m.confirmed_at, r.taken_back_by, r.taken_back_at
from store.mapping m
left join store.retraction r on r.kind = 'mapping' and r.place = m.place
order by m.place
