-- What a person said beside the file, a JSON object; null: nothing.
alter table store.upload add column beside varchar;

-- Of an opening balance the first month it adds up from; null: the upload is none.
alter table store.upload add column opens date;
