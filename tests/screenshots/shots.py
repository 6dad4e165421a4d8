"""Which pages are photographed, who looks at each, and which addresses show no page of their own."""

from dataclasses import dataclass
from typing import Any

from tests.screenshots import acts
from tests.screenshots.acts import Act


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    width: int
    height: int
    theme: Any
    language: str

    @property
    def label(self) -> str:
        return f"{self.width}-{self.theme}"


WIDE = View(1280, 800, "light", "en")
PHONE = View(360, 740, "dark", "kk")
VIEWS = (WIDE, PHONE)


@dataclass(frozen=True)
class Shot:
    """A page: the name of its address, and who looks at it (a person of the demo or of `world`, or nobody).

    `of` names what stands in the address (tests/screenshots/world.py). `act` is done before the picture is taken.
    `is_whole` takes what lies below the window too; `is_film` keeps the colours of a film in the picture.
    `template` is for pages that no address shows: it is drawn as it is.
    """

    name: str
    view: str = ""
    who: str = ""
    of: str = ""
    query: str = ""
    act: Act | None = None
    status: int = 200
    is_whole: bool = True
    is_film: bool = False
    template: str = ""


PUBLIC = (
    Shot("catalogue", "webinars:catalogue", "gulnur"),
    Shot("catalogue-recordings", "webinars:catalogue", query="?show=recordings"),
    Shot("catalogue-nothing-found", "webinars:catalogue", query="?q=астрономия"),
    Shot("webinar-visitor", "webinars:page", of="coming"),
    Shot("webinar-visitor-mistakes", "webinars:page", of="coming", act=acts.register_badly),
    Shot("webinar", "webinars:page", "gulnur", of="coming"),
    Shot("webinar-full", "webinars:page", "gulnur", of="full"),
    Shot("webinar-now", "webinars:page", "gulnur", of="now"),
    Shot("webinar-past", "webinars:page", "gulnur", of="past"),
    Shot("webinar-cancelled", "webinars:page", "gulnur", of="cancelled"),
    Shot("webinar-of-the-team", "webinars:page", "saule", of="coming"),
    Shot("webinar-long-words", "webinars:page", "newcomer", of="long"),
    Shot("unregister", "webinars:unregister", "gulnur", of="coming"),
    Shot("standards", "standards:index", "gulnur"),
    Shot("standard", "standards:version", "gulnur", of="standard"),
    Shot("verify", "credits:verify", of="certificate"),
    Shot("verify-form", "credits:verify"),
    Shot("verify-unknown", "credits:verify", of="no-certificate", status=404),
)

ACCOUNT = (
    Shot("sign-in", "account_login"),
    Shot("sign-in-code", "account_confirm_login_code", act=acts.ask_for_code),
    Shot("sign-in-code-wrong", "account_confirm_login_code", act=acts.give_wrong_code),
    Shot("sign-in-by-code", "account_request_login_code"),
    Shot("sign-up", "account_signup"),
    Shot("sign-up-mistakes", "account_signup", act=acts.submit),
    Shot("sign-up-passkey", "account_signup_by_passkey"),
    Shot("sign-out", "account_logout", "gulnur"),
    Shot("password-forgotten", "account_reset_password"),
    Shot("password-change", "account_change_password", "gulnur"),
    Shot("password-set", "account_set_password", "newcomer"),
    Shot("reauthenticate", "account_reauthenticate", "keeper"),
    Shot("account-inactive", "account_inactive"),
    Shot("email", "account_email", "gulnur"),
    Shot("security", "mfa_index", "gulnur"),
    Shot("security-app", "mfa_activate_totp", "gulnur"),
    Shot("security-keys", "mfa_list_webauthn", "gulnur"),
    Shot("security-key-add", "mfa_add_webauthn", "gulnur"),
    Shot("security-key-rename", "mfa_edit_webauthn", "keeper", of="passkey"),
    Shot("security-key-remove", "mfa_remove_webauthn", "keeper", of="passkey"),
    Shot("security-codes", "mfa_view_recovery_codes", "keeper"),
    Shot("security-codes-new", "mfa_generate_recovery_codes", "keeper"),
    Shot("security-app-remove", "mfa_deactivate_totp", "keeper"),
    Shot("profile", "accounts:profile", "gulnur"),
    Shot("profile-new", "accounts:profile", "nameless"),
    Shot("profile-mistakes", "accounts:profile", "nameless", act=acts.submit),
)

