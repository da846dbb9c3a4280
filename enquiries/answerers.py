"""Which of a body's people answer what is asked of it in public or by anybody: those who speak for it, and those who run cases."""

ANSWER_QUESTIONS = ("case_officer", "scheme_manager", "body_marketer", "body_admin")
