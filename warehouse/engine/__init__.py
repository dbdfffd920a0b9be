"""The database as a file: connections, locks, migrations."""