PARTICIPANT = (
    Shot("hours", "credits:hours", "gulnur"),
    Shot("hours-none", "credits:hours", "newcomer"),
    Shot("hours-why", "credits:computation", "gulnur", of="computation"),
    Shot("certificate", "credits:certificate", "gulnur", of="certificate"),
    Shot("contest", "credits:contest", "gulnur", of="computation"),
    Shot("contest-mistakes", "credits:contest", "gulnur", of="computation", act=acts.submit),
    Shot("appeal", "credits:appeal", "contester", of="appeal-decided"),
    Shot("own-attendance", "attendance:own", "gulnur", of="past"),
    Shot("own-data", "accounts:own_data", "gulnur"),
    Shot("together", "attendance:together", "gulnur", of="now"),
    Shot("quiz", "quizzes:take", "taker", of="past"),
    Shot("quiz-passed", "quizzes:take", "gulnur", of="past"),
    Shot("quiz-question", "quizzes:question", "taker", of="question"),
    Shot("quiz-review", "quizzes:review", "taker", of="attempt"),
    Shot("quiz-result", "quizzes:result", "gulnur", of="attempt-passed"),
    Shot("quiz-result-failed", "quizzes:result", "failed", of="attempt-failed"),
    Shot("questions", "questions:answers", "gulnur", of="past"),
    Shot("feedback", "feedback:give", "asan", of="past"),
    Shot("recommendations", "recommendations:list", "gulnur", of="past"),
    Shot("recommendation-mistakes", "recommendations:list", "gulnur", of="past", act=acts.recommend_badly),
    Shot("after-lecture", "webinars:after", "gulnur", of="past"),
    Shot("replay", "recordings:replay", "gulnur", of="past", act=acts.see_the_film, is_whole=False, is_film=True),
    Shot("replay-later", "recordings:replay", "gulnur", of="now"),
)

TEAM = (
    Shot("schedule", "webinars:schedule", "saule"),
    Shot("schedule-none", "webinars:schedule", "starter"),
    Shot("set-up-new", "webinars:create", "saule"),
    Shot("set-up-new-mistakes", "webinars:create", "saule", act=acts.submit),
    Shot("set-up-1-about", "webinars:edit", "saule", of="coming"),
    Shot("set-up-2-credit", "credits:terms", "saule", of="coming"),
    Shot("set-up-2-credit-locked", "credits:terms", "saule", of="past"),
    Shot("set-up-3-quiz", "quizzes:edit", "saule", of="coming"),
    Shot("set-up-3-quiz-none", "quizzes:edit", "saule", of="draft"),
    Shot("set-up-3-question", "quizzes:change_question", "saule", of="quiz-question"),
    Shot("set-up-3-question-new", "quizzes:add_question", "saule", of="draft"),
    Shot("set-up-3-question-mistakes", "quizzes:add_question", "saule", of="draft", act=acts.submit),
    Shot("set-up-3-preview", "quizzes:preview", "saule", of="now"),
    Shot("set-up-4-slides", "slides:decks", "aigul", of="now"),
    Shot("set-up-4-slides-none", "slides:decks", "saule", of="draft"),
    Shot("set-up-4-polls", "polls:edit", "aigul", of="now"),
    Shot("set-up-4-polls-none", "polls:edit", "saule", of="draft"),
    Shot("set-up-4-poll-new", "polls:add", "saule", of="draft"),
    Shot("set-up-4-poll", "polls:change", "aigul", of="poll-prepared"),
    Shot("set-up-4-questions", "questions:rules", "aigul", of="now"),
    Shot("set-up-4-materials", "materials:edit", "aigul", of="now"),
    Shot("set-up-4-materials-none", "materials:edit", "saule", of="draft"),
    Shot("set-up-4-feedback", "feedback:edit", "aigul", of="now"),
    Shot("set-up-4-feedback-question", "feedback:add", "aigul", of="now"),
    Shot("feedback-results", "feedback:results", "aigul", of="past"),
    Shot("recommendations-of-the-team", "recommendations:list", "aigul", of="past", act=acts.open_a_way_to_hide),
    Shot("recommendations-auditor", "recommendations:list", "ulzhan", of="past"),
    Shot("recommendations-none", "recommendations:list", "saule", of="coming"),
    Shot("recommendations-summary", "recommendations:summary", "aigul", of="past"),
    Shot("captions", "captions:write", "aigul", of="now"),
    Shot("captions-who", "captions:manage", "aigul", of="now"),
    Shot("poll-results", "polls:results", "aigul", of="poll-held"),
    Shot("questions-of-the-team", "questions:answers", "aigul", of="past"),
    Shot("questions-auditor", "questions:answers", "ulzhan", of="past"),
    Shot("set-up-4-publish", "webinars:publish", "saule", of="coming"),
    Shot("set-up-4-publish-draft", "webinars:publish", "saule", of="draft"),
    Shot("reschedule", "webinars:reschedule", "saule", of="coming"),
    Shot("cancel", "webinars:cancel", "saule", of="coming"),
    Shot("people", "webinars:people", "saule", of="coming"),
    Shot("chat", "webinars:chat", "ulzhan", of="past"),
    Shot("people-requests", "webinars:people", "saule", of="approval", query="?state=pending"),
    Shot("people-none", "webinars:people", "saule", of="long"),
    Shot("credit-people", "credits:people", "saule", of="past"),
    Shot("credit-person", "credits:person", "saule", of="report-person"),
    Shot("appeals", "credits:appeals", "saule"),
    Shot("appeals-none", "credits:appeals", "starter"),
    Shot("appeal-decide", "credits:appeal", "saule", of="appeal"),
    Shot("organisation", "accounts:organisation", "saule"),
    Shot("policies", "credits:policies", "saule"),
    Shot("policy", "credits:policy", "saule", of="policy"),
    Shot("policy-change", "credits:policy_edit", "saule", of="policy"),
    Shot("summary", "webinars:after", "aigul", of="past"),
    Shot("report", "attendance:report", "aigul", of="past"),
    Shot("report-later", "attendance:report", "saule", of="coming"),
    Shot("staff", "credits:staff", "head"),
    Shot("staff-of-an-organiser", "credits:staff", "saule"),
    Shot("import", "imports:upload", "saule", of="zoom"),
    Shot("import-preview", "imports:preview", "saule", of="import-draft"),
    Shot("import-which-day", "imports:preview", "saule", of="import-question"),
    Shot("imported", "imports:imported", "saule", of="imported"),
    Shot("report-of-an-import", "attendance:report", "saule", of="zoom-before"),
    Shot("report-person", "attendance:person", "ulzhan", of="report-person"),
    Shot("report-person-mistakes", "attendance:person", "saule", of="report-person", act=acts.correct_badly),
    Shot("report-rows", "attendance:person_rows", "ulzhan", of="report-person"),
    Shot("report-seal", "attendance:seal", "ulzhan", of="past"),
    Shot("webinar-auditor", "webinars:page", "ulzhan", of="past"),
)

