-- One row: one layout whose columns a person explained.
insert into store.mapping
select
    count(*) + 1,
    $fingerprint,
    $source,
    $title,
    $headings,
    $meanings,
    $by_field,
    $confirmed_by,
    $confirmed_at
from store.mapping
