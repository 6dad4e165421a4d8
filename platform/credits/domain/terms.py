"""The terms of a webinar: which policy, how many hours. Chosen by its team, fixed when it starts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypedDict, cast

from django.db import transaction

from credits.domain.arithmetic import ceil_of
from credits.domain.fields import Share, check_shares
from credits.domain.params import Formula, PolicyParams
from credits.domain.worth import Worth, worth
from credits.errors import NominalCreditsMissing, NotOnTheGrid, PolicyNotOffered, TermsLocked
from credits.models import MAX_SIGNERS, CreditTerms, Policy, PolicyVersion, TermsField
from credits.presets import DEFAULT_POLICY
from quizzes.domain.demands import demand
from quizzes.models import Quiz
from ui.prepared import Prepared
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar, WebinarState

FIXED_STATES = frozenset({WebinarState.LIVE, WebinarState.ENDED, WebinarState.CANCELLED})


class Signer(TypedDict):
    position: str
    name: str


def terms_of(webinar: Webinar) -> CreditTerms:
    """Its terms. When nobody chose any yet, those of the webinar that it was copied from, else the default policy's.
    Idempotent."""
    terms = CreditTerms.objects.select_related("policy_version__policy", "webinar").filter(webinar=webinar).first()
    if terms is not None:
        return terms
    source = CreditTerms.objects.select_related("policy_version__policy").filter(webinar=webinar.copied_from_id).first()
    with transaction.atomic():
        first = {"policy_version": _default_version()} | (_taken_over(source, webinar=webinar) if source else {})
        made, is_new = CreditTerms.objects.get_or_create(webinar=webinar, defaults=first)
        if is_new and source:
            _take_over_fields(source, to=made)
    return CreditTerms.objects.select_related("policy_version__policy", "webinar").get(webinar=webinar)


def _taken_over(source: CreditTerms, *, webinar: Webinar) -> dict[str, Any]:
    """What a copy begins with: the policy as it is now, if its organisation may still choose it, and the same signers."""
    taken: dict[str, Any] = {"signers": source.signers}
    policy = source.policy_version.policy
    if policy.is_offered_to(webinar.organisation_id):
        version = policy.latest
        taken |= {"policy_version": version, "cap": source.cap, "words": 0}
        if version.params.formula is Formula.SELF_STUDY:
            taken["words"] = source.words
        try:
            taken["nominal_credits"] = _nominal(version.params, source.nominal_credits)
        except (NominalCreditsMissing, NotOnTheGrid):  # the policy has changed since
            taken["nominal_credits"] = suggested_nominal(version.params, length_min=webinar.length_min)
    return taken


def _take_over_fields(source: CreditTerms, *, to: CreditTerms) -> None:
    """All of them, or none where one is offered no more: their shares make a whole."""
    chosen = list(source.fields_of_study.select_related("field"))
    if all(each.field.is_offered for each in chosen):
        name_fields(to, [Share(each.field, each.share_pct) for each in chosen])


def _default_version() -> PolicyVersion:
    versions = PolicyVersion.objects.select_related("policy").filter(policy__slug=DEFAULT_POLICY)
    return versions.order_by("-version")[:1].get()


def read_terms(webinar: Webinar) -> CreditTerms:
    """Its terms for showing, without a query when they were prepared for a list (`prepare_terms`); makes no rows."""
    cached = webinar._state.fields_cache.get("credit_terms", ...)
    if cached is ...:
        cached = CreditTerms.objects.select_related("policy_version__policy").filter(webinar=webinar).first()
        webinar._state.fields_cache["credit_terms"] = cached
    if cached is None:
        return CreditTerms(webinar=webinar, policy_version=_default_version())
    cached.webinar = webinar
    return cast(CreditTerms, cached)


def read_terms_in_room(webinar: Webinar) -> CreditTerms:
    """As `read_terms`, for the page that everyone opens at once: cheaper, and without the policy's own names and texts."""
    terms = _terms_of.first(webinar.pk)
    version = _version_of.first(terms.policy_version_id) if terms else None
    if terms is None or version is None:
        return read_terms(webinar)
    terms.webinar, terms.policy_version = webinar, version
    return terms


_terms_of = Prepared(lambda webinar: CreditTerms.objects.filter(webinar=webinar), -1)
_version_of = Prepared(lambda version: PolicyVersion.objects.filter(pk=version), -1)


