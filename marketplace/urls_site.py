"""The site host: the public square."""

from django.urls import URLPattern, URLResolver, include, path

from marketplace import api_page, operations, urls_both
from marketplace.demo import mail_pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("billing.urls_webhooks")),  # first: a provider waits for its answer
    *urls_both.urlpatterns,
    path("", include("billing.urls_site")),
    path("", include("portfolio.urls_site")),
    path("", include("exports.urls_site")),
    path("", include("accounts.urls_site")),
    path("", include("oversight.urls_site")),
    path("", include("papers.urls_site")),
    path("demo/mail/", mail_pages.letters, name="demo-mail"),
    path("demo/mail/<slug:name>/", mail_pages.letter, name="demo-letter"),
    path("demo/mail/<slug:name>/html/", mail_pages.letter_as_html, name="demo-letter-html"),
    path("demo/mail/<slug:name>/files/<int:number>/", mail_pages.letter_file, name="demo-letter-file"),
    path("operations/", operations.overview, name="operations"),
    path("api/", api_page.manual, name="api-manual"),
    path("api/v1/", include("marketplace.api")),
    path("", include("search.urls_site")),
    path("", include("purchasing.urls_site")),
    path("", include("enquiries.urls_site")),
    path("", include("reviews.urls_site")),
    path("", include("register.urls_site")),
    path("", include("cms.urls_site")),  # last: its pages take every address that is left
]