WORKSHOP = (
    Shot("design", "ui:design"),
    Shot("mailbox", "mail:box"),
    Shot("letter", "mail:letter", of="letter", act=acts.see_the_frame),
    Shot("letter-code", "mail:letter", of="letter", act=acts.read_letter_with_code),
    Shot("error-400", template="400.html", status=400),
    Shot("error-403", "webinars:edit", "gulnur", of="coming", status=403),
    Shot("error-403-form", template="403_csrf.html", status=403),
    Shot("send-again", "webinars:create", "saule", act=acts.send_too_late),
    Shot("error-404", "webinars:page", of="nowhere", status=404),
    Shot("error-429", template="429.html", status=429),
    Shot("error-500", template="500.html", status=500),
    Shot("admin", "admin:index", "maghzhan", is_whole=False),
    Shot("admin-people", "admin:accounts_user_changelist", "maghzhan", is_whole=False),
    Shot("admin-person", "admin:accounts_user_change", "maghzhan", of="admin-person", is_whole=False),
    Shot("admin-webinars", "admin:webinars_webinar_changelist", "maghzhan", is_whole=False),
    Shot("admin-login", "admin:login", is_whole=False),
)

#: These need a lecture on air, and come last.
ON_AIR = (
    Shot("waiting-room", "webinars:room", "asan", of="now", is_whole=False, is_film=True),
    Shot("room", "webinars:room", "gulnur", of="now", is_whole=False, is_film=True),
    Shot("studio", "webinars:studio", "aigul", of="now", is_whole=False, is_film=True),
)

SHOTS = (*PUBLIC, *ACCOUNT, *PARTICIPANT, *TEAM, *WORKSHOP, *ON_AIR)

_ACTS = "a form's address: it does something and leads on"
_PART = "a part of a page"
_FILE = "a file"
_LEADS_ON = "leads to another page"
_KEYS = "what a page's script asks for"

