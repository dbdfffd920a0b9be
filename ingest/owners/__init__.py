"""Whose each row of a table is: a unit's, a part of a unit's, a group's, nobody's."""
