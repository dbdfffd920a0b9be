-- What they held stands in `statement` now.

drop table store.carried;
drop table store.alias;
drop table store.mapping;
drop table store.retraction;
drop table store.person;
drop table store.explanation;
drop table store.inspection;
