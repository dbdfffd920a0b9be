"""The record that several machines share: a PostgreSQL database that is only ever added to."""