#: Addresses without a picture, and why.
NOT_PAGES = {
    "webinars:find_lecturers": _PART,
    "webinars:calendar": _FILE,
    "webinars:register": _ACTS,
    "webinars:discard": _ACTS,
    "webinars:copy": _ACTS,
    "webinars:people_csv": _FILE,
    "webinars:decide": _ACTS,
    "webinars:name_moderator": _ACTS,
    "webinars:withdraw_moderator": _ACTS,
    "webinars:line": _FILE,
    "webinars:start": _ACTS,
    "webinars:pause": _ACTS,
    "webinars:prolong": _ACTS,
    "webinars:resume": _ACTS,
    "webinars:end": _ACTS,
    "polls:csv": _FILE,
    "polls:up": _ACTS,
    "polls:down": _ACTS,
    "polls:delete": _ACTS,
    "accounts:own_data_file": _FILE,
    "feedback:csv": _FILE,
    "feedback:anonymous": _ACTS,
    "feedback:change": "the same form as adding a question",
    "feedback:up": _ACTS,
    "feedback:down": _ACTS,
    "feedback:delete": _ACTS,
    "recommendations:write": _ACTS,
    "recommendations:change": _ACTS,
    "recommendations:withdraw": _ACTS,
    "recommendations:support": _ACTS,
    "recommendations:unsupport": _ACTS,
    "recommendations:hide": _ACTS,
    "recommendations:restore": _ACTS,
    "recommendations:close": _ACTS,
    "recommendations:reopen": _ACTS,
    "recommendations:summary_csv": _FILE,
    "recommendations:all_csv": _FILE,
    "materials:upload": _ACTS,
    "materials:link": _ACTS,
    "materials:download": _FILE,
    "materials:change": _ACTS,
    "materials:move": _ACTS,
    "materials:delete": _ACTS,
    "questions:write": _ACTS,
    "questions:publish": _ACTS,
    "questions:dismiss": _ACTS,
    "questions:restore": _ACTS,
    "questions:answered": _ACTS,
    "captions:state": _FILE,
    "captions:say": _ACTS,
    "captions:correct": _ACTS,
    "captions:lines": _FILE,
    "captions:vtt": _FILE,
    "captions:push": _ACTS,
    "captions:name": _ACTS,
    "captions:release": _ACTS,
    "captions:make_token": _ACTS,
    "captions:revoke_token": _ACTS,
    "slides:list": _PART,
    "slides:item": _PART,
    "slides:thumbnails": _PART,
    "slides:upload": _ACTS,
    "slides:rename": _ACTS,
    "slides:move": _ACTS,
    "slides:offer": _ACTS,
    "slides:delete": _ACTS,
    "slides:pages": _FILE,
    "slides:turns": _FILE,
    "slides:find": _FILE,
    "slides:picture": _FILE,
    "slides:download": _FILE,
    "attendance:report_csv": _FILE,
    "attendance:report_xlsx": _FILE,
    "attendance:report_pdf": _FILE,
    "credits:staff_csv": _FILE,
    "credits:staff_xlsx": _FILE,
    "credits:staff_pdf": _FILE,
    "imports:confirm": _ACTS,
    "imports:discard": _ACTS,
    "imports:file": _FILE,
    "recordings:sit": _ACTS,
    "recordings:watched": _ACTS,
    "recordings:state": _PART,
    "recordings:retry": _ACTS,
    "recordings:playlist": _FILE,
    "recordings:piece": _FILE,
    "recordings:live_playlist": _FILE,
    "recordings:live_piece": _FILE,
    "recordings:download": _FILE,
    "recordings:progress": _PART,
    "recordings:make": _ACTS,
    "quizzes:start": _ACTS,
    "quizzes:open": _ACTS,
    "quizzes:close": _ACTS,
    "quizzes:move_question": _ACTS,
    "quizzes:remove_question": _ACTS,
    "quizzes:restore_question": _ACTS,
    "quizzes:attempt": _LEADS_ON,
    "quizzes:submit": _ACTS,
    "quizzes:save": _ACTS,
    "credits:result": _LEADS_ON,
    "credits:certificate_pdf": _FILE,
    "credits:badge": _FILE,
    "credits:badge_issuer": _FILE,
    "credits:badge_status": _FILE,
    "credits:revoke": _ACTS,
    "credits:file": _FILE,
    "credits:policy_copy": _ACTS,
    "credits:policy_offer": _ACTS,
    "credits:policy_preview": _PART,
    "credits:appeals_waiting": _PART,
    "accounts:after_login": _LEADS_ON,
    "accounts:language": _ACTS,
    "mail:html": _PART,
    "mail:attachment": _FILE,
    "demo:sign_in": _ACTS,
    "account_email_verification_sent": "the same page as the code of sign-in, over a sign-up",
    "account_confirm_password_reset_code": "the same page as the code of sign-in, over a forgotten password",
    "account_complete_password_reset": "the same form as setting a password, after a code",
    "account_password_reset_completed": "said once, after a code",
    "mfa_authenticate": "the same page as reauthentication, while signing in",
    "mfa_reauthenticate": "the same page as reauthentication, with a code",
    "mfa_reauthenticate_webauthn": "the same page as reauthentication, with a key",
    "mfa_download_recovery_codes": _FILE,
    "mfa_login_webauthn": _KEYS,
    "mfa_signup_webauthn": "the same page as adding a key, over a sign-up",
    "set_language": _ACTS,
    "javascript-catalog": _FILE,
}
