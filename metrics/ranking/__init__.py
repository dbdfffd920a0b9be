"""How units are ranked: the composite, and the criteria of QĐ 766."""
