"""The storefront, and the back office of schemes and passport."""

from django.urls import path

from catalog.views import accepting, editor, passport, schemes, storefront

app_name = "catalog"
urlpatterns = [
    path("", storefront.storefront, name="storefront"),
    path("schemes/", storefront.schemes, name="schemes"),
    path("schemes/<slug:slug>/", storefront.scheme, name="scheme"),
    path("schemes/<slug:slug>/versions/<int:number>/", storefront.scheme_version, name="scheme-version"),
    path("desk/passport/", passport.passport, name="passport"),
    path("desk/schemes/", schemes.scheme_list, name="scheme-list"),
    path("desk/schemes/new/", schemes.new_scheme, name="new-scheme"),
    path("desk/schemes/<uuid:pk>/", schemes.one_scheme, name="one-scheme"),
    path("desk/schemes/<uuid:pk>/start-draft/", schemes.start_draft, name="start-draft"),
    path("desk/schemes/<uuid:pk>/withdraw/", schemes.withdraw, name="withdraw"),
    path("desk/schemes/<uuid:pk>/offer-again/", schemes.offer_again, name="offer-again"),
    path("desk/schemes/<uuid:pk>/complete/", schemes.complete, name="complete"),
    path("desk/schemes/<uuid:pk>/search-words/", schemes.search_words, name="search-words"),
    path("desk/schemes/<uuid:pk>/acceptance/", accepting.acceptances_of_scheme, name="acceptances"),
    path("desk/schemes/<uuid:pk>/acceptance/new/", accepting.new_acceptance, name="new-acceptance"),
    path("desk/schemes/<uuid:pk>/acceptance/<uuid:acceptance>/", accepting.acceptance, name="acceptance"),
    path("desk/schemes/<uuid:pk>/acceptance/<uuid:acceptance>/end/", accepting.end_acceptance, name="end-acceptance"),
    path("desk/schemes/<uuid:pk>/preview/", editor.preview, name="preview"),
    path("desk/schemes/<uuid:pk>/publish/", editor.publish, name="publish"),
    path("desk/schemes/<uuid:pk>/discard/", editor.discard, name="discard"),
    path("desk/schemes/<uuid:pk>/edit/<slug:key>/", editor.edit_section, name="edit-section"),
    path("desk/schemes/<uuid:pk>/edit/<slug:key>/live/", editor.live_preview, name="live-preview"),
]
