-- What was said when an upload was taken back, a JSON object as beside a file; null: nothing.
alter table store.undo add column beside varchar;
