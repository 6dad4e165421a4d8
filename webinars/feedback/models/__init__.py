from webinars.feedback.models.form import FeedbackForm, Statement, StatementKind
from webinars.feedback.models.response import Answer, Response

__all__ = ["Answer", "FeedbackForm", "Response", "Statement", "StatementKind"]
