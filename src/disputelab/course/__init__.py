"""The course: what is taught, in which order, and what a learner has done of it. No widgets."""
