"""The demand board, and what its buyers do there."""

from django.urls import path

from enquiries.views import demands

app_name = "enquiries"
urlpatterns = [
    path("demands/", demands.board, name="board"),
    path("demands/new/", demands.publish, name="publish-demand"),
    path("demands/<uuid:pk>/", demands.demand, name="demand"),
    path("demands/<uuid:pk>/withdraw/", demands.withdraw, name="withdraw-demand"),
    path("demands/<uuid:pk>/close/", demands.close, name="close-demand"),
    path("my/demands/", demands.own_demands, name="own-demands"),
]
