"""The course: questions, practice screens, a game, and progress, all answered by the rules.

Nothing here knows of widgets, and no answer is stored: each is worked out when it is asked for.
"""
