-- One row: one figure; figures have no index.
insert into store.figure
values (2147483647, '', '2000-01-01', '', 0, '', null)
returning version
