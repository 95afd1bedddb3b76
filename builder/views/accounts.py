"""Accounts: the link that makes one. Logging in and passwords are allauth's."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from builder.forms.organization import AccountForm, FoundingForm
from builder.models import AlreadyUsed, Invitation, Organization


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made through invitation links only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: whoever may join has a link."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the address in the reset mail: ours, whatever host the request named."""
        uid, _, rest = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": rest})
        return f"{settings.SITE_URL}{path}"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Make an account, and on a first-run link the organization too."""
    invitation = Invitation.objects.usable(token).select_related("organization").first()
    if invitation is None:
        return render(request, "builder/accounts/link_used.html", status=410)
    form_class = AccountForm if invitation.organization else FoundingForm
    form = form_class(request.POST or None, initial={"email": invitation.email})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        founded = Organization(name=data.get("organization", ""), country=data.get("country", ""))
        try:
            user = invitation.accept(
                name=data["name"],
                email=data["email"],
                password=data["password"],
                organization=founded,
            )
        except (AlreadyUsed, IntegrityError):
            return render(request, "builder/accounts/link_used.html", status=410)
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return redirect("library")
    ctx = {"form": form, "invitation": invitation}
    status = 422 if form.is_bound else 200
    return render(request, "builder/accounts/welcome.html", ctx, status=status)
