"""Who may see and do what: roles, accounts, sessions and the steps of signing in."""
