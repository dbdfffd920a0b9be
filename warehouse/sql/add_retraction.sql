-- One row: one word of a person that was taken back.
insert into store.retraction
values ($kind, $place, $taken_back_by, $taken_back_at)
