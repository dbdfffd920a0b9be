"""Whether what was given to do is done: progress that people state, time that follows."""