def prepare_terms(webinars: Iterable[Webinar]) -> None:
    """Fetches the terms of a list of webinars in one query, for `read_terms`."""
    webinars = list(webinars)
    found = {
        terms.webinar_id: terms
        for terms in CreditTerms.objects.select_related("policy_version__policy").filter(webinar__in=webinars)
    }
    for webinar in webinars:
        webinar._state.fields_cache["credit_terms"] = found.get(webinar.pk)


def are_locked(webinar: Webinar) -> bool:
    return webinar.state in FIXED_STATES


def choose_terms(
    webinar: Webinar,
    *,
    policy: Policy,
    nominal_credits: Decimal | None = None,
    cap: Decimal | None = None,
    signers: Iterable[Signer] = (),
    words: int = 0,
    fields: Sequence[Share] = (),
) -> CreditTerms:
    """Binds the webinar to the policy's latest version and tells its quiz what the policy demands.

    Raises TermsLocked after the start, PolicyNotOffered, NominalCreditsMissing and NotOnTheGrid, and what `check_shares`
    raises of the fields of study.
    """
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if are_locked(locked):
            raise TermsLocked
        terms = terms_of(locked)
        if not policy.is_offered_to(locked.organisation_id) and terms.policy_version.policy_id != policy.pk:
            raise PolicyNotOffered
        version = policy.latest
        terms.policy_version = version
        terms.nominal_credits = _nominal(version.params, nominal_credits)
        terms.cap = cap
        terms.words = words if version.params.formula is Formula.SELF_STUDY else 0
        terms.signers = [signer for signer in signers if signer["name"]][:MAX_SIGNERS]
        check_shares(fields, kept=frozenset(terms.fields_of_study.values_list("field_id", flat=True)))
        terms.save()
        name_fields(terms, fields)
        demand_quiz(terms)
    return terms


def name_fields(terms: CreditTerms, shares: Iterable[Share]) -> None:
    """Puts these fields of study in the place of those that were chosen; call it with what `check_shares` let pass."""
    terms.fields_of_study.all().delete()
    TermsField.objects.bulk_create(
        TermsField(terms=terms, field=share.field, share_pct=share.percent, order=order)
        for order, share in enumerate(shares)
    )


def demand_quiz(terms: CreditTerms) -> None:
    """Passes on what the policy asks of the quiz. A policy that needs none sets no marks, and makes no quiz."""
    params = terms.policy_version.params
    if params.quiz_required:
        values: dict[str, int | None] = {
            "pass_pct": params.pass_pct,
            "max_attempts": params.max_attempts,
            "cooloff_hours": params.cooloff_hours,
            "expiry_days": params.expiry_days,
            "feedback_on_fail": params.feedback_on_fail,
        }
        if params.min_attendance_pct is not None:
            values["min_attendance_pct"] = params.min_attendance_pct
        if params.questions_per_credit:
            values["required_questions"] = max(
                ceil_of(Fraction(planned_worth(terms).credits) * params.questions_per_credit), 1
            )
        demand(terms.webinar, values=values)
    elif Quiz.objects.filter(webinar=terms.webinar).exists():
        demand(
            terms.webinar,
            values={
                "max_attempts": params.max_attempts,
                "cooloff_hours": params.cooloff_hours,
                "feedback_on_fail": params.feedback_on_fail,
            },
        )


def planned_worth(terms: CreditTerms) -> Worth:
    """By the planned length, before the webinar has run."""
    return version_worth(
        terms.policy_version,
        length_min=terms.webinar.length_min,
        nominal_credits=terms.nominal_credits,
        cap=terms.cap,
        words=terms.words,
    )


def version_worth(
    version: PolicyVersion,
    *,
    length_min: int,
    nominal_credits: Decimal | None = None,
    cap: Decimal | None = None,
    words: int = 0,
) -> Worth:
    return worth(version.params, content_s=length_min * 60, nominal_credits=nominal_credits, cap=cap, words=words)


def suggested_nominal(params: PolicyParams, *, length_min: int) -> Decimal:
    """The programme's hours that a webinar of this length usually has: whole steps, at least one."""
    steps = int(Decimal(length_min) / params.minutes_per_credit / params.increment)
    return max(steps, 1) * params.increment


def _nominal(params: PolicyParams, nominal_credits: Decimal | None) -> Decimal | None:
    if not params.is_nominal:
        return None
    if not nominal_credits:
        raise NominalCreditsMissing
    if nominal_credits % params.increment or nominal_credits < params.min_credits:
        raise NotOnTheGrid(str(params.increment))
    return nominal_credits
