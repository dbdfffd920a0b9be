"""Several months or periods beside one another: runs, directions, trends, changes, a year's rest.

What stands in one period alone is `pipeline/scores`; a question that looks at another one too is
here.
"""
